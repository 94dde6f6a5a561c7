"""Simple filters of a list: what the address asks for, the form, and the chips to remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from .models import Category


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its code in the address, its name, and what to ask the table for."""

    code: str
    label: str
    value: Any


@dataclass(slots=True)
class Filter:
    """One field of the form. `lookup` is the field of the table that `Choice.value` is for."""

    name: str
    label: str
    lookup: str
    choices: Sequence[Choice]
    chosen: Choice | None = None


class Filters:
    """The filters of one request. What is not among the choices is not asked of the database."""

    def __init__(self, request: HttpRequest, *filters: Filter) -> None:
        self.path = request.path
        self.all = filters
        for one in filters:
            asked = request.GET.get(one.name)
            one.chosen = next((choice for choice in one.choices if choice.code == asked), None)

    def __bool__(self) -> bool:
        return any(one.chosen for one in self.all)

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that pass."""
        return rows.filter(**{one.lookup: one.chosen.value for one in self.all if one.chosen})

    @property
    def chips(self) -> list[dict[str, Any]]:
        """Active filters as links that take themselves away."""
        return [
            {"label": one.chosen.label, "url": self._without(one), "removes": True}
            for one in self.all
            if one.chosen
        ]

    def _without(self, left_out: Filter) -> str:
        query = QueryDict(mutable=True)
        for one in self.all:
            if one is not left_out and one.chosen:
                query[one.name] = one.chosen.code
        return f"{self.path}?{query.urlencode()}" if query else self.path


def category_choices(facet: str) -> list[Choice]:
    """The categories of a facet."""
    rows = Category.objects.filter(facet=facet).prefetch_related("texts")
    return [Choice(row.code, row.name, row.pk) for row in rows]


def plain_choices(choices: Sequence[tuple[Any, Any]]) -> list[Choice]:
    """The choices of a model field."""
    return [Choice(str(code), capfirst(str(label)), code) for code, label in choices]
