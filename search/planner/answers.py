"""What came of a search, and how it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pages.places.gazetteer import Spot
from search.queries import Hit, Result


class Step(StrEnum):
    """The step of the ladder that answered."""

    EXACT = "exact"
    """Everything that was asked for."""
    WIDER = "wider"
    """Everything, but further away than was asked for."""
    SOME = "some"
    """Some of the words."""
    PARTS = "parts"
    """Parts of the words."""
    SIMILAR = "similar"
    """Similar words."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was read out of the words, for chips and notices.

    `corrections`: typed word to the word looked for. `facets`: facet to codes that were preferred.
    `place`: what the words or the place box name; `unknown_place` what could not be found.
    `marks`: terms to highlight.
    """

    corrections: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: tuple[Spot, ...] = ()
    place_typed: str = ""
    place_in_words: bool = False
    unknown_place: str = ""
    ignored: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits, counts, and how they were found. `km`: the radius that answered, 0 without a place.

    `more` are hits of looser steps that fill up the first page; they are not in the counts.
    """

    result: Result
    step: Step
    understanding: Understanding
    km: float = 0.0
    more: tuple[Hit, ...] = ()
