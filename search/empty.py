"""Counting searches that found nothing: only words, never numbers, addresses or who asked."""

from __future__ import annotations

import datetime as dt

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .analysis.tokens import nfc, pairs
from .models import EmptySearch

MOST_ROWS = 5_000
_MOST_WORDS = 6
_LONGEST = 60
KEEP = dt.timedelta(days=90)


def note(text: str, language: str) -> None:
    """Count one search. What may be a name with a number or an address is left out."""
    words = [word for word, _form in pairs(nfc(text))]
    said = " ".join(words)
    whole = all(word.isalpha() for word in words)
    if not words or len(words) > _MOST_WORDS or len(said) > _LONGEST or "@" in text or not whole:
        return
    today = timezone.localdate()
    try:
        with transaction.atomic():
            rows = EmptySearch.objects.filter(text=said, language=language)
            if not rows.update(count=F("count") + 1, last_on=today) and _is_room():
                EmptySearch.objects.create(text=said, language=language, last_on=today)
    except DatabaseError:
        return  # A busy database must not cost the visitor the answer.


def _is_room() -> bool:
    return EmptySearch.objects.count() < MOST_ROWS


def forget_old() -> int:
    """Delete what nobody has looked for in a while; the number of rows."""
    old = EmptySearch.objects.filter(last_on__lt=timezone.localdate() - KEEP)
    return old.delete()[0]
