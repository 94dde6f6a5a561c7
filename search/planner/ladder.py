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
from .weights import SIMILAR, WEAK

ENOUGH = 3
"""With fewer hits that are not exactly what was asked for the next step is tried."""

WIDER = (2.0, 4.0)

_MANY = 5
_COMMON = 0.55
"""Share of the rarity of the rarest thing below which another one is common."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to ask. `factor` widens the radius; 0 drops the place and only prefers it."""

    step: Step
    groups: tuple[Group, ...]
    minimum: int | None = None
    factor: float = 1.0
    last: bool = False
    """Only if nothing at all is found otherwise."""

    @property
    def single(self) -> bool:
        """Whether only one thing is asked for."""
        return sum(not group.optional for group in self.groups) < 2


def rungs(
    groups: Sequence[Group], area: Area | None, vocabulary: Vocabulary, locale: str, *, firm: bool
) -> Iterator[Rung]:
    """The steps, the strictest first. With `firm` the place was asked for beside the words."""
    asked = tuple(_strong(group) for group in groups)
    close = tuple(map(_close, asked))
    required = [group for group in asked if not group.optional]
    in_parts = tuple(map(_with_parts, groups))
    if close != asked:
        yield Rung(Step.EXACT, close)
    yield Rung(Step.EXACT, asked)
    yield from _fewer(in_parts, len(required))
    if area is not None:
        for factor in WIDER if firm else (*WIDER, 0.0):
            yield Rung(Step.WIDER, asked, factor=factor)
    if not required:
        return
    anything = tuple(replace(one, optional=one.optional and not one.typed) for one in groups)
    similar = tuple(_with_similar(group, vocabulary, locale) for group in in_parts)
    for factor in (1.0,) if area is None else (1.0, WIDER[-1]) if firm else (1.0, WIDER[-1], 0.0):
        yield Rung(Step.PARTS, in_parts, 1, factor)
        yield Rung(Step.SIMILAR, similar, 1, factor)
    if anything != tuple(groups):
        yield Rung(Step.SIMILAR, anything, 1, last=True)


def fillers(
    groups: Sequence[Group], area: Area | None, vocabulary: Vocabulary, locale: str, *, firm: bool
) -> Iterator[Rung]:
    """What may fill up a page: all that is related, by how well it fits and how near it is."""
    in_parts = tuple(map(_with_parts, groups))
    factor = 1.0 if area is None else WIDER[-1] if firm else 0.0
    if any(not group.optional for group in groups):
        yield Rung(Step.PARTS, in_parts, 1, factor)
        similar = tuple(_with_similar(group, vocabulary, locale) for group in in_parts)
        yield Rung(Step.SIMILAR, similar, 1, factor)


def _fewer(groups: tuple[Group, ...], required: int) -> Iterator[Rung]:
    """Some of the groups. Of many things first half of them, then any; of few ones any at once:
    the one thing that is rare says more than two that are everywhere."""
    if required >= _MANY:
        yield Rung(Step.SOME, groups, math.ceil(required / 2))
    if required > 1:
        yield Rung(Step.SOME, _without_common(groups), 1)


def _without_common(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """What is everywhere does not suffice beside what is rare, it only adds to it."""
    best = max(group.rarity for group in groups if not group.optional)
    return tuple(
        replace(group, optional=True) if group.rarity < best * _COMMON else group
        for group in groups
    )


def where_of(area: Area | None, factor: float) -> Where | None:
    """The condition on the place; without a radius only a preference."""
    if area is None:
        return None
    return area.where(factor) if factor else replace(area.where(), terms=())


def _strong(group: Group) -> Group:
    """Without what is only related."""
    strong = tuple(one for one in group.alternatives if one.weight > WEAK)
    return replace(group, alternatives=strong or group.alternatives)


def _close(group: Group) -> Group:
    """What belongs together must stand together."""
    alternatives = tuple(
        replace(one, close=True) if isinstance(one, AllOf) else one for one in group.alternatives
    )
    return replace(group, alternatives=alternatives)


def _with_parts(group: Group) -> Group:
    """Single parts of compounds count as well."""
    if group.optional:
        return group
    return replace(group, alternatives=(*group.alternatives, *group.parts))


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
