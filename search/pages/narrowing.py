"""What narrows the hits: the facets with counts, what is chosen, and the best first steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..planner import Answer
from .facets import BY_KEY, Facet
from .state import State

_STEPS = ("type", "effort", "field", "activity", "audience", "mode")
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Option:
    """A code of a facet with its count."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Options:
    """A facet in the form; `rest` folds away. `chosen`: how many codes of it are chosen."""

    facet: Facet
    first: list[Option]
    rest: list[Option]
    chosen: int


def options_of(state: State, answer: Answer, keys: tuple[str, ...]) -> list[Options]:
    """The facets with their counts; a code that would find nothing is not offered."""
    found = (_facet_options(BY_KEY[key], state, answer) for key in keys)
    return [one for one in found if one.first]


def _facet_options(facet: Facet, state: State, answer: Answer) -> Options:
    counts = answer.result.counts.get(facet.key, {})
    chosen = state.chosen.get(facet.key, ())
    options = [
        Option(code, label, counts.get(code, 0), code in chosen)
        for code, label in facet.labels().items()
        if counts.get(code) or code in chosen
    ]
    if facet.sorted_by_count:
        options.sort(key=lambda one: -one.count)
    first = [one for at, one in enumerate(options) if at < facet.most or one.chosen]
    rest = [one for one in options if one not in first]
    return Options(facet, first, rest, len(chosen))


def chips_of(state: State) -> list[dict[str, Any]]:
    """What is chosen, as links that take it away."""
    return [
        {
            "label": BY_KEY[key].labels().get(code, code),
            "url": state.without(key, code).url(),
            "removes": True,
        }
        for key, codes in state.chosen.items()
        for code in codes
    ]


def steps_of(state: State, groups: list[Options], total: int) -> list[dict[str, str]]:
    """One tap each: of every facet in which nothing is chosen yet, what most hits have.

    What all hits have narrows nothing and is left out.
    """
    by_key = {group.facet.key: group for group in groups if not group.chosen}
    steps = []
    for key in _STEPS:
        group = by_key.get(key)
        options = (*group.first, *group.rest) if group else ()
        helpful = [one for one in options if 0 < one.count < total]
        if helpful:
            best = max(helpful, key=lambda one: one.count)
            url = state.and_(key, best.code).url(anchor="#treffer")
            steps.append({"label": f"{best.label} ({best.count})", "url": url})
    return steps[:_MOST_STEPS]
