"""The publisher: what is due goes online or offline, each in a transaction of its own.

Several may run at once. Whoever is at work holds the lock of the change table, and looks again
whether the thing is still due: the first takes it, the others go on. What fails stays due, with
its error, and is tried again; nothing else waits for it. A publisher that is killed leaves nothing
half done and nothing locked.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from pages.base import changes

from ..models import Bundle, Hitch
from . import due, hitches

logger = logging.getLogger(__name__)


class StillOffline(RuntimeError):
    """Publishing reported no error, and yet the row is not online."""


@dataclass(slots=True)
class Outcome:
    """What one run did; `failed` in words for operators."""

    published: int = 0
    expired: int = 0
    failed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        text = f"{self.published} published, {self.expired} expired"
        return (
            f"{text}, {len(self.failed)} FAILED: {'; '.join(self.failed)}" if self.failed else text
        )

    def __bool__(self) -> bool:
        return bool(self.published or self.expired or self.failed)


def publish_due() -> Outcome:
    """Do everything that is due. Errors of the database are raised when nothing works any more."""
    outcome = Outcome()
    for ending in due.endings(timezone.now()):
        _attempt_ending(ending, outcome)
    # A translation that waits for its source can go online once the source has.
    while _publish_groups(outcome):
        pass
    return outcome


def publish_drafts(outcome: Outcome | None = None) -> Outcome:
    """As `publish_due` without what goes offline: cheap enough to be asked all the time."""
    outcome = outcome or Outcome()
    while _publish_groups(outcome):
        pass
    return outcome


def _publish_groups(outcome: Outcome) -> bool:
    """One pass over what is due; whether anything went online."""
    before = outcome.published
    for group in due.groups(timezone.now()):
        _attempt(group, outcome)
    return outcome.published > before


def _attempt(group: due.Group, outcome: Outcome) -> None:
    at_work: list[Revision] = []
    try:
        with transaction.atomic():
            outcome_of_group = _publish(group, at_work)
    except (OperationalError, InterfaceError) as error:
        # The database is busy or gone: nothing is wrong with the draft, the next run tries again.
        logger.warning("Publishing was put off: %s", error)
        outcome.failed.append(str(error))
    except Exception as error:  # whatever is wrong with one must not stop the others
        outcome.failed.append(hitches.note_failure(group.revisions, at_work[-1:], error))
    else:
        outcome.published += outcome_of_group


def _publish(group: due.Group, at_work: list[Revision]) -> int:
    """Publish what is still due of a group, sources first; the number published."""
    changes.serialise()
    rows = Revision.objects.select_for_update().filter(
        pk__in=group.revisions, approved_go_live_at__lte=timezone.now()
    )
    waiting = [(revision, revision.as_object()) for revision in rows.order_by("pk")]
    waiting.sort(key=lambda pair: due.is_translation(pair[1]))
    published = 0
    for revision, draft in waiting:
        if waits_for_source(draft):
            continue
        at_work.append(revision)
        _publish_one(revision)
        published += 1
    if group.bundle and published:
        Bundle.objects.filter(pk=group.bundle).update(published_at=timezone.now())
    return published


def _publish_one(revision: Revision) -> None:
    row = revision.content_object
    row.publish(revision, log_action="wagtail.publish.scheduled")
    stored = type(row)._base_manager.filter(pk=row.pk, live=True, live_revision=revision)
    if not stored.exists():
        raise StillOffline(str(row))
    hitches.forget(row, Hitch.What.PUBLISH)


def waits_for_source(obj: Any) -> bool:
    """Whether this is a translation whose German row is not online (yet)."""
    source = due.source_of(obj)
    return source is not None and not source.live


def _attempt_ending(ending: due.Ending, outcome: Outcome) -> None:
    try:
        with transaction.atomic():
            outcome.expired += _end(ending)
    except (OperationalError, InterfaceError) as error:
        logger.warning("Taking something offline was put off: %s", error)
        outcome.failed.append(str(error))
    except Exception as error:
        outcome.failed.append(hitches.note_ending(ending, error))


def _end(ending: due.Ending) -> int:
    changes.serialise()
    rows = ending.model._base_manager.select_for_update().filter(
        pk=ending.key, live=True, expire_at__lte=timezone.now()
    )
    row = rows.first()
    if row is None:
        return 0
    row = due.specific(row) if issubclass(ending.model, Page) else row
    row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    hitches.forget(row, Hitch.What.EXPIRE)
    return 1


def seconds_to_next(limit: float, now: dt.datetime | None = None) -> float:
    """How long nothing is due, at most `limit`."""
    now = now or timezone.now()
    moment = due.next_moment(now)
    return min(limit, max(0.0, (moment - now).total_seconds())) if moment else limit
