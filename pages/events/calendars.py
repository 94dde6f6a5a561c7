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
from pages.places.models import District
from pages.programmes.models import Programme

from .models import Event
from .presentation.events import where

KEEP = dt.timedelta(days=30)
AT_MOST = 1000
_STATUS = {Event.State.CANCELLED: "CANCELLED", Event.State.POSTPONED: "TENTATIVE"}
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


def in_calendar(which: Q | None = None, at: dt.datetime | None = None) -> QuerySet[Any]:
    """The events of a calendar: reachable, and to come or over for no longer than a month."""
    at = at or timezone.now()
    kept = at - KEEP
    recent = Q(ends_at__gt=kept) | Q(ends_at__isnull=True, starts_at__gt=kept)
    rows = Event.objects.sources().reachable(at).filter(recent, which or Q())
    return rows.select_related("locale", "municipality").order_by("starts_at", "pk")[:AT_MOST]


def of_programme_q(programme: Programme) -> Q:
    """Events of a programme, or of a series that belongs to it."""
    links = Event.programmes.through.objects.filter(programme=programme)
    return Q(pk__in=links.values("event")) | Q(series__programme=programme)


def in_district_q(district: District) -> Q:
    """Events about a county or city, or that take place there."""
    links = Event.districts.through.objects.filter(district=district)
    return Q(pk__in=links.values("event")) | Q(municipality__district=district)


def calendar(events: Iterable[Event], name: str = "", url: str = "", page: str = "") -> bytes:
    """A calendar of events that carry `texts_row` (see `pages.base.records.in_language`).

    `url` is its own address, `page` that of the page that shows the same.
    """
    result = Calendar()
    result.add("prodid", "-//Kitt//Events//EN")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    result.add("name", name or _("Events"))
    result.add("x-wr-calname", name or _("Events"))
    result.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT6H")
    result.add("x-wr-timezone", "Europe/Berlin")
    if url:
        result.add("source", absolute(url), parameters={"VALUE": "URI"})
    if page:
        result.add("url", absolute(page))
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
    item.add("summary", summary(event))
    item.add("description", _description(text))
    item.add("url", absolute(event.get_absolute_url()))
    item.add("status", _STATUS.get(event.state, "CONFIRMED"))
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
    # Never "now": the calendar would be another one at every request.
    return max(known, default=None) or event.starts_at


def summary(event: Any) -> str:
    """Many calendars and feed readers do not show the state, so the title says it too."""
    title = str(event.texts_row.title)
    if event.is_cancelled:
        return _("Cancelled: %(title)s") % {"title": title}
    if event.is_called_off:
        return _("Postponed: %(title)s") % {"title": title}
    return title


def _description(text: Any) -> str:
    return "\n\n".join(part for part in (text.state_note, text.teaser) if part)
