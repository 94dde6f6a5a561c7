"""Events as iCalendar (RFC 5545), with ids and sequence numbers that subscriptions can follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from .models import Event

_ASSUMED_LENGTH = dt.timedelta(hours=2)


def calendar(request: HttpRequest, events: Iterable[Event]) -> bytes:
    """A calendar of events that carry `texts_row` (see `pages.base.records.in_language`)."""
    result = Calendar()
    result.add("prodid", "-//Kitt//Termine//DE")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    result.add("name", _("Events"))
    result.add("x-wr-calname", _("Events"))
    for event in events:
        result.add_component(_component(request, event))
    result.add_missing_timezones()
    return bytes(result.to_ical())


def uid(event: Event) -> str:
    """The id that stays whatever changes."""
    return f"event-{event.public_id}@{urlsplit(settings.BASE_URL).hostname}"


def _component(request: HttpRequest, event: Any) -> CalendarEvent:
    text = event.texts_row
    start = timezone.localtime(event.starts_at)
    end = timezone.localtime(event.ends_at) if event.ends_at else start + _ASSUMED_LENGTH
    item = CalendarEvent()
    item.add("uid", uid(event))
    item.add("sequence", event.sequence)
    item.add("dtstamp", event.last_published_at or timezone.now())
    item.add("last-modified", event.last_published_at or timezone.now())
    item.add("dtstart", start)
    item.add("dtend", end)
    item.add("summary", text.title)
    item.add("description", _description(text))
    item.add("url", request.build_absolute_uri(event.get_absolute_url()))
    item.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    if place := _place(event):
        item["location"] = vText(place)
    return item


def _description(text: Any) -> str:
    return "\n\n".join(part for part in (text.state_note, text.teaser) if part)


def _place(event: Any) -> str:
    if event.place_kind == "online" or event.state == Event.State.ONLINE_INSTEAD:
        return event.online_url or str(_("online"))
    town = " ".join(part for part in (event.postcode, str(event.municipality or "")) if part)
    return ", ".join(part for part in (event.venue, event.street, town) if part)
