"""What a release announces stays hidden until the release is public."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils import timezone

from pages.base.public import looked_up

from .release import PressReleasePage

_KEY = "announced cohorts"


def announced_q(at: dt.datetime) -> Q:
    """For cohorts: not waiting for a release that is not public yet.

    A release that was removed (410) or has expired was public once, so it holds nothing back any
    more; one that was called back (unpublished) does. The few
    releases that announce something are looked up first: as a subquery below those of memberships
    and profiles they would be nested too deeply for SQLite's parser.
    """
    announced = looked_up(_KEY, lambda: _announced(at))
    known = {cohort for cohort, public in announced if public}
    held = {cohort for cohort, _public in announced} - known
    return ~Q(pk__in=held) & (Q(waits_for_release=False) | Q(pk__in=known))


def announced_with(cohort: int) -> dict[str, Any]:
    """For `pages.base.public.apart`: a release that announces this cohort is shown to somebody."""
    return {_KEY: _announced(timezone.now()) | {(cohort, True)}}


def _announced(at: dt.datetime) -> set[tuple[int, bool]]:
    """The cohorts that releases announce, each with whether such a release has been public."""
    over = Q(gone_at__lte=at) | Q(expire_at__lte=at)
    open_now = PressReleasePage.reachable_q(at) | (Q(first_published_at__isnull=False) & over)
    releases = PressReleasePage.objects.filter(announces__isnull=False).annotate(
        has_been_public=ExpressionWrapper(open_now, output_field=models.BooleanField())
    )
    return set(releases.values_list("announces", "has_been_public"))
