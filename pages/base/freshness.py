"""How long a confirmation holds: months of the calendar, and back again to the day."""

from __future__ import annotations

import calendar
import datetime as dt

from django.db.models import Q

from .public import end_of

ONE_DAY = dt.timedelta(days=1)
LONGEST_CLAMP = 3
"""A month may be three days shorter than another."""


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later (or earlier); the last day of a month that is too short."""
    month = day.year * 12 + day.month - 1 + months
    year, month = divmod(month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def last_confirmation_due(day: dt.date, months: int) -> dt.date:
    """The last day whose confirmation does not hold any more on `day`: `months_after` backwards."""
    found = months_after(day, -months) + LONGEST_CLAMP * ONE_DAY
    while months_after(found, months) > day:
        found -= ONE_DAY
    return found


def held_q(day: dt.date, months: int) -> Q:
    """What was confirmed, or first published, less than some months before `day`."""
    last = last_confirmation_due(day, months)
    published = Q(first_published_at__isnull=True) | Q(first_published_at__gte=end_of(last))
    return Q(confirmed_on__gt=last) | Q(confirmed_on__isnull=True) & published
