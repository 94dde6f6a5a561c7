"""Events, courses and contact points in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.base.lists.columns import (
    WIDE,
    WIDEST,
    Day,
    English,
    Standing,
    edited_on,
    named,
    team,
)
from pages.base.lists.filters import ListFilters
from pages.base.lists.index import RecordIndex
from pages.base.viewsets import RecordViewSet

from .models import ContactPoint, Course, Event


def _place(event: Event) -> str:
    """Where it takes place, as the list says it."""
    facts = event.facts
    town = facts.municipality.name if facts.municipality else ""
    return ", ".join(part for part in (facts.venue, town) if part) or facts.get_place_kind_display()


class EventFilters(ListFilters):
    ends = "starts_at"
    district_path = "municipality__district"


class EventIndex(RecordIndex):
    base_filterset_class = EventFilters
    related = ("municipality", "organiser", "team")


class EventViewSet(RecordViewSet):
    model = Event
    icon = "calendar-alt"
    index_view_class = EventIndex
    list_display = [
        "title",
        Day("starts_at", _("Begins"), accessor="facts.starts_at"),
        Column("place", label=_("Where"), accessor=_place, classname=WIDE),
        named(Event, "organiser", accessor="facts.organiser", classname=WIDEST),
        Day(
            "registration_closes_on",
            _("Register until"),
            accessor="facts.registration_closes_on",
            classname=WIDEST,
        ),
        named(Event, "state", label=_("Takes place?"), accessor="facts.get_state_display"),
        Standing(),
        English(),
        edited_on(),
    ]
    list_filter = ["state"]
    search_fields = ["title", "venue"]
    ordering = ["-starts_at"]


class CourseFilters(ListFilters):
    ends = "register_until"


class CourseIndex(RecordIndex):
    base_filterset_class = CourseFilters
    related = ("provider", "district", "team")


class CourseViewSet(RecordViewSet):
    model = Course
    icon = "openquote"
    index_view_class = CourseIndex
    list_display = [
        "title",
        named(Course, "module", accessor="facts.get_module_display", classname=WIDEST),
        named(Course, "provider", accessor="facts.provider", classname=WIDEST),
        named(Course, "district", accessor="facts.district", sort_key="district__name"),
        Day("starts_on", _("Begins"), accessor="facts.starts_on"),
        Day("register_until", _("Register until"), accessor="facts.register_until"),
        named(Course, "state", label=_("Free places"), accessor="facts.get_state_display"),
        Standing(),
        English(),
    ]
    list_filter = ["module", "state"]
    search_fields = ["title"]


class ContactPointIndex(RecordIndex):
    related = ("district", "organisation", "team")


class ContactPointViewSet(RecordViewSet):
    model = ContactPoint
    icon = "home"
    index_view_class = ContactPointIndex
    list_display = [
        "title",
        named(ContactPoint, "district", accessor="facts.district", sort_key="district__name"),
        named(ContactPoint, "organisation", accessor="facts.organisation", sort_key=None),
        Standing(),
        English(),
        edited_on(),
        team(),
    ]
    search_fields = ["title"]


class EventsGroup(SnippetViewSetGroup):
    menu_label = _("Events and courses")
    menu_name = "events"
    menu_icon = "calendar-alt"
    menu_order = 230
    items = (EventViewSet, CourseViewSet, ContactPointViewSet)


register_snippet(EventsGroup)
