"""Events as iCalendar (RFC 5545), with ids and sequence numbers that subscriptions can follow.

A calendar that is subscribed to is fetched again and again and replaced as a whole: what is
missing disappears from it. So the list keeps events for a month after their end, and cancelled
ones stay in it, marked as cancelled.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, vText
from icalendar import Event as CalendarEvent

from pages.base.choices import Place
from pages.base.head import absolute

from .models import Event
from .presentation.events import where

KEEP = dt.timedelta(days=30)
AT_MOST = 1000
_REFRESH = dt.timedelta(hours=6)
# The rules of the European Union. What the library derives by itself begins an hour late in spring.
_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def in_calendar(at: dt.datetime | None = None) -> QuerySet[Any]:
    """The events of the calendar: reachable, and to come or over for no longer than a month."""
    at = at or timezone.now()
    kept = at - KEEP
    recent = Q(ends_at__gt=kept) | Q(ends_at__isnull=True, starts_at__gt=kept)
    rows = Event.objects.sources().reachable(at).filter(recent)
    return rows.select_related("locale", "municipality").order_by("starts_at", "pk")[:AT_MOST]


def calendar(events: Iterable[Event]) -> bytes:
    """A calendar of events that carry `texts_row` (see `pages.base.records.in_language`)."""
    result = Calendar()
    result.add("prodid", "-//Kitt//Events//EN")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    result.add("name", _("Events"))
    result.add("x-wr-calname", _("Events"))
    result.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT6H")
    result.add_component(Timezone.from_ical(_BERLIN))
    for event in events:
        result.add_component(_component(event))
    return bytes(result.to_ical())


def uid(event: Event) -> str:
    """The id that stays whatever changes."""
    return f"event-{event.public_id}@{urlsplit(settings.BASE_URL).hostname}"


def _component(event: Any) -> CalendarEvent:
    text = event.texts_row
    changed = _changed(event)
    item = CalendarEvent()
    item.add("uid", uid(event))
    item.add("sequence", event.sequence)
    item.add("dtstamp", changed)
    item.add("last-modified", changed)
    item.add("dtstart", local(event.starts_at))
    if event.ends_at:
        item.add("dtend", local(event.ends_at))
    item.add("summary", _summary(event, text))
    item.add("description", _description(text))
    item.add("url", absolute(event.get_absolute_url()))
    item.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    if place := _place(event):
        item["location"] = vText(place)
    return item


def _place(event: Any) -> str:
    online = event.place_kind == Place.ONLINE or event.state == Event.State.ONLINE_INSTEAD
    return event.online_url if online and event.online_url else where(event)


def local(at: dt.datetime) -> dt.datetime:
    """Local time with its zone; UTC in the hour that comes twice, which only it can tell apart."""
    moment = timezone.localtime(at)
    return at.astimezone(dt.UTC) if moment.fold else moment


def _changed(event: Any) -> dt.datetime:
    known = filter(None, (event.last_published_at, event.texts_row.last_published_at))
    return max(known, default=None) or timezone.now()


def _summary(event: Any, text: Any) -> str:
    """Many calendars do not show the status, so the title says it too."""
    if event.is_cancelled:
        return _("Cancelled: %(title)s") % {"title": text.title}
    return str(text.title)


def _description(text: Any) -> str:
    return "\n\n".join(part for part in (text.state_note, text.teaser) if part)
