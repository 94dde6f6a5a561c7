"""Facets in the words: "als Familie", "am Wochenende", "auf Türkisch"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from search.analysis.analyser import analyser
from search.analysis.folding import fold
from search.data import table

_LONGEST = 6

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
        said, meant = _expressions(language)
        keys = [_key(word, language) for word in words]
        found: list[Meant] = []
        at = 0
        while at < len(keys):
            for end in range(min(at + _LONGEST, len(keys)), at, -1):
                expression = tuple(keys[at:end])
                codes = said.get(expression) or meant.get(expression)
                if codes:
                    found.append(Meant(at, end, codes, expression in said))
                    at = end - 1
                    break
            at += 1
        return found


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
            for phrase in phrases:
                key = tuple(_key(word, language) for word in phrase.split())
                known = expressions.get(key, {})
                expressions[key] = {
                    facet: tuple(dict.fromkeys((*known.get(facet, ()), *codes.get(facet, ()))))
                    for facet in {**known, **codes}
                }
        made.append(expressions)
    return tuple(made)
