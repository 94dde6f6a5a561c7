"""The jobs of this part."""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.models import Session
from django.utils import timezone

from pages.base.jobs import job
from pages.base.models import SharedCount

from . import invitations


@job("forget-invitations", every=dt.timedelta(days=1))
def forget_invitations() -> str:
    """Delete old invitations, and the accounts that never opened with them."""
    return f"{invitations.forget_old()} invitations deleted"


@job("forget-sessions", every=dt.timedelta(hours=1))
def forget_sessions() -> str:
    """Delete sessions and counts of attempts whose time is over."""
    now = timezone.now()
    sessions = Session.objects.filter(expire_date__lt=now).delete()[0]
    counts = SharedCount.objects.filter(expires__lt=now).delete()[0]
    return f"{sessions} sessions, {counts} counts deleted"
