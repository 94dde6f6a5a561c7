"""The jobs of this room."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from pages.base.jobs import job

from .models import BarrierReport, Vote
from .reports import send_alarms


@job("barrier-alarms", every=dt.timedelta(hours=1))
def barrier_alarms() -> str:
    """Remind editors of reports whose answer is due soon or overdue."""
    return f"{send_alarms()} reports reminded of"


@job("forget-feedback", every=dt.timedelta(days=1))
def forget_feedback() -> str:
    """Delete what visitors have sent, after the time the settings give."""
    now = timezone.now()
    reports = BarrierReport.objects.outdated(now).delete()[0]
    votes = Vote.objects.filter(on__lt=_days_ago(settings.KEEP_VOTES_DAYS)).delete()[0]
    spoken = Vote.objects.exclude(comment="")
    comments = spoken.filter(on__lt=_days_ago(settings.KEEP_COMMENTS_DAYS)).update(comment="")
    return f"{reports} reports, {comments} comments, {votes} answers deleted"


def _days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)
