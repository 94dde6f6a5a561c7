"""The addresses of calendars: all events, those of a series, a programme or a district, and one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.base.conditional import conditional, last_change
from pages.base.context import current_language
from pages.base.models import in_language as pages_in_language
from pages.base.records import in_language
from pages.places.models import District
from pages.programmes.models.page import programme_pages

from .calendars import calendar, in_calendar, in_district_q, of_programme_q
from .models import Event, SeriesPage


@require_safe
def calendar_of_all(request: HttpRequest) -> HttpResponse:
    """The events to come and those of the last weeks, the cancelled ones too, for subscribing."""
    return _subscription(request, None, _("Events"), "termine.ics", reverse("events"))


@require_safe
def calendar_of_series(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """The events of a series; only the id counts, since slugs change."""
    pages = SeriesPage.objects.sources().listed().filter(pk=key)
    page = next(iter(pages_in_language(SeriesPage, pages, current_language())), None)
    if page is None:
        raise Http404
    return _subscription(request, Q(series=key), page.title, f"{page.slug}.ics", page.url or "")


@require_safe
def calendar_of_programme(request: HttpRequest, code: str) -> HttpResponse:
    """The events of a programme that has a public page."""
    pages = programme_pages(current_language())
    page = next((one for one in pages if one.facts.programme.code == code), None)
    if page is None:
        raise Http404
    which = of_programme_q(page.facts.programme)
    return _subscription(request, which, page.title, f"termine-{code}.ics", page.url or "")


@require_safe
def calendar_of_district(request: HttpRequest, slug: str) -> HttpResponse:
    """The events in a county or independent city."""
    district = get_object_or_404(District, slug=slug)
    name = _("Events: %(place)s") % {"place": district.name}
    page = reverse("events")
    return _subscription(request, in_district_q(district), name, f"termine-{slug}.ics", page)


@require_safe
def calendar_of_one(request: HttpRequest, address: str) -> HttpResponse:
    """One event for the own calendar."""
    rows = Event.objects.sources().reachable().select_related("locale", "municipality")
    rows = rows.filter(starts_at__isnull=False)
    event = get_object_or_404(rows, public_id=address.partition("-")[0])
    changed = last_change([event.last_published_at])
    content = calendar(in_language([event]))
    return _ics(request, content, f"{event.address}.ics", changed)


def _subscription(
    request: HttpRequest, which: Q | None, name: str, file_name: str, page: str
) -> HttpResponse:
    events: list[Any] = in_language(in_calendar(which))
    changed = last_change(event.last_published_at for event in events)
    content = calendar(events, name, request.path, page)
    return _ics(request, content, file_name, changed)


def _ics(request: HttpRequest, content: bytes, name: str, changed: dt.datetime) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return conditional(request, response, changed)
