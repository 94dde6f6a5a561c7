"""Setting, moving and cancelling the moment at which something goes online.

A date belongs to a revision, as in Wagtail: `approved_go_live_at` is what counts, and the draft in
the revision says the same. The text of what is scheduled stays the same when only the date moves.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from pages.base import changes

from ..models import Hitch
from . import hitches

MOVED = "kitt.publish.move"


def planned(row: Any) -> Revision | None:
    """The revision that goes online at its time."""
    rows = row.revisions.filter(approved_go_live_at__isnull=False)
    found: Revision | None = rows.order_by("approved_go_live_at").first()
    return found


def planned_for(row: Any) -> dt.datetime | None:
    """When a page or record goes online."""
    revision = planned(row)
    return revision.approved_go_live_at if revision else None


def draft_of(row: Any) -> Any:
    """What would go online: the scheduled text, or the newest."""
    revision = planned(row)
    return revision.as_object() if revision else row.get_latest_revision_as_object()


def plan(row: Any, at: dt.datetime, user: Any) -> None:
    """Let the newest draft go online at `at`, or move what is scheduled already.

    Checks the rights of the user, and nothing else: see `checks`.
    """
    with transaction.atomic():
        changes.serialise()
        revision = planned(row)
        if revision is not None:
            _log_move(row, revision, at, user)
            move(revision, at, alone=False)
            return
        revision = newest(row, user)
        revision.content["go_live_at"] = stored(at)
        revision.save(update_fields=["content"])
        revision.publish(user=user)
        hitches.forget(row, Hitch.What.PUBLISH)


def newest(row: Any, user: Any) -> Revision:
    """The newest revision; one is made of rows that have none, or have changed without one."""
    revision: Revision | None = row.latest_revision
    if revision is None or (row.live and not row.has_unpublished_changes):
        return row.save_revision(user=user, changed=False)
    return revision


def move(revision: Revision, at: dt.datetime, *, alone: bool = True) -> None:
    """Change the date of a scheduled revision; with `alone` of nothing that hangs on it."""
    revision.content["go_live_at"] = stored(at)
    revision.approved_go_live_at = at
    changed = {"content": revision.content, "approved_go_live_at": at}
    if alone:
        Revision.objects.filter(pk=revision.pk).update(**changed)
    else:
        revision.save(update_fields=list(changed))
    row = revision.content_object
    type(row)._base_manager.filter(pk=row.pk, live=False).update(go_live_at=at)
    hitches.forget(row, Hitch.What.PUBLISH)


def cancel(row: Any, user: Any) -> None:
    """Take the date away; the draft stays. What hangs on it follows, see `cascade`."""
    with transaction.atomic():
        changes.serialise()
        for revision in row.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = None
            revision.save(user=user, update_fields=["approved_go_live_at"])


def forget_date(revision: Revision, row: Any) -> None:
    """A cancelled draft must not be scheduled again by the button that publishes at once."""
    if revision.content.get("go_live_at"):
        revision.content["go_live_at"] = None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    future = {"pk": row.pk, "live": False, "go_live_at__gt": timezone.now()}
    type(row)._base_manager.filter(**future).update(go_live_at=None)
    hitches.forget(row, Hitch.What.PUBLISH)


def publish_now(row: Any, user: Any) -> None:
    """Put what is scheduled online at once."""
    with transaction.atomic():
        changes.serialise()
        revision = planned(row) or newest(row, user)
        revision.content["go_live_at"] = None
        revision.save(update_fields=["content"])
        revision.publish(user=user)
        hitches.forget(row, Hitch.What.PUBLISH)


def end(row: Any, at: dt.datetime | None) -> None:
    """Let a page or record go offline at `at`; None: it stays."""
    with transaction.atomic():
        changes.serialise()
        for revision in {row.latest_revision, planned(row)} - {None}:
            revision.content["expire_at"] = stored(at)
            revision.save(update_fields=["content"])
        row.expire_at = at
        row.save(update_fields=["expire_at"])
        hitches.forget(row, Hitch.What.EXPIRE)


def stored(at: dt.datetime | None) -> str | None:
    """A moment as revisions keep it."""
    return at.astimezone(dt.UTC).isoformat() if at else None


def _log_move(row: Any, revision: Revision, at: dt.datetime, user: Any) -> None:
    before = revision.approved_go_live_at
    data = {"from": stored(before), "to": stored(at)}
    log(instance=row, action=MOVED, user=user, revision=revision, data=data)
