"""What is asked of an engine, and what it answers: the same for every engine.

A query is groups (AND) of alternatives (OR). Every weight in it is final: the planner knows how
rare a word is and says so in the weight of the group; engines add up constants and never compute a
relevance of their own. `engines.lowering` turns a query into a tree of seven kinds of nodes, the
same for both engines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .documents import FACETS


@dataclass(frozen=True, slots=True)
class Word:
    """A term, in any text field or their compound parts."""

    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class AllOf:
    """Several terms, all of them somewhere in the document (parts of a compound).

    With `close` they must stand together: all in the title, or two of them next to each other.
    """

    terms: tuple[str, ...]
    weight: float = 1.0
    close: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms next to each other in one field."""

    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words, as they are written, that begin with `text` (folded as in `analysis.words.fold`)."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Facet:
    """Documents that carry one of the codes of a facet."""

    facet: str
    codes: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Tag:
    """Documents that carry a tag."""

    tag: str
    weight: float = 1.0


Alternative = Word | AllOf | Phrase | Prefix | Facet | Tag


@dataclass(frozen=True, slots=True)
class Group:
    """Something the searcher asked for, in all the ways in which a document may say it.

    `rarity` is what covering it is worth. An optional group adds to the score and need not match.
    `typed` is the part of the query that it stands for.
    """

    alternatives: tuple[Alternative, ...]
    rarity: float = 1.0
    optional: bool = False
    typed: str = ""
    parts: tuple[Word, ...] = ()
    """Single parts of compounds, for steps on which they suffice."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Terms of `where` inside a smaller circle, and what a document in it gains."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Where:
    """Where it must be: one of `terms` (of the documents' `where`), `everywhere` among them or not.

    Without terms it may be anywhere, and the rings only say what is preferred.
    The circles of `rings` lie in one another; a document gains the weight of every one that it is
    in, and with the order by distance their number decides. `point` is for the distances of hits.
    """

    terms: tuple[str, ...]
    rings: tuple[Ring, ...] = ()
    point: tuple[float, float] | None = None


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DISTANCE = "distance"
    NEWEST = "newest"
    DEADLINE = "deadline"
    STARTS = "starts"
    OLDEST = "oldest"
    LAST_STARTS = "last-starts"
    """Those that start last come first."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to an engine.

    `minimum`: how many of the required groups a document must cover (None: all of them).
    `filters`: OR inside a facet, AND between facets; a facet's counts ignore its own filter.
    `tags`: all of them must be there. `one_of`: of each group of tags at least one.
    `hidden`: keys of what has changed and is not in the index yet, neither shown nor counted.
    `at`: seconds since 1970, decides what is visible. `limit` 0 asks for counts only.
    """

    locale: str
    at: int
    groups: tuple[Group, ...] = ()
    minimum: int | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    where: Where | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    counted: tuple[str, ...] = FACETS
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found; `stored` is what the item gave, `distance` in km where it can be known."""

    key: str
    score: float
    stored: dict[str, Any]
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Hits of the page asked for, how many there are in all, and counts by facet and code."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
