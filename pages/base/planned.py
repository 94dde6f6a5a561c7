"""When something goes online, in words: always the time here, whoever looks from wherever."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.locks import ScheduledForPublishLock


def here(moment: dt.datetime) -> dt.datetime:
    """The time on the clocks of the site, not in the time zone of the person who looks."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def in_words(moment: dt.datetime) -> str:
    """“Mi., 25. November 2026, um 10:00 Uhr”; says which, when the hour comes twice that night."""
    local = here(moment)
    words = _("%(weekday)s, %(date)s, at %(time)s") % {
        "weekday": date_format(local, "D"),
        "date": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "H:i"),
    }
    if not comes_twice(local):
        return words
    return f"{words} ({_('standard time') if local.fold else _('summer time')})"


def comes_twice(local: dt.datetime) -> bool:
    """Whether the clocks show this time twice, in the night in which they are put back."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def online_in_words(moment: dt.datetime) -> str:
    """“Geht am Mi., 25. November 2026, um 10:00 Uhr online”."""
    return _("Goes online on %(moment)s") % {"moment": in_words(moment)}


def offline_in_words(moment: dt.datetime) -> str:
    """“Geht am Mi., 25. November 2026, um 10:00 Uhr offline”."""
    return _("Goes offline on %(moment)s") % {"moment": in_words(moment)}


class PlannedLock(ScheduledForPublishLock):
    """Nobody changes what is scheduled; says in words when it goes online."""

    def get_message(self, user: Any) -> SafeString:
        revision = self.object.scheduled_revision
        return format_html(
            "<b>“{}”: {}.</b> {}",
            revision.object_str,
            online_in_words(revision.approved_go_live_at),
            _("Until then it stays as it is. To change the text, cancel the date first."),
        )

    def get_locked_by(self, user: Any) -> str:
        return _("Scheduled")

    def get_description(self, user: Any) -> str:
        return online_in_words(self.object.scheduled_revision.approved_go_live_at)
