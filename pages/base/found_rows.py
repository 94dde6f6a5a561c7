"""The rows of a long list of the admin, one page at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

from .finding import Absent, Matches, Wish, find

DEEPEST = 10_000
"""Rows that can be paged to; whoever is there should search or filter."""

_COUNTED = 1_000
"""Rows that the database counts when it has to do alone."""


class FoundRows:
    """What a paginator needs: a count and slices.

    `permitted` is what the person at hand may see: every row is read from it, whatever is found.
    `plainly` gives the rows from the database when the finder is away. `complete` is called with
    the rows of a slice, to load what the list shows of them. `unknown`: something was asked that
    the finder cannot answer, so the database does.
    """

    def __init__(
        self,
        permitted: QuerySet[Any],
        wish: Wish,
        plainly: Callable[[QuerySet[Any]], QuerySet[Any]],
        complete: Callable[[list[Any]], None] = lambda rows: None,
        *,
        unknown: bool = False,
    ) -> None:
        self.model = permitted.model
        self.ordered = True
        self._permitted = permitted
        self._wish = wish
        self._plainly = plainly
        self._complete = complete
        self._unknown = unknown

    @cached_property
    def first(self) -> Matches | None:
        """What was found for the page asked for; None while the finder is away."""
        if self._unknown:
            return None
        try:
            return find(self.model, self._wish)
        except Absent:
            return None

    @property
    def corrected(self) -> str:
        return self.first.corrected if self.first else ""

    @property
    def from_database(self) -> bool:
        """Whether the database has to do, since the finder does not answer."""
        return self.first is None and not self._unknown

    def count(self) -> int:
        if self.first is not None:
            return self.first.total
        return len(self._database.values_list("pk", flat=True)[: _COUNTED + 1])

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Any]:
        start, stop = part.start or 0, part.stop
        if self.first is None:
            rows = list(self._database[start:stop])
        else:
            rows = self._rows(start, (DEEPEST if stop is None else stop) - start)
        self._complete(rows)
        return rows

    def _rows(self, offset: int, limit: int) -> list[Any]:
        found = self.first
        if offset != self._wish.offset or found is None:
            found = find(self.model, replace(self._wish, offset=offset, limit=limit))
        rows = self._permitted.in_bulk(found.keys[:limit])
        return [rows[key] for key in found.keys[:limit] if key in rows]

    @cached_property
    def _database(self) -> QuerySet[Any]:
        order = "-latest_revision" if self._unknown else "-pk"
        return self._plainly(self._permitted).order_by(order, "-pk")


class FoundPaginator(WagtailPaginator):
    """Pages as far as anybody reads."""

    @cached_property
    def num_pages(self) -> int:
        return max(1, math.ceil(min(self.count, DEEPEST) / self.per_page))


def offset_of(page: str | None, per_page: int) -> int:
    """Where a page begins; nonsense is the first page."""
    number = int(page) if page and page.isdecimal() and len(page) < 9 else 1
    return max(number - 1, 0) * per_page
