"""Lists, pages and calendars of events, courses and contact points."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from pages.base.models import VisitingDetails
from pages.base.records import RecordDetail, RecordList, in_language
from pages.places.models import District

from .calendars import calendar
from .models import ContactPoint, Course, Event, agenda


class EventList(RecordList):
    """The coming events."""

    model = Event
    template = "pages/events/event_list.html"

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return agenda().select_related("organiser")


class EventArchive(RecordList):
    """The past events, latest first."""

    model = Event
    template = "pages/events/event_archive.html"

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return agenda(past=True).select_related("organiser")


class EventDetail(RecordDetail):
    """One event."""

    model = Event
    route = "event"
    related = ("organiser", "municipality__district", "series__locale", "registration_with")

    def context(self, record: Any) -> dict[str, Any]:
        return {
            **super().context(record),
            "programmes": record.programmes.prefetch_related("texts"),
            "districts": record.districts.all(),
            "materials": record.materials.select_related("document"),
            "registration": record.registration_state(),
        }


class CourseList(RecordList):
    """The courses, those with a date first."""

    model = Course
    template = "pages/events/course_list.html"
    related = ("provider", "municipality", "district")

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().rows(request)
        if module := request.GET.get("modul"):
            rows = rows.filter(module=module[:12])
        if district := request.GET.get("kreis"):
            rows = rows.filter(district__slug=district[:80])
        return rows.order_by(F("starts_on").asc(nulls_last=True), "pk")

    def filters(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "modules": Course.Module.choices,
            "districts": District.objects.as_of(),
            "chosen": {name: request.GET.get(name, "") for name in ("modul", "kreis")},
        }


class CourseDetail(RecordDetail):
    """One course."""

    model = Course
    route = "course"
    related = ("provider", "municipality", "district", "contact_point")


class ContactPointList(RecordList):
    """The contact points in the order of their districts."""

    model = ContactPoint
    template = "pages/events/contact_point_list.html"
    related = ("organisation", "municipality", "district", "visiting")
    per_page = 50

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return super().rows(request).order_by("district__sort_key", "title", "pk")


class ContactPointDetail(RecordDetail):
    """One contact point."""

    model = ContactPoint
    route = "contact-point"
    related = ("organisation", "municipality", "district")

    def context(self, record: Any) -> dict[str, Any]:
        visiting = VisitingDetails.objects.filter(pk=record.visiting_id).prefetch_related(
            "hours", "special_days", "texts", "people__contact__texts", "people__contact__picture"
        )
        courses = Course.objects.sources().listed().filter(contact_point=record)
        return {
            **super().context(record),
            "visiting": visiting.first(),
            "courses": in_language(courses.select_related("locale", "municipality")),
        }


def calendar_of_all(request: HttpRequest) -> HttpResponse:
    """All coming events, the cancelled ones too, for subscribing."""
    events = in_language(agenda().select_related("organiser"))
    return _ics(calendar(request, events), "termine.ics")


def calendar_of_one(request: HttpRequest, address: str) -> HttpResponse:
    """One event for the own calendar."""
    rows = Event.objects.sources().reachable().select_related("locale", "municipality", "organiser")
    event = get_object_or_404(rows, public_id=address.partition("-")[0])
    return _ics(calendar(request, in_language([event])), f"{event.address}.ics")


def _ics(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
