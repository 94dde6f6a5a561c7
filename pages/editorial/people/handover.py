"""Handing the work of one person over to another."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import LockableMixin, Page, PageSubscription, WorkflowState

from pages.base import audit
from pages.base.models import User

from ..models import Link
from . import kinds


def hand_over(person: User, to: User, request: HttpRequest) -> dict[str, int]:
    """Make `to` responsible for what `person` has to do; how many of each kind.

    Links without an account open as long as who answers for them may share what they show. Who
    wrote a revision stays as it was: the history tells the truth.
    """
    with transaction.atomic():
        counts = {
            "pages": Page.objects.filter(owner=person).update(owner=to),
            "locks": sum(_locks(model, person, to) for model in _lockable()),
            "submissions": _submissions(person, to),
            "links": _open_links(person).update(made_by=to),
        }
        _subscriptions(person, to)
        audit.note(
            kinds.HANDED_OVER,
            request=request,
            of=person,
            subject=person.email,
            to=to.email,
            **counts,
        )
    return counts


def amount(person: User) -> dict[str, int]:
    """How much there is to hand over."""
    return {
        "pages": Page.objects.filter(owner=person).count(),
        "locks": sum(
            model._default_manager.filter(locked=True, locked_by=person).count()
            for model in _lockable()
        ),
        "submissions": _open_submissions(person).count(),
        "links": _open_links(person).count(),
    }


def _lockable() -> list[Any]:
    """Every table of its own that can be locked."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, LockableMixin) and (model is Page or not issubclass(model, Page))
    ]


def _locks(model: Any, person: User, to: User) -> int:
    rows = model._default_manager.filter(locked=True, locked_by=person)
    count: int = rows.update(locked_by=to, locked_at=timezone.now())
    return count


def _open_submissions(person: User) -> Any:
    running = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    return WorkflowState.objects.filter(requested_by=person, status__in=running)


def _submissions(person: User, to: User) -> int:
    count: int = _open_submissions(person).update(requested_by=to)
    return count


def _open_links(person: User) -> Any:
    return Link.objects.valid().filter(made_by=person)


def _subscriptions(person: User, to: User) -> None:
    """Comments on the pages are told to the new person, once."""
    theirs = PageSubscription.objects.filter(user=to).values("page")
    rows = PageSubscription.objects.filter(user=person)
    rows.filter(page__in=list(theirs.values_list("page", flat=True))).delete()
    rows.update(user=to)
