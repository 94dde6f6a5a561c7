"""What nobody has confirmed for too long, and which step comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from pages.base.freshness import last_confirmation_due, months_after
from pages.base.public import end_of
from pages.opportunities.models import Opportunity
from pages.profiles.models import CentrePage, CityPage

from ..models import Reminder

AGAIN_AFTER = dt.timedelta(days=14)
LEAD_AFTER = dt.timedelta(days=28)
MODELS: tuple[Any, ...] = (CentrePage, CityPage, Opportunity)
LIMIT = 2000
"""Objects in one run; the others wait for the next."""


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is to be taken for an object."""

    model: Any
    key: int
    due_on: dt.date
    reminder: Reminder | None
    step: int


def due_now(now: dt.datetime) -> list[Due]:
    """The steps to take now, longest overdue first. Reminders that are no longer needed go."""
    found = [one for model in MODELS for one in _of_model(model, now)]
    found.sort(key=lambda one: (one.due_on, one.key))
    return found[:LIMIT]


def months_of(model: Any) -> int:
    """For how many months a confirmation of such a thing holds."""
    if model is Opportunity:
        return settings.CONFIRM_OPPORTUNITIES_MONTHS
    return settings.CONFIRM_PROFILES_MONTHS


def _of_model(model: Any, now: dt.datetime) -> Iterator[Due]:
    rows = _unconfirmed(model, now)
    content_type = ContentType.objects.get_for_model(model)
    reminders = {
        int(one.object_id): one for one in Reminder.objects.filter(content_type=content_type)
    }
    needless = [one.pk for key, one in reminders.items() if key not in rows]
    Reminder.objects.filter(pk__in=needless).delete()
    for key, due_on in rows.items():
        known = reminders.get(key)
        step = _next_step(known, due_on, now)
        if step:
            yield Due(model, key, due_on, known, step)


def _unconfirmed(model: Any, now: dt.datetime) -> dict[int, dt.date]:
    """What is public and not confirmed any more: id → since when."""
    months = months_of(model)
    rows = model.objects.sources().reachable(now).filter(old_q(model, now))
    if model is Opportunity:
        rows = rows.filter(Opportunity.offered_q(now))
    return {
        key: months_after(confirmed or timezone.localdate(published), months)
        for key, confirmed, published in rows.values_list(
            "pk", "confirmed_on", "first_published_at"
        )
    }


def old_q(model: Any, now: dt.datetime) -> Q:
    """Confirmed too long ago; or never, and published too long ago."""
    last = last_confirmation_due(timezone.localdate(now), months_of(model))
    return Q(confirmed_on__lte=last) | Q(
        confirmed_on__isnull=True, first_published_at__lt=end_of(last)
    )


def _next_step(known: Reminder | None, due_on: dt.date, now: dt.datetime) -> int:
    """The step that comes next; 0 while it is not time, or everything is done."""
    if known is None or known.due_on != due_on or known.first_at is None:
        return Reminder.Step.FIRST
    passed = now - known.first_at
    if known.step == Reminder.Step.FIRST and passed >= AGAIN_AFTER:
        return Reminder.Step.SECOND
    if known.step == Reminder.Step.SECOND and passed >= LEAD_AFTER:
        return Reminder.Step.LEAD
    return 0
