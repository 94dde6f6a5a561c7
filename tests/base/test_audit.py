"""The audit log: entries stay as they were written, and go when their time is over."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from pages.base import audit
from pages.base.models import AuditEntry, Team

pytestmark = pytest.mark.django_db
TRIED = audit.kind("tried", "Ausprobiert")


def test_an_entry_tells_who_and_what_even_when_both_are_gone() -> None:
    user = get_user_model().objects.create_user("a@kitt.example")
    team = Team.objects.create(name="Kreis Muster", kind=Team.Kind.PARTNER)
    audit.note(TRIED, user=user, of=team, field="name")
    user.delete()
    entry = AuditEntry.objects.get(kind=TRIED)
    assert (entry.who, entry.subject, entry.details, entry.user) == (
        "a@kitt.example",
        "Kreis Muster",
        {"field": "name"},
        None,
    )


def test_entries_are_not_changed() -> None:
    entry = audit.note(TRIED)
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        AuditEntry.objects.update(who="someone else")


def test_only_declared_kinds_are_written() -> None:
    with pytest.raises(KeyError):
        audit.note("never declared")


def test_old_entries_go() -> None:
    old = AuditEntry(kind=TRIED, at=timezone.now() - dt.timedelta(days=366))
    old.save()
    young = audit.note(TRIED)
    assert audit.forget_old() == 1
    assert AuditEntry.objects.get() == young
