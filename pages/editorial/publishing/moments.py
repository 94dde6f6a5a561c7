"""A day and a time on the clocks here, in the nights too in which the clocks are changed."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.planned import comes_twice

FIRST, SECOND = "first", "second"


def moment(day: dt.date, time: dt.time, which: str = "") -> dt.datetime:
    """The moment at which the clocks here show this day and time.

    `which` chooses when they do so twice. Raises ValidationError when they never show it, or twice
    and nothing was chosen (code "twice").
    """
    zone = timezone.get_default_timezone()
    local = dt.datetime.combine(day, time.replace(tzinfo=None), tzinfo=zone)
    if not exists(local):
        gap = skipped(local)
        raise ValidationError(
            _(
                "There is no such time in that night: the clocks are put forward "
                "from %(from)s to %(to)s. Please choose an earlier or a later time."
            )
            % {"from": gap[0].strftime("%H:%M"), "to": gap[1].strftime("%H:%M")},
            code="never",
        )
    if comes_twice(local) and which not in (FIRST, SECOND):
        raise ValidationError(
            _(
                "This time comes twice in that night, because the clocks are put back. "
                "Please choose which one you mean."
            ),
            code="twice",
        )
    return local.replace(fold=int(which == SECOND)).astimezone(dt.UTC)


def exists(local: dt.datetime) -> bool:
    """Whether the clocks show this time at all."""
    there_and_back = local.astimezone(dt.UTC).astimezone(local.tzinfo)
    return there_and_back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0)


def skipped(local: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """From when to when the clocks jump over a time that does not exist."""
    assert isinstance(local.tzinfo, zoneinfo.ZoneInfo)
    step = dt.timedelta(minutes=1)
    before = after = local
    while not exists(before):
        before -= step
    while not exists(after):
        after += step
    return before + step, after
