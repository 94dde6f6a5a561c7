"""Whether an event or a course takes place and can be joined, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.wording import date_span, full_date, marked

from ..models import Course, Event


@dataclass(frozen=True, slots=True)
class Status:
    """What stands on top of the page. `over`: nobody can take part any more.

    `leads_on`: whether similar ones are named.
    """

    title: str
    text: str = ""
    level: str = "warning"
    over: bool = False
    leads_on: bool = True


def event_status(record: Any, text: Any, *, has_material: bool = False) -> Status | None:
    """What visitors have to know before they read on; None for an event that simply comes."""
    note = marked(text.state_note, text.language)
    if record.state == Event.State.CANCELLED:
        title = _dated(
            record,
            _("This event has been cancelled."),
            _("This event was cancelled on %(date)s."),
        )
        return Status(title, note, "danger", over=True)
    if record.state == Event.State.POSTPONED:
        title = _("This event has been postponed. The new date is not known yet.")
        return Status(title, note, over=True)
    if record.starts_at and record.is_past():
        below = _("You find its material below.") if has_material else ""
        date = full_date(record.ends_at or record.starts_at)
        return Status(
            _("This event is over. It took place on %(date)s.") % {"date": date},
            below,
            "info",
            over=True,
        )
    if record.is_full:
        title = _("This event is fully booked.")
        return Status(title, note)
    return _changed(record, note) or _registration_over(record)


def _changed(record: Any, note: str) -> Status | None:
    """Moved from which date, online instead of on site."""
    if record.state == Event.State.MOVED:
        title = _("This event has been moved.")
        original = record.original_starts_at
        if original and original != record.starts_at:
            date = full_date(original)
            title = _("This event has been moved. It was planned for %(date)s.") % {"date": date}
        return Status(title, note, leads_on=False)
    if record.state == Event.State.ONLINE_INSTEAD:
        title = _("This event takes place online instead of on site.")
        return Status(title, note, leads_on=False)
    return None


def _registration_over(record: Any) -> Status | None:
    closes = record.registration_closes_on
    if record.registration_state() != "closed" or not closes:
        return None
    return Status(_("Registration closed on %(date)s.") % {"date": full_date(closes)})


def course_status(record: Any, day: dt.date | None = None) -> Status | None:
    """The same for a course."""
    if record.state == Course.State.CANCELLED:
        title = _dated(
            record,
            _("This course has been cancelled."),
            _("This course was cancelled on %(date)s."),
        )
        return Status(title, level="danger", over=True)
    if record.is_past(day):
        span = date_span(record.starts_on, record.ends_on or record.starts_on)
        title = _("This course is over. It took place: %(dates)s.") % {"dates": span}
        return Status(title, level="info", over=True)
    if record.state == Course.State.FULL:
        title = _dated(
            record,
            _("This course is fully booked."),
            _("This course has been fully booked since %(date)s."),
        )
        return Status(title)
    if registration_closed(record, day):
        date = full_date(record.register_until)
        return Status(_("Registration closed on %(date)s.") % {"date": date})
    return None


def registration_closed(record: Any, day: dt.date | None = None) -> bool:
    """Whether the last day to register for a course is over."""
    last = record.register_until
    return last is not None and last < (day or timezone.localdate())


def event_notes(record: Any) -> list[str]:
    """What one has to know of a coming event before one opens it."""
    words = {
        Event.State.CANCELLED: _("Cancelled"),
        Event.State.POSTPONED: _("Postponed, new date not known yet"),
        Event.State.MOVED: _("New date"),
        Event.State.ONLINE_INSTEAD: _("Now online"),
    }
    notes = [words[record.state]] if record.state in words else []
    called_off = record.state in (Event.State.CANCELLED, Event.State.POSTPONED)
    if called_off or record.is_past():
        return notes
    if record.is_full:
        notes.append(_("Fully booked"))
    elif record.registration_state() == "closed":
        notes.append(_("Registration closed"))
    return notes


def course_notes(record: Any) -> list[str]:
    """The same for a course."""
    if record.state == Course.State.CANCELLED:
        return [_("Cancelled")]
    if record.state == Course.State.FULL:
        return [_("Fully booked")]
    return [_("Registration closed")] if registration_closed(record) else []


def _dated(record: Any, plain: str, dated: str) -> str:
    """The sentence with the day on which the state began, where that is known."""
    if record.state_since is None:
        return plain
    return dated % {"date": full_date(record.state_since)}
