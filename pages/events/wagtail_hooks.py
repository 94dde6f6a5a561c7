"""Events, courses and contact points in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.base.viewsets import RecordViewSet

from .models import ContactPoint, Course, Event


class EventViewSet(RecordViewSet):
    model = Event
    icon = "calendar-alt"
    list_display = ["title", "starts_at", "organiser", "state"]
    list_filter = ["state", "team"]
    search_fields = ["title"]
    ordering = ["-starts_at"]


class CourseViewSet(RecordViewSet):
    model = Course
    icon = "openquote"
    list_display = ["title", "module", "provider", "district", "starts_on"]
    list_filter = ["module", "district"]
    search_fields = ["title"]


class ContactPointViewSet(RecordViewSet):
    model = ContactPoint
    icon = "home"
    list_display = ["title", "district", "organisation"]
    list_filter = ["district"]
    search_fields = ["title"]


class EventsGroup(SnippetViewSetGroup):
    menu_label = _("Events and courses")
    menu_name = "events"
    menu_icon = "calendar-alt"
    menu_order = 230
    items = (EventViewSet, CourseViewSet, ContactPointViewSet)


register_snippet(EventsGroup)
