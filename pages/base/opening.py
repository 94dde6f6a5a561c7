"""Whether a place to go to is open at a moment, and when it opens next, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import VisitingDetails
from .wording import full_date, time_of_day

LOOK_AHEAD = 28  # days; who does not open within four weeks has no hours worth naming
Span = tuple[dt.time, dt.time]


@dataclass(frozen=True, slots=True)
class Opening:
    """“Geöffnet bis 12 Uhr”, “Geschlossen, öffnet am Dienstag um 9 Uhr”."""

    is_open: bool
    text: str


def opening_state(visiting: VisitingDetails, at: dt.datetime | None = None) -> Opening | None:
    """The state at a moment (now, when not given); None where no hours are known.

    What is closed for longer says so in its opening hours already.
    """
    now = timezone.localtime(at)
    if visiting.is_closed(now.date()) or not visiting.hours.all():
        return None
    for opens, closes in _spans(visiting, now.date()):
        if opens <= now.time() < closes:
            return Opening(True, _("Open until %(time)s") % {"time": time_of_day(closes)})
    for day, opens in _openings(visiting, now.date()):
        if day > now.date() or opens > now.time():
            return Opening(False, _next(day, opens, now.date()))
    return Opening(False, _("Closed"))


def _openings(visiting: VisitingDetails, first: dt.date) -> Iterator[tuple[dt.date, dt.time]]:
    """Days and times at which the place opens, from a day on."""
    for number in range(LOOK_AHEAD):
        day = first + dt.timedelta(days=number)
        for opens, _closes in _spans(visiting, day):
            yield day, opens


def _spans(visiting: VisitingDetails, day: dt.date) -> list[Span]:
    """The hours of a day; a special day replaces those of the week."""
    rows: list[Any] = [row for row in visiting.special_days.all() if row.on == day]
    rows = rows or [row for row in visiting.hours.all() if row.weekday == day.weekday()]
    return sorted((row.opens, row.closes) for row in rows if row.opens and row.closes)


def _next(day: dt.date, opens: dt.time, today: dt.date) -> str:
    words = {"time": time_of_day(opens), "day": date_format(day, "l"), "date": full_date(day)}
    if day == today:
        return _("Closed, opens at %(time)s") % words
    if day - today < dt.timedelta(days=7):
        return _("Closed, opens on %(day)s at %(time)s") % words
    return _("Closed, opens on %(date)s at %(time)s") % words
