"""Numbers for what visitors send: B-2026-0042. Each is given out once, also after a deletion."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .models import Numbering


def next_number(series: str) -> str:
    """The next number of a series in this year; call it in the transaction that uses it."""
    year = timezone.localdate().year
    with transaction.atomic():
        Numbering.objects.get_or_create(series=series, year=year)
        rows = Numbering.objects.filter(series=series, year=year)
        rows.update(last=F("last") + 1)  # holds the row until the transaction ends
        last = rows.values_list("last", flat=True).get()
    return f"{series}-{year}-{last:04d}"
