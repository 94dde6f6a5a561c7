"""The few kinds of conditions and scores that every engine can do, exactly alike.

Scores are whole numbers below 2^24, so that adding them up gives the same number in every order,
in 32-bit floats as well.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Term:
    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Terms:
    """One of many terms."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Terms next to each other, in this order."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begins:
    """A term that begins with `prefix` (letters and digits)."""

    field: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Range:
    """A number from `low` to `high`, both included; documents without the number are outside."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every one of `nodes`, and none of `without`."""

    nodes: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least `minimum` of `nodes`."""

    nodes: tuple[Node, ...]
    minimum: int = 1


Node = Everything | Term | Terms | Adjacent | Begins | Range | All | Any


@dataclass(frozen=True, slots=True)
class Points:
    """What a document gains for which it is true."""

    node: Node
    score: int


@dataclass(frozen=True, slots=True)
class Best:
    """The largest score counts, and a quarter of every other (scores are multiples of eight)."""

    points: tuple[Points, ...]


SHARE_OF_OTHERS = 0.25


@dataclass(frozen=True, slots=True)
class Lowered:
    """A query in terms of nodes.

    `matching`: what every hit fulfils, facets aside. `filters`: the condition of each facet that is
    filtered. `scores`: summed up; a hit has `BASE` in any case; the sum is multiplied with the
    document's boost unless `by` names the field to order by.
    """

    matching: All
    filters: dict[str, Node]
    scores: tuple[Points | Best, ...]
    by: str = ""
    descending: bool = True

    def without(self, facet: str = "") -> All:
        """The condition of a hit, or, for the counts of `facet`, the same without its filter."""
        filters = tuple(node for name, node in self.filters.items() if name != facet)
        return All((*self.matching.nodes, *filters), self.matching.without)


BASE = 1
"""What every hit has, so that the boost orders them where nothing else does."""


def boost(rank: float) -> float:
    """What a document's score is multiplied with, less one: a better rank wins among equals."""
    return round(0.03 * min(max(rank, 0.0), 1.0), 7)
