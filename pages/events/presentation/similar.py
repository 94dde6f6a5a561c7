"""Where to look instead of an event or a course that is over, full or gone."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.utils import timezone

from pages.base.choices import Place
from pages.base.records import in_language
from pages.places.models import District

from ..models import Course, Event

NUMBER = 3
_NOWHERE = Q(pk__in=[])


def near_events(
    district: int | None, series: int | None = None, *, without: int | None = None
) -> list[Any]:
    """Coming events with free places: of the same series, then in the district, its neighbours,
    online, and whatever comes next. One query, and one more in another language.
    """
    rows = Event.objects.sources().listed().filter(_open("registration_closes_on"), is_full=False)
    rows = rows.exclude(state__in=[Event.State.CANCELLED, Event.State.POSTPONED])
    same = Q(series=series) if series else _NOWHERE
    found = _by_closeness(rows, same, "municipality__district", district)
    found = found.select_related("locale", "municipality").order_by("-closeness", "starts_at", "pk")
    return in_language(found.exclude(pk=without)[:NUMBER])


def near_courses(
    district: int | None, module: str = "", *, without: int | None = None
) -> list[Any]:
    """Courses with free places: of the module in the district, its neighbours, online; others."""
    rows = Course.objects.sources().listed().filter(_open("register_until"), _open("starts_on"))
    rows = rows.filter(state=Course.State.OPEN)
    same = Q(module=module) if module else _NOWHERE
    found = _by_closeness(rows, same, "district", district)
    found = found.select_related("locale", "municipality", "district")
    found = found.order_by("-closeness", "starts_on", "pk")
    return in_language(found.exclude(pk=without)[:NUMBER])


def _open(last_day: str) -> Q:
    """Not too late by a date that may be missing."""
    return Q(**{f"{last_day}__isnull": True}) | Q(**{f"{last_day}__gte": timezone.localdate()})


def _by_closeness(rows: QuerySet[Any], same: Q, lookup: str, district: int | None) -> QuerySet[Any]:
    here = Q(**{lookup: district}) if district else _NOWHERE
    neighbours: QuerySet[Model] = (
        District(pk=district).neighbours() if district else District.objects.none()
    )
    there = Q(**{f"{lookup}__in": neighbours})
    online = Q(place_kind__in=[Place.ONLINE, Place.HYBRID])
    closeness = Case(
        When(same & here, then=Value(6)),
        When(same & there, then=Value(5)),
        When(same & online, then=Value(4)),
        When(same, then=Value(3)),
        When(here, then=Value(2)),
        When(there | online, then=Value(1)),
        default=Value(0),
    )
    return rows.annotate(closeness=closeness)
