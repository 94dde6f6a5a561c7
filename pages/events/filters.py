"""The filters of the lists of events, courses and contact points."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.choices import Place
from pages.base.filters import Choice, Filter, Filters, district_filter, plain_choices

from .models import Course
from .presentation.events import series_pages

FIRST_YEAR = 2000


def event_filters(request: HttpRequest, rows: QuerySet[Any], *, past: bool = False) -> Filters:
    """Year (`jahr`) of past ones, series (`reihe`), county or city (`kreis`), `ort`."""
    series = Filter("reihe", _("Series"), "series", _series(rows))
    places = plain_choices(Place.choices)
    others = (
        district_filter("municipality__district"),
        Filter("ort", _("Where"), "place_kind", places),
    )
    year = Filter("jahr", _("Year"), "year", _years())
    return Filters(request, *((year,) if past else ()), series, *others)


def with_year(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Events with the year in which they begin, in local time."""
    return rows.annotate(year=ExtractYear("starts_at"))


def course_filters(request: HttpRequest) -> Filters:
    """Module (`modul`), county or city (`kreis`), on site or online (`ort`), `plaetze`."""
    free = Choice("frei", _("Places are free"), Course.State.OPEN.value)
    places = plain_choices(Place.choices)
    return Filters(
        request,
        Filter("modul", _("Module"), "module", plain_choices(Course.Module.choices)),
        district_filter(),
        Filter("ort", _("Where"), "place_kind", places),
        Filter("plaetze", _("Availability"), "state", [free]),
    )


def contact_point_filters(request: HttpRequest) -> Filters:
    """County or city (`kreis`)."""
    return Filters(request, district_filter())


def _series(rows: QuerySet[Any]) -> list[Choice]:
    keys = rows.exclude(series=None).order_by().values_list("series", flat=True).distinct()
    pages = series_pages(keys)
    found = [Choice(page.slug, page.title, key) for key, page in pages.items()]
    return sorted(found, key=lambda choice: choice.label)


def _years() -> list[Choice]:
    this_year = timezone.localdate().year
    return [Choice(str(year), str(year), year) for year in range(this_year, FIRST_YEAR, -1)]
