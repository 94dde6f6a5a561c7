"""The jobs of this room."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from . import audit, cards, changes, mail, sizes
from .jobs import job
from .public_forms import limits


class SomeFailed(Exception):
    """What was due and could not be done; it stays due. Everything else has been done."""


@job("changes", every=dt.timedelta(seconds=2), lease_seconds=600)
def work_off_changes() -> str:
    """Work off what the consumers could not do at once."""
    return f"{changes.drain_all()} changes"


@job("forget-changes", every=dt.timedelta(days=1))
def forget_changes() -> str:
    """Delete change rows that everybody has seen."""
    return f"{changes.forget_old()} rows deleted"


@job("send-mails", every=dt.timedelta(seconds=10), lease_seconds=600)
def send_mails() -> str:
    """Send the mails that are due."""
    done = mail.send_due()
    return f"{done.sent} sent, {done.postponed} postponed, {done.given_up} given up"


@job("forget-mails", every=dt.timedelta(days=1))
def forget_mails() -> str:
    """Delete mails that were sent some time ago."""
    return f"{mail.forget_old()} mails deleted"


@job("forget-audit", every=dt.timedelta(days=1))
def forget_audit() -> str:
    """Delete entries of the audit log whose time is over."""
    return f"{audit.forget_old()} entries deleted"


@job("forget-form-counts", every=dt.timedelta(hours=1))
def forget_form_counts() -> str:
    """Delete the counts that limit public forms, and the secrets of past days."""
    return f"{limits.forget_old()} rows deleted"


@job("forget-cards", every=dt.timedelta(days=1))
def forget_cards() -> str:
    """Delete pictures for sharing that nobody has asked for in a long time."""
    return f"{cards.forget_unused()} pictures deleted"


@job("picture-sizes", every=dt.timedelta(seconds=3), lease_seconds=600)
def make_picture_sizes() -> str:
    """Make the sizes in which uploaded pictures are shown; a few at a time, other jobs wait."""
    return f"{sizes.make_due(dt.timedelta(seconds=2))} pictures finished"


@job("publish-scheduled", every=dt.timedelta(seconds=5))
def publish_scheduled() -> str:
    """Expire and publish what is due, each on its own: one failure stops nothing else."""
    failed: list[str] = []
    expired = sum(_done(_expire, row, failed) for row in _expired())
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    revisions = list(due.order_by("approved_go_live_at", "pk"))
    published = sum(_done(_publish, revision, failed) for revision in revisions)
    if failed:
        raise SomeFailed("; ".join(failed))
    return f"{published} published, {expired} expired"


def _expired() -> list[Any]:
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    roots = [model for model in models if model is Page or not issubclass(model, Page)]
    now = timezone.now()
    rows = [row for model in roots for row in _live(model).filter(expire_at__lte=now)]
    return [row.specific if isinstance(row, Page) else row for row in rows]


def _live(model: Any) -> Any:
    return model._base_manager.filter(live=True)


def _done(action: Any, subject: Any, failed: list[str]) -> bool:
    try:
        with transaction.atomic():
            action(subject)
    except Exception as error:  # whatever is wrong with one must not stop the others
        failed.append(f"{subject}: {error}")
        return False
    return True


def _expire(row: Any) -> None:
    row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")
