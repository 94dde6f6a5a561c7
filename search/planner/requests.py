"""What somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from search.documents import FACETS
from search.queries import Sort

DEFAULT_KM = 25.0
LONGEST_TEXT = 300
"""Characters of a query that are read; nobody types more, only machines do."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place given beside the words: coordinates, or a name or postcode as typed."""

    point: tuple[float, float] | None = None
    name: str = ""
    km: float = DEFAULT_KM


@dataclass(frozen=True, slots=True)
class Request:
    """A search as it stands in the address. `at`: seconds since 1970.

    `km`: how far to look around a place that the words name; around `near` its own counts.
    `literally` switches off what is read out of the words: places, facets, corrections.
    """

    text: str
    locale: str
    at: int
    near: Near | None = None
    km: float = DEFAULT_KM
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    counted: tuple[str, ...] = FACETS
    literally: bool = False
    hidden: tuple[str, ...] = ()
