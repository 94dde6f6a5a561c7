"""Whether an offer still holds, in words: open, full, over, or not confirmed for a long time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.wording import full_date

from ..models import Opportunity


@dataclass(frozen=True, slots=True)
class Status:
    """What stands on top of the page of an offer. `over`: it no longer stands in lists."""

    title: str
    text: str = ""
    over: bool = False


def is_stale(record: Any, day: dt.date | None = None) -> bool:
    """Whether somebody confirmed the offer, but too long ago."""
    day = day or timezone.localdate()
    return bool(record.confirmed_on and record.confirmation_due_on <= day)


def status(record: Any, at: dt.datetime | None = None) -> Status | None:
    """What visitors have to know before they read on; None for an offer that simply holds."""
    over = why_over(record, at)
    if over:
        return Status(over, over=True)
    if record.state == Opportunity.State.FULL:
        return Status(
            _dated(
                record,
                _("All places are taken."),
                _("All places have been taken since %(date)s."),
            ),
            _("You can ask the organisation whether a place becomes free."),
        )
    if is_stale(record, timezone.localdate(at) if at else None):
        date = full_date(record.confirmed_on)
        return Status(
            _("Nobody has confirmed this opportunity since %(date)s.") % {"date": date},
            _("Please ask whether it still holds."),
        )
    return None


def why_over(record: Any, at: dt.datetime | None = None) -> str:
    """Why the offer no longer stands in lists, as a sentence; empty while it does."""
    at = at or timezone.now()
    day = timezone.localdate(at)
    end = record.ends_at or record.starts_at
    if record.state == Opportunity.State.CANCELLED:
        return _dated(
            record,
            _("This opportunity has been cancelled."),
            _("This opportunity was cancelled on %(date)s."),
        )
    if record.state == Opportunity.State.ENDED:
        return _dated(
            record,
            _("This opportunity has ended."),
            _("This opportunity ended on %(date)s."),
        )
    if end and end <= at:
        return _("This opportunity took place on %(date)s.") % {"date": full_date(end)}
    if record.period_until and record.period_until < day:
        date = full_date(record.period_until)
        return _("This opportunity has been over since %(date)s.") % {"date": date}
    if record.apply_until and record.apply_until < day:
        date = full_date(record.apply_until)
        return _("It was possible to apply until %(date)s.") % {"date": date}
    if record.state == Opportunity.State.PAUSED:
        return _dated(
            record,
            _("This opportunity is paused."),
            _("This opportunity has been paused since %(date)s."),
        )
    return ""


def _dated(record: Any, plain: str, dated: str) -> str:
    """The sentence with the day on which the state began, where that is known."""
    if record.state_since is None:
        return plain
    return dated % {"date": full_date(record.state_since)}
