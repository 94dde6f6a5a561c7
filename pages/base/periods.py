"""Days in a period as few tags: whole years, then whole months, then single days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .finding import tag

_EARLIEST = 2000


def before(day: dt.date, name: str = "until") -> tuple[str, ...]:
    """Tags of all days before a day."""
    years = [tag(name, year) for year in range(_EARLIEST, day.year)]
    months = [tag(name, f"{day.year}-{month:02}") for month in range(1, day.month)]
    days = [tag(name, day.replace(day=number)) for number in range(1, day.day)]
    return (*years, *months, *days)


def following(day: dt.date, days: int, name: str = "until") -> tuple[str, ...]:
    """Tags of a day and those after it, `days` in all."""
    return tuple(_days(day, days, name))


def _days(day: dt.date, days: int, name: str) -> Iterator[str]:
    for number in range(days):
        yield tag(name, day + dt.timedelta(days=number))
