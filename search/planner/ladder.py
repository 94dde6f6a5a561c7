"""The ladder: from exactly what was asked for down to what is merely similar."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.analysis.analyser import analyser
from search.queries import AllOf, Group, Where, Word

from .answers import Step
from .places import Area
from .vocabulary import Vocabulary
from .weights import PART, SIMILAR, WEAK

ENOUGH = 3
"""With fewer hits the next step is tried."""

WIDER = (2.0, 4.0)
_MOST = 0.6
"""Share of the groups that must be covered before any one of them suffices."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to ask. `factor` widens the radius; 0 drops the place and only prefers it."""

    step: Step
    groups: tuple[Group, ...]
    minimum: int | None = None
    factor: float = 1.0


def rungs(
    groups: Sequence[Group], area: Area | None, vocabulary: Vocabulary, locale: str, *, firm: bool
) -> Iterator[Rung]:
    """The steps, the strictest first. With `firm` the place was asked for beside the words."""
    asked = tuple(map(_strong, groups))
    required = [group for group in asked if not group.optional]
    in_parts = tuple(map(_with_parts, groups))
    yield Rung(Step.EXACT, asked)
    yield from _fewer(in_parts, len(required))
    if area is not None:
        for factor in WIDER if firm else (*WIDER, 0.0):
            yield Rung(Step.WIDER, asked, factor=factor)
    if not required:
        return
    far = () if area is None else (WIDER[-1],) if firm else (WIDER[-1], 0.0)
    for factor in (1.0, *far):
        yield Rung(Step.PARTS, in_parts, 1, factor)
        similar = tuple(_with_similar(group, vocabulary, locale) for group in in_parts)
        yield Rung(Step.SIMILAR, similar, 1, factor)


def _fewer(groups: tuple[Group, ...], required: int) -> Iterator[Rung]:
    """Some of the groups: first most of them, then any."""
    most = math.ceil(required * _MOST)
    if 1 < most < required:
        yield Rung(Step.SOME, groups, most)
    if required > 1:
        yield Rung(Step.SOME, groups, 1)


def where_of(area: Area | None, factor: float) -> Where | None:
    """The condition on the place; without a radius only a preference."""
    if area is None:
        return None
    return area.where(factor) if factor else replace(area.where(), terms=())


def _strong(group: Group) -> Group:
    """Without what is only related."""
    strong = tuple(one for one in group.alternatives if one.weight > WEAK)
    return replace(group, alternatives=strong or group.alternatives)


def _with_parts(group: Group) -> Group:
    """Single parts of compounds count as well."""
    if group.optional:
        return group
    parts: dict[str, float] = {}
    for alternative in group.alternatives:
        if isinstance(alternative, AllOf):
            for term in alternative.terms:
                parts[term] = max(parts.get(term, 0.0), alternative.weight * PART)
    more = tuple(Word(term, weight) for term, weight in parts.items())
    return replace(group, alternatives=(*group.alternatives, *more))


def _with_similar(group: Group, vocabulary: Vocabulary, locale: str) -> Group:
    """Words of the index that look alike count as well."""
    if group.optional or not group.typed:
        return group
    more: dict[str, float] = {}
    for word in group.typed.split():
        for other, likeness in vocabulary.similar(word):
            if found := analyser(locale).word(other):
                more[found.stem] = max(more.get(found.stem, 0.0), likeness * SIMILAR)
    words = tuple(Word(term, weight) for term, weight in more.items())
    return replace(group, alternatives=(*group.alternatives, *words))
