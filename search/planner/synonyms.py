"""Other words for the same: equal, narrower and broader ones, each weaker than the word itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from search.analysis.analyser import analyser
from search.data import table

Stems = tuple[str, ...]

FAMILY = 0.9
EQUAL = 0.7
NARROWER = 0.6
BROADER = 0.3
RELATED = 0.39
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """`words` mean the same; who looks for one of them finds `narrower` too, and less so back.

    Words may be expressions of several words. A `family` has one root: sammeln, Sammlung. With
    `related` the words only belong to one subject.
    """

    words: tuple[str, ...]
    narrower: tuple[str, ...] = ()
    language: str = "de"
    family: bool = False
    related: bool = False


class Synonyms:
    """Synonym groups by the stems of their words."""

    def __init__(self, groups: Iterable[SynonymGroup]) -> None:
        self._others: defaultdict[Stems, dict[Stems, float]] = defaultdict(dict)
        self._related: defaultdict[Stems, dict[Stems, float]] = defaultdict(dict)
        for group in groups:
            if group.related:
                some = [stems for word in group.words if (stems := _stems(word, group.language))]
                for one in some:
                    self._related[one] |= {other: RELATED for other in some if other != one}
                continue
            equal = [stems for word in group.words if (stems := _stems(word, group.language))]
            narrow = [stems for word in group.narrower if (stems := _stems(word, group.language))]
            for one in equal:
                self._put(one, equal, FAMILY if group.family else EQUAL)
                self._put(one, narrow, NARROWER)
            for one in narrow:
                self._put(one, equal, BROADER)
        self.stems = frozenset(stem for stems in self._others for stem in stems)
        self.words = frozenset(stems for stems in (*self._others, *self._related))

    def _put(self, of: Stems, others: Iterable[Stems], weight: float) -> None:
        known = self._others[of]
        for other in others:
            if other != of:
                known[other] = max(weight, known.get(other, 0.0))

    def of(self, stems: Stems) -> dict[Stems, float]:
        """Other expressions for an expression, with their weights."""
        return self._others.get(stems, {})

    def related(self, stems: Stems) -> dict[Stems, float]:
        """Expressions of the same subject."""
        return self._related.get(stems, {})

    def longest(self, stems: Sequence[str], start: int) -> int:
        """Where the longest known expression of several words ends that begins at `start`."""
        for end in range(min(start + _LONGEST, len(stems)), start + 1, -1):
            if tuple(stems[start:end]) in self._others:
                return end
        return start + 1


def _stems(words: str, language: str) -> Stems:
    """The stems of an expression; none if hardly anything is left of it ("von zu Hause")."""
    stems = tuple(analysed.stem for analysed in analyser(language).text(words.lower()))
    return stems if len(stems) > 1 or len(words.split()) == 1 else ()


@cache
def everyday() -> tuple[SynonymGroup, ...]:
    """The general groups that come with the project (`everyday.toml`, `related.toml`)."""
    return (*_parsed(), *_related())


def _parsed() -> Iterator[SynonymGroup]:
    for language, text in table("everyday").items():
        for line in text.splitlines():
            equal, _sign, narrower = line.partition(">")
            family = "=" in equal
            words = _listed(equal, "=" if family else ",")
            if words:
                yield SynonymGroup(words, _listed(narrower, ","), language, family)


def _related() -> Iterator[SynonymGroup]:
    for language, text in table("related").items():
        for line in text.splitlines():
            if words := _listed(line, ","):
                yield SynonymGroup(words, language=language, related=True)


def _listed(text: str, sign: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(sign) if (word := part.strip()))
