"""What is overdue: operators are told once, also when no publisher runs at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from pages.base import mail
from pages.base.models import User

from ..models import Hitch
from ..roles import role
from . import due, publisher

LATE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A page or record that should have gone online or offline."""

    what: str
    key: due.Key
    due_at: dt.datetime
    row: Any
    planned_by: int | None = None


def overdue() -> list[Overdue]:
    """Everything that has been due for more than a minute."""
    before = timezone.now() - LATE
    found = []
    for revision in Revision.objects.filter(approved_go_live_at__lt=before):
        row, moment = revision.content_object, revision.approved_go_live_at
        if row is None or moment is None or publisher.waits_for_source(row):
            continue
        key = (revision.base_content_type_id, revision.object_id)
        found.append(Overdue(Hitch.What.PUBLISH, key, moment, row, revision.user_id))
    for model in due.draft_models():
        rows = model._base_manager.filter(live=True, expire_at__lt=before)
        found += [Overdue(Hitch.What.EXPIRE, due.key_of(row), row.expire_at, row) for row in rows]
    return found


def publish_and_tell() -> str:
    """Do what no publisher has done, and tell operators of what cannot be done."""
    outcome = publisher.publish_due()
    late = overdue()
    told = sum(_tell(one) for one in late)
    _clear()
    if outcome.failed or late:
        raise SomeOverdue(f"{outcome}; {len(late)} overdue, {told} new mails")
    return f"{outcome}; nothing overdue"


class SomeOverdue(Exception):
    """Something is overdue: the job fails, so that the health page says so."""


def _tell(one: Overdue) -> bool:
    """Write to operators and to the person who planned it; once for each thing."""
    with transaction.atomic():
        hitch, _created = Hitch.objects.get_or_create(
            what=one.what,
            content_type_id=one.key[0],
            object_id=one.key[1],
            defaults={"due_at": one.due_at},
        )
        if hitch.alarmed_at and hitch.due_at == one.due_at:
            return False
        Hitch.objects.filter(pk=hitch.pk).update(alarmed_at=timezone.now(), due_at=one.due_at)
        context = {"one": one, "hitch": hitch, "expires": one.what == Hitch.What.EXPIRE}
        for person in recipients(one.planned_by):
            link = {"link": _edit_url(person, one.row)}
            mail.write("overdue", person.email, "editorial/overdue.txt", {**context, **link})
    return True


def recipients(planned_by: int | None = None) -> list[User]:
    """The operators, and who planned it."""
    operators = Q(groups__name=role("operator").label) | Q(is_superuser=True)
    people = User.objects.filter(operators | Q(pk=planned_by), is_active=True)
    if not settings.DEMO_LOGINS:
        people = people.filter(is_demo=False)
    return list(people.distinct())


def _edit_url(person: User, row: Any) -> str:
    try:
        path = AdminURLFinder(person).get_edit_url(row)
    except NoReverseMatch:
        path = None
    return f"{settings.BASE_URL.rstrip('/')}{path}" if path else ""


def _clear() -> None:
    """Forget what has been done or cancelled meanwhile."""
    from .hitches import still_due

    for hitch in Hitch.objects.select_related("content_type"):
        if not still_due(hitch):
            hitch.delete()
