"""The filters of the list: what the address asks for, the form, the chips, the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.models import Category
from pages.places.models import District
from pages.profiles.whereabouts import in_district, index_name

from .models import Opportunity


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter; `value` is the row or code that it stands for."""

    code: str
    label: str
    value: Any


@dataclass(slots=True)
class Filter:
    """One field of the form; `chosen` is None when the address asks for nothing that is known."""

    name: str
    label: str
    choices: list[Choice]
    chosen: Choice | None = None


class Filters:
    """The filters of one request. What is not among the choices is not asked of the database."""

    def __init__(self, request: HttpRequest) -> None:
        self.query = request.GET
        self.field = Filter("thema", _("Field"), _fields())
        self.district = Filter("kreis", _("County or city"), _districts())
        self.effort = Filter("aufwand", _("Time needed"), _efforts())
        self.all = [self.field, self.district, self.effort]
        for one in self.all:
            asked = self.query.get(one.name)
            one.chosen = next((choice for choice in one.choices if choice.code == asked), None)

    @property
    def active(self) -> list[Filter]:
        """Those that are set."""
        return [one for one in self.all if one.chosen]

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that pass."""
        if self.field.chosen:
            rows = rows.filter(categories=self.field.chosen.value)
        if self.district.chosen:
            rows = rows.filter(district=self.district.chosen.value)
        if self.effort.chosen:
            rows = rows.filter(effort=self.effort.chosen.value)
        return rows

    def chips(self, path: str) -> list[dict[str, Any]]:
        """Active filters as links that take themselves away."""
        return [
            {"label": one.chosen.label, "url": self._without(one, path), "removes": True}
            for one in self.active
            if one.chosen
        ]

    def _without(self, left_out: Filter, path: str) -> str:
        query = QueryDict(mutable=True)
        for one in self.active:
            if one is not left_out and one.chosen:
                query[one.name] = one.chosen.code
        return f"{path}?{query.urlencode()}" if query else path

    def sentence(self, count: int) -> str:
        """“14 Angebote im Odenwaldkreis”."""
        if self.district.chosen:
            where = in_district(self.district.chosen.value)
            if not count:
                return _("No opportunity fits %(where)s") % {"where": where}
            text = ngettext(
                "%(count)s opportunity %(where)s", "%(count)s opportunities %(where)s", count
            )
            return text % {"count": count, "where": where}
        if not count:
            return _("No opportunity fits")
        return ngettext("%(count)s opportunity", "%(count)s opportunities", count) % {
            "count": count
        }


def _fields() -> list[Choice]:
    rows = Category.objects.filter(facet=Category.Facet.FIELD).prefetch_related("texts")
    return [Choice(row.code, row.name, row.pk) for row in rows]


def _districts() -> list[Choice]:
    rows = District.objects.as_of().order_by("sort_key", "pk")
    return [Choice(row.slug, index_name(row), row) for row in rows]


def _efforts() -> list[Choice]:
    return [Choice(code, capfirst(str(label)), code) for code, label in Opportunity.Effort.choices]
