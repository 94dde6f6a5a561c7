"""Facets in the words: "als Familie", "am Wochenende", "auf Türkisch"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from search.analysis.analyser import analyser
from search.analysis.folding import fold
from search.data import closed_words, table

_LONGEST = 6
_RANGE = re.compile(r"(\d+)\.\.(\d+)")

Codes = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Meant:
    """Words `start` to `end` (not included) mean facets. `surely`: and nothing else."""

    start: int
    end: int
    codes: Codes
    surely: bool


class FacetWords:
    """Finds expressions for facets in a row of words."""

    def find(self, words: Sequence[str], language: str) -> list[Meant]:
        """What is meant, from left to right, the longest expression first."""
        keys = [_key(word, language) for word in words]
        particles = closed_words("particles", language)
        found: list[Meant] = []
        at = 0
        while at < len(keys):
            telling = [spot for spot in range(at, len(keys)) if words[spot] not in particles]
            one = _longest(keys, range(at, len(keys)), language)
            if one is None and telling[:1] == [at]:
                one = _longest(keys, telling, language)
            if one is not None:
                found.append(one)
                at = one.end - 1
            at += 1
        return found


def _longest(keys: Sequence[str], spots: Sequence[int], language: str) -> Meant | None:
    """The longest expression made of the first ones of these words."""
    said, meant = _expressions(language)
    for size in range(min(_LONGEST, len(spots)), 0, -1):
        expression = tuple(keys[spot] for spot in spots[:size])
        if codes := said.get(expression) or meant.get(expression):
            return Meant(spots[0], spots[size - 1] + 1, codes, expression in said)
    return None


def _written_out(phrase: str) -> Iterator[str]:
    """A phrase for every number of a range in it: "bin 14..17"."""
    if not (found := _RANGE.search(phrase)):
        yield phrase
        return
    for number in range(int(found[1]), int(found[2]) + 1):
        yield phrase[: found.start()] + str(number) + phrase[found.end() :]


def _key(word: str, language: str) -> str:
    """How expressions are compared: by stems, words without a stem by their letters."""
    analysed = analyser(language).word(word)
    return analysed.stem if analysed else fold(word)


@cache
def _expressions(language: str) -> tuple[dict[tuple[str, ...], Codes], ...]:
    kinds = table("facet_words").get(language, {})
    made: list[dict[tuple[str, ...], Codes]] = []
    for kind in ("said", "meant"):
        expressions: dict[tuple[str, ...], Codes] = {}
        for facets, phrases in kinds.get(kind, {}).items():
            codes: Codes = {}
            for one in facets.split():
                facet, _colon, code = one.partition(":")
                codes[facet] = (*codes.get(facet, ()), code)
            for phrase in (one for some in phrases for one in _written_out(some)):
                key = tuple(_key(word, language) for word in phrase.split())
                known = expressions.get(key, {})
                expressions[key] = {
                    facet: tuple(dict.fromkeys((*known.get(facet, ()), *codes.get(facet, ()))))
                    for facet in {**known, **codes}
                }
        made.append(expressions)
    return tuple(made)
