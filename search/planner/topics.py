"""Which categories the words of everyday language belong to (`search/data/topics.toml`)."""

from __future__ import annotations

from functools import cache

from search.analysis.analyser import analyser
from search.analysis.tokens import pairs
from search.data import table

from .reading import Typed
from .weights import OF_PARTS

Codes = dict[str, tuple[str, ...]]


def topics_of(word: Typed, language: str) -> tuple[Codes, float]:
    """Facet to codes, of the word itself, else of its parts; and how sure that is."""
    for known in _languages(language):
        if whole := known.get(word.stem) or known.get(word.other):
            return whole, 1.0
    known = _topics("de")
    found: Codes = {}
    for part in dict.fromkeys((*word.pieces, *word.leaves)):
        for facet, codes in known.get(part, {}).items():
            found[facet] = tuple(dict.fromkeys((*found.get(facet, ()), *codes)))
    return found, OF_PARTS


def _languages(language: str) -> tuple[dict[str, Codes], ...]:
    return (_topics("en"), _topics("de")) if language == "en" else (_topics("de"),)


@cache
def _topics(language: str) -> dict[str, Codes]:
    chain = analyser(language)
    topics: dict[str, Codes] = {}
    for category, words in table("topics").get(language, {}).items():
        facet, _colon, code = category.partition(":")
        for _word, form in pairs(words):
            if analysed := chain.word(form):
                codes = topics.setdefault(analysed.stem, {})
                codes[facet] = tuple(dict.fromkeys((*codes.get(facet, ()), code)))
    return topics
