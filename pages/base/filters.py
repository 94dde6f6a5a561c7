"""Simple filters of a list: what the address asks for, the form, and the chips to remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages.places.models import District
from pages.places.names import listed_name

from .models import Category
from .worded import worded


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its code in the address, its name, and what to ask the table for.

    `count`: how many rows it would find; None where nobody has counted.
    """

    code: str
    label: str
    value: Any
    count: int | None = None

    @property
    def key(self) -> str:
        """The value as the table stores it, as text."""
        return str(getattr(self.value, "pk", self.value))


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
        return self._passing(rows, self.all)

    def count(self, rows: QuerySet[Any]) -> None:
        """Note at each choice how many rows it would find together with all other filters.

        `rows` are those without any filter. A choice that would find nothing is taken away, so no
        choice leads to an empty list. One query, however many filters there are.
        """
        first, *others = [self._counted(rows, number) for number in range(len(self.all))]
        found = {(number, key): count for number, key, count in first.union(*others, all=True)}
        for number, one in enumerate(self.all):
            counted = [
                replace(choice, count=found.get((number, choice.key), 0)) for choice in one.choices
            ]
            one.choices = [
                choice
                for choice in counted
                if choice.count or (one.chosen and choice.code == one.chosen.code)
            ]

    def _counted(self, rows: QuerySet[Any], number: int) -> QuerySet[Any, Any]:
        others = [one for place, one in enumerate(self.all) if place != number]
        return (
            self._passing(rows.order_by(), others)
            .values(
                filter_number=Value(number, IntegerField()), key=_as_text(self.all[number].lookup)
            )
            .annotate(found=Count("pk", distinct=True))
            .values_list("filter_number", "key", "found")
        )

    def _passing(self, rows: QuerySet[Any], filters: Sequence[Filter]) -> QuerySet[Any]:
        return rows.filter(**{one.lookup: one.chosen.value for one in filters if one.chosen})

    @property
    def labels(self) -> list[str]:
        """The names of what is chosen."""
        return [one.chosen.label for one in self.all if one.chosen]

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


def _as_text(lookup: str) -> Cast:
    """Ids, years and codes can be counted in one query only when they are of one type."""
    return Cast(F(lookup), TextField())


def category_choices(facet: str) -> list[Choice]:
    """The categories of a facet. One query."""
    rows = worded(Category.objects.filter(facet=facet))
    return [Choice(row.code, row.name, row.pk) for row in rows]


def district_filter(lookup: str = "district") -> Filter:
    """The filter for lists of records that have a district (`kreis`). One query."""
    districts = District.objects.as_of().order_by("sort_key", "pk")
    choices = [Choice(one.slug, listed_name(one.name, one.sorted_by), one) for one in districts]
    return Filter("kreis", _("County or city"), lookup, choices)


def plain_choices(choices: Sequence[tuple[Any, Any]]) -> list[Choice]:
    """The choices of a model field."""
    return [Choice(str(code), capfirst(str(label)), code) for code, label in choices]
