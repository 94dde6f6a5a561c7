"""Lists, pages and calendars of events, courses and contact points."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pages.base.facets import facets
from pages.base.gone import Farewell, WaysOn
from pages.base.meta import list_meta, trail
from pages.base.models import Tombstone
from pages.base.records import RecordDetail, RecordList, in_language, page_of

from .feeds import all_events
from .filters import contact_point_filters, course_filters, event_filters, with_year
from .models import ContactPoint, Course, Event, agenda
from .presentation import (
    contact_point_detail,
    contact_point_groups,
    contact_points_instead,
    course_detail,
    course_rows,
    courses_instead,
    event_detail,
    event_rows,
    events_instead,
    months,
)


class EventList(RecordList):
    """The coming events."""

    model = Event
    template = "pages/events/event_list.html"
    past = False
    what_for = gettext_lazy(
        "Talks, trainings and meetings for all who volunteer or work with volunteers."
    )

    def get(self, request: HttpRequest) -> TemplateResponse:
        rows = with_year(agenda(past=self.past))
        filters = event_filters(request, rows, past=self.past)
        filters.count(rows)
        page = page_of(request, filters.apply(rows), self.per_page)
        count = page.paginator.count
        sentence = ngettext("%(count)s event", "%(count)s events", count) if count else ""
        context = {
            "page_obj": page,
            "filters": filters,
            "facets": facets(filters, count),
            "sentence": sentence % {"count": count} if count else _("No event fits"),
            "groups": months(event_rows(in_language(page.object_list))),
            "breadcrumbs": self.trail(request),
            "meta": list_meta(
                _("Past events") if self.past else _("Events"),
                page,
                filtered=bool(filters),
                description=str(self.what_for),
            ),
            "subscriptions": [all_events()],
        }
        return TemplateResponse(request, self.template, context)

    def trail(self, request: HttpRequest) -> list[dict[str, str]]:
        """The path to this page."""
        return trail((_("Events"), request.path))


class EventArchive(EventList):
    """The past events, latest first."""

    template = "pages/events/event_archive.html"
    past = True
    what_for = gettext_lazy("What has taken place, with its material.")

    def trail(self, request: HttpRequest) -> list[dict[str, str]]:
        return trail((_("Events"), reverse("events")), (_("Past events"), request.path))


class EventDetail(RecordDetail):
    """One event."""

    model = Event
    route = "event"
    related = ("municipality__district", "organiser")
    prefetch = ("districts",)
    farewell = Farewell(
        removed=gettext_lazy("This event was removed on %(date)s"),
        expired=gettext_lazy("This event has been over since %(date)s"),
        list_route="events",
        list_name=gettext_lazy("Events"),
        list_label=gettext_lazy("All events to come"),
        similar_title=gettext_lazy("What comes next"),
    )

    def ways_on(self, stone: Tombstone) -> WaysOn:
        return events_instead(stone)

    def context(self, record: Any) -> dict[str, Any]:
        text = record.texts_row
        steps = [(_("Events"), reverse("events"))]
        if record.is_past():
            steps.append((_("Past events"), reverse("events-archive")))
        here = (text.title, record.get_absolute_url())
        return {**event_detail(record, text), "breadcrumbs": trail(*steps, here)}


class CourseList(RecordList):
    """The courses, those with a date first."""

    model = Course
    template = "pages/events/course_list.html"
    related = ("municipality", "district")

    def get(self, request: HttpRequest) -> TemplateResponse:
        filters = course_filters(request)
        courses = self.rows(request).order_by(F("starts_on").asc(nulls_last=True), "pk")
        filters.count(courses)
        page = page_of(request, filters.apply(courses), self.per_page)
        count = page.paginator.count
        sentence = ngettext("%(count)s course", "%(count)s courses", count) if count else ""
        context = {
            "page_obj": page,
            "rows": course_rows(in_language(page.object_list)),
            "filters": filters,
            "facets": facets(filters, count),
            "sentence": sentence % {"count": count} if count else _("No course fits"),
            "breadcrumbs": trail((_("Courses"), request.path)),
            "meta": list_meta(
                _("Courses"),
                page,
                filtered=bool(filters),
                description=_(
                    "For all who volunteer: from the accounts of an association to hospice work."
                ),
            ),
        }
        return TemplateResponse(request, self.template, context)


class CourseDetail(RecordDetail):
    """One course."""

    model = Course
    route = "course"
    related = ("municipality__district", "district", "provider")
    farewell = Farewell(
        removed=gettext_lazy("This course was removed on %(date)s"),
        expired=gettext_lazy("This course has been over since %(date)s"),
        list_route="courses",
        list_name=gettext_lazy("Courses"),
        list_label=gettext_lazy("All courses"),
        similar_title=gettext_lazy("Similar courses"),
    )

    def ways_on(self, stone: Tombstone) -> WaysOn:
        return courses_instead(stone)

    def context(self, record: Any) -> dict[str, Any]:
        text = record.texts_row
        here = (text.title, record.get_absolute_url())
        return {
            **course_detail(record, text),
            "breadcrumbs": trail((_("Courses"), reverse("courses")), here),
        }


class ContactPointList(RecordList):
    """The contact points under their districts."""

    model = ContactPoint
    template = "pages/events/contact_point_list.html"
    related = ("municipality", "district", "visiting")
    per_page = 50

    def get(self, request: HttpRequest) -> TemplateResponse:
        rows = self.rows(request).order_by("district__sort_key", "district", "title", "pk")
        filters = contact_point_filters(request)
        filters.count(rows)
        page = page_of(request, filters.apply(rows), self.per_page)
        count = page.paginator.count
        sentence = ngettext("%(count)s contact point", "%(count)s contact points", count)
        context = {
            "page_obj": page,
            "filters": filters,
            "facets": facets(filters, count),
            "groups": contact_point_groups(in_language(page.object_list)),
            "sentence": sentence % {"count": count} if count else _("No contact point fits"),
            "breadcrumbs": trail((_("Contact points"), request.path)),
            "meta": list_meta(
                _("Contact points"),
                page,
                filtered=bool(filters),
                description=_("They advise volunteers and plan courses near you."),
            ),
        }
        return TemplateResponse(request, self.template, context)


class ContactPointDetail(RecordDetail):
    """One contact point."""

    model = ContactPoint
    route = "contact-point"
    related = ("municipality__district", "district", "organisation")
    farewell = Farewell(
        removed=gettext_lazy("This contact point has not been here since %(date)s"),
        expired=gettext_lazy("This contact point has not been here since %(date)s"),
        list_route="contact-points",
        list_name=gettext_lazy("Contact points"),
        list_label=gettext_lazy("All contact points"),
        similar_title=gettext_lazy("Contact points nearby"),
    )

    def ways_on(self, stone: Tombstone) -> WaysOn:
        return contact_points_instead(stone)

    def context(self, record: Any) -> dict[str, Any]:
        text = record.texts_row
        here = (text.title, record.get_absolute_url())
        return {
            **contact_point_detail(record, text),
            "breadcrumbs": trail((_("Contact points"), reverse("contact-points")), here),
        }
