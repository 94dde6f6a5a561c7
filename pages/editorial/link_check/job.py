"""The job that checks links: all of them at night, and by day again what failed."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from pages.base.jobs import job

from ..models import LinkPlace
from . import checking, finding, telling

NIGHT = range(1, 5)
"""The hours, on the clocks here, in which links are looked for."""
ONE_NIGHT = dt.timedelta(hours=12)


@job("check_links", every=dt.timedelta(hours=1), lease_seconds=3600)
def check_links() -> str:
    """Look every night whether links lead somewhere, and tell editors of those that do not."""
    now = timezone.now()
    if is_time(now):
        finding.find(now)
    checked = checking.check_due(now)
    return f"{checked} links checked, {telling.tell(now)} mails written"


def is_time(now: dt.datetime) -> bool:
    """Whether it is night and nobody has looked for links in this one."""
    hour = timezone.localtime(now, timezone.get_default_timezone()).hour
    return hour in NIGHT and not LinkPlace.objects.filter(seen_at__gt=now - ONE_NIGHT).exists()
