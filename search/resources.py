"""What the planner knows beside the index: words of the project and of the editors, and places."""

from __future__ import annotations

import time
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Max, Q

from pages.base.models import Category, Change
from pages.places import gazetteer as places

from .analysis.analyser import use_extra_words
from .models import BestBet, CompoundWord, SynonymGroup, lines
from .planner import Resources
from .planner import SynonymGroup as Group

_SECONDS = 300.0
_lock = Lock()
_kept: tuple[float, Any, Resources] | None = None
_EDITED = {
    "search": ("synonymgroup", "compoundword"),
    "base": ("category",),
    "places": ("district", "municipality"),
}
"""What editors change here works at once; rooms and their tables."""


def resources() -> Resources:
    """The words and the places. What editors change works at once, in every process."""
    global _kept
    kept, version = _kept, _version()
    if kept is not None and kept[1] == version and time.monotonic() - kept[0] < _SECONDS:
        return kept[2]
    with _lock:
        if _kept is not None and _kept is not kept and _kept[1] == version:
            return _kept[2]  # somebody else has just read it
        use_words()
        if kept is not None and kept[1] != version:
            places.forget()
        made = Resources.make(places.gazetteer(), _groups(), _names())
        _kept = (time.monotonic(), version, made)
    return made


def use_words() -> None:
    """From now on, split compounds with the words that editors have added. One query.

    For whoever analyses documents; a search reads them with all other words.
    """
    use_extra_words(CompoundWord.objects.values_list("word", flat=True))


def forget() -> None:
    """Read everything again at the next question."""
    global _kept
    _kept = None


def best_bets(text: str, language: str) -> list[BestBet]:
    """The best bets for a search."""
    if not text:
        return []
    rows = BestBet.in_use().filter(language=language).select_related("page")
    return [row for row in rows if row.fits(text)]


def _version() -> Any:
    """Changes when an editor changes a word. One query."""
    tables = Q()
    for room, names in _EDITED.items():
        tables |= Q(content_type__app_label=room, content_type__model__in=names)
    return Change.objects.filter(tables).aggregate(at=Max("pk"))["at"]


def _groups() -> list[Group]:
    return [
        Group(lines(row.words), lines(row.narrower), row.language)
        for row in SynonymGroup.objects.all()
    ]


def _names() -> dict[str, list[tuple[str, str]]]:
    """Names of categories in each language, for suggestions."""
    rows = list(Category.objects.prefetch_related("texts"))
    return {
        code: [(f"{row.facet}:{row.code}", row.text("name", code)) for row in rows]
        for code, _name in settings.LANGUAGES
    }
