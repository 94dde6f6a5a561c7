"""Suggestions while somebody types: categories, places, organisations, titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from search.analysis.analyser import analyser
from search.analysis.folding import fold
from search.analysis.tokens import pairs
from search.engines.base import Engine

from .keeping import vocabulary
from .reading import clean
from .resources import Resources

_ENDINGS = 40
"""So many of the most frequent words that begin with what was typed are looked for in titles."""


class Kind(StrEnum):
    CATEGORY = "category"
    PLACE = "place"
    ORGANISATION = "organisation"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`key`: of a category its facet and code, of a document its key, of a place its name."""

    kind: Kind
    text: str
    key: str


def suggest(
    engine: Engine, text: str, locale: str, at: int, resources: Resources, limit: int = 8
) -> list[Suggestion]:
    """What the text may become, at most `limit`, of every kind a few."""
    text = clean(text)
    words = [form for _word, form in pairs(text)]
    if not words or len(fold("".join(words))) < 2:
        return []
    each = max(limit // 4, 1)
    names = [
        Suggestion(Kind.CATEGORY, name.text, name.key)
        for name in resources.names.get(locale, ())
        if _begins(words, name.words)
    ]
    places = [
        Suggestion(Kind.PLACE, name, name) for name in resources.gazetteer.starting(text, limit)
    ]
    found = _titles(engine, words, locale, at, limit)
    organisations = [one for one in found if one.kind is Kind.ORGANISATION]
    titles = [one for one in found if one.kind is Kind.TITLE]
    return _mixed((names, places, organisations, titles), each, limit)


def suggest_places(text: str, resources: Resources, limit: int = 8) -> list[Suggestion]:
    """Places only, for the place box; a postcode's places by name, a misspelt one's right ones."""
    text = clean(text)
    if not text:
        return []
    gazetteer = resources.gazetteer
    names = gazetteer.starting(text, limit) or gazetteer.like(text, limit)
    return [Suggestion(Kind.PLACE, name, name) for name in names]


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all typed words are in a name, the last one as the beginning of a word."""
    *whole, last = map(fold, typed)
    return all(word in words for word in whole) and any(word.startswith(last) for word in words)


def _titles(
    engine: Engine, words: Sequence[str], locale: str, at: int, limit: int
) -> list[Suggestion]:
    chain = analyser(locale)
    *whole, last = words
    terms = [found.stem for word in whole if (found := chain.word(word))]
    endings = map(fold, (last, *vocabulary(engine).starting(last, _ENDINGS)))
    hits = engine.titles(locale, at, terms, list(dict.fromkeys(endings)), limit)
    seen: dict[str, Suggestion] = {}
    for hit in hits:
        title = str(hit.stored.get("title", ""))
        kind = Kind.ORGANISATION if hit.stored.get("type") == "organisation" else Kind.TITLE
        seen.setdefault(title, Suggestion(kind, title, hit.key))
    return list(seen.values())


def _mixed(kinds: Sequence[Sequence[Suggestion]], each: int, limit: int) -> list[Suggestion]:
    """Some of every kind, and the rest of those that there are most of."""
    chosen = [list(some[:each]) for some in kinds]
    for at, some in enumerate(kinds):
        free = limit - sum(map(len, chosen))
        chosen[at] += some[each : each + max(free, 0)]
    return [one for some in chosen for one in some]
