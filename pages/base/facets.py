"""Filters as links: each leads straight to a list that is not empty, and back out again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from .filters import Choice, Filter, Filters

OPEN_UP_TO = 15


@dataclass(frozen=True, slots=True)
class FacetLink:
    """One value: chosen ones lead to the list without them."""

    label: str
    url: str
    count: int
    chosen: bool = False


@dataclass(slots=True)
class Facet:
    """One filter, see `components/facets.html`."""

    name: str
    label: str
    links: list[FacetLink] = field(default_factory=list)
    is_open: bool = True

    @property
    def chosen(self) -> str:
        """What is chosen, for the head of a folded one."""
        return next((link.label for link in self.links if link.chosen), "")

    def narrows(self, found: int) -> bool:
        """Whether a choice would change anything about a list of so many rows."""
        return bool(self.chosen) or any(link.count < found for link in self.links)


def facets(filters: Filters, found: int) -> list[Facet]:
    """The filters of a list of `found` rows as links; `filters.count` must have been asked before.

    Filters that would change nothing are left out. Long ones are folded, unless they are alone.
    """
    shown = [one for one in (_facet(filters, each) for each in filters.all) if one.narrows(found)]
    for one in shown:
        one.is_open = len(shown) == 1 or len(one.links) <= OPEN_UP_TO
    return shown


def _facet(filters: Filters, one: Filter) -> Facet:
    links = [
        FacetLink(
            choice.label,
            _url(filters, one, None if _is_chosen(one, choice) else choice),
            choice.count or 0,
            _is_chosen(one, choice),
        )
        for choice in one.choices
    ]
    return Facet(one.name, one.label, links)


def _is_chosen(one: Filter, choice: Choice) -> bool:
    return one.chosen is not None and one.chosen.code == choice.code


def _url(filters: Filters, changed: Filter, choice: Choice | None) -> str:
    """The whole state in the address: all that is chosen, with one filter changed."""
    query = QueryDict(mutable=True)
    for one in filters.all:
        value: Any = choice if one is changed else one.chosen
        if value:
            query[one.name] = value.code
    return f"{filters.path}?{query.urlencode()}" if query else filters.path
