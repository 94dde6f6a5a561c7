"""The filters of the list of opportunities, and the number found as a sentence."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.choices import Place
from pages.base.filters import (
    Choice,
    Filter,
    Filters,
    category_choices,
    district_filter,
    plain_choices,
)
from pages.base.models import Category
from pages.profiles.whereabouts import in_district

from .models import Opportunity


def opportunity_filters(request: HttpRequest) -> Filters:
    """Field (`thema`), county or city (`kreis`), time (`zeit`), effort (`aufwand`), way of taking
    part (`ort`), free places (`plaetze`).
    """
    fields = category_choices(Category.Facet.FIELD)
    free = Choice("frei", _("Places are free"), Opportunity.State.OPEN.value)
    return Filters(
        request,
        Filter("thema", _("Field"), "categories", fields),
        district_filter(),
        Filter("zeit", _("Date or open-ended"), "kind_of_time", _kinds_of_time()),
        Filter("aufwand", _("Time needed"), "effort", plain_choices(Opportunity.Effort.choices)),
        Filter("ort", _("Where"), "place_kind", plain_choices(Place.choices)),
        Filter("plaetze", _("Availability"), "state", [free]),
    )


def with_kind_of_time(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Offers with what the filter `zeit` asks for; the same parts as in lists."""
    period = Q(period_from__isnull=False) | Q(period_until__isnull=False)
    kind = Case(
        When(starts_at__isnull=False, then=Value("termin")),
        When(period, then=Value("zeitraum")),
        When(effort=Opportunity.Effort.ONCE, then=Value("einmalig")),
        default=Value("laufend"),
        output_field=CharField(),
    )
    return rows.annotate(kind_of_time=kind)


def _kinds_of_time() -> list[Choice]:
    return [
        Choice("laufend", _("Open-ended"), "laufend"),
        Choice("termin", _("On a fixed date"), "termin"),
        Choice("zeitraum", _("For a limited time"), "zeitraum"),
        Choice("einmalig", _("Once, date by arrangement"), "einmalig"),
    ]


def found_sentence(filters: Filters, count: int) -> str:
    """“14 Angebote im Odenwaldkreis”."""
    district = next((one.chosen for one in filters.all if one.name == "kreis"), None)
    if district is None:
        if not count:
            return _("No opportunity fits")
        text = ngettext("%(count)s opportunity", "%(count)s opportunities", count)
        return text % {"count": count}
    words = {"count": count, "where": in_district(district.value)}
    if not count:
        return _("No opportunity fits %(where)s") % words
    text = ngettext("%(count)s opportunity %(where)s", "%(count)s opportunities %(where)s", count)
    return text % words
