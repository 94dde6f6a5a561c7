"""The dates of a series from a rule."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

WEEKLY, SAME_WEEKDAY, SAME_DAY = "weekly", "weekday", "day"
MOST = 60


class TooMany(ValueError):
    """The rule gives more than `MOST` dates."""


def days(rule: str, first: dt.date, last: dt.date, every: int = 1) -> list[dt.date]:
    """All days from `first` to `last`.

    `weekly`: every so many weeks. `weekday`: every so many months on the same weekday of the month
    as the first ("the second Tuesday"); the fifth is the last of the month. `day`: on the same day
    of the month, the 31st on the last day of shorter months.
    """
    steps = {WEEKLY: _weeks, SAME_WEEKDAY: _weekdays, SAME_DAY: _days}[rule](first, every)
    found: list[dt.date] = []
    for day in steps:
        if day > last:
            return found
        found.append(day)
        if len(found) > MOST:
            raise TooMany
    return found


def _weeks(first: dt.date, every: int) -> Iterator[dt.date]:
    day = first
    while True:
        yield day
        day += dt.timedelta(weeks=every)


def _months(first: dt.date, every: int) -> Iterator[tuple[int, int]]:
    month = first.year * 12 + first.month - 1
    while True:
        yield month // 12, month % 12 + 1
        month += every


def _weekdays(first: dt.date, every: int) -> Iterator[dt.date]:
    place = (first.day - 1) // 7
    for year, month in _months(first, every):
        weeks = calendar.monthcalendar(year, month)
        of_month = [week[first.weekday()] for week in weeks if week[first.weekday()]]
        yield dt.date(year, month, of_month[min(place, len(of_month) - 1)])


def _days(first: dt.date, every: int) -> Iterator[dt.date]:
    for year, month in _months(first, every):
        yield dt.date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
