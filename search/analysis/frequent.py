"""Words of the general lists of `pyspellchecker`: all of them, and those that are everywhere."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .folding import strip_marks

_MOST_FREQUENT = 1500


@cache
def frequent(language: str) -> frozenset[str]:
    """The most frequent words of spoken language, without marks: hardly any tells a subject."""
    counts = _counts(language)
    best = sorted(counts, key=lambda word: -counts[word])[:_MOST_FREQUENT]
    return frozenset(map(strip_marks, best))


@cache
def known_words(language: str) -> frozenset[str]:
    """All words of the general list of a language, without marks."""
    return frozenset(map(strip_marks, _counts(language)))


def _counts(language: str) -> Mapping[str, int]:
    packed = (files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts
