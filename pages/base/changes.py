"""Something changed: writing change rows and working them off.

`recording` writes one row in the same transaction as the change itself. After commit the
consumers are woken; what fails stays queued, and the jobs try again. Consumers listen to this and
not to Wagtail's signals, which also fire for what is merely scheduled.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import Signal
from django.utils import timezone

from .lease import claimed

logger = logging.getLogger(__name__)
BATCH = 500
LEASE_SECONDS = 300
KEEP = dt.timedelta(days=30)
_LOCK = 4_813_377  # advisory lock of the change table, any number that nobody else uses
_recording: ContextVar[frozenset[tuple[type, Any]]] = ContextVar("recording", default=frozenset())


_at_once: ContextVar[bool] = ContextVar("at_once", default=False)


went_offline = Signal()
"""Sent in the transaction that takes a page or record offline, with the row as `instance`."""


class Later(Exception):
    """A consumer has too much to do for somebody who is waiting; the jobs will do it."""


def somebody_waits() -> bool:
    """Whether changes are worked off in the request that made them."""
    return _at_once.get()


@dataclass(frozen=True, slots=True)
class Consumer:
    """Somebody who works changes off. `at_once`: in the request, right after the commit.

    `drafts`: changes of drafts as well.
    """

    name: str
    handle: Callable[[Sequence[Any]], None]
    at_once: bool
    drafts: bool = False


consumers: dict[str, Consumer] = {}


def consumer(
    name: str, *, at_once: bool = False, drafts: bool = False
) -> Callable[[Callable[[Sequence[Any]], None]], Callable[[Sequence[Any]], None]]:
    """Register a function that gets changes in order, each at least once.

    It runs in no transaction: where it writes several rows together it opens one.
    """

    def register(handle: Callable[[Sequence[Any]], None]) -> Callable[[Sequence[Any]], None]:
        consumers[name] = Consumer(name, handle, at_once, drafts)
        return handle

    return register


def is_recording(obj: models.Model) -> bool:
    """Whether a recording of this very object is under way (publishing saves)."""
    return (type(obj), obj.pk) in _recording.get()


@contextmanager
def recording(
    obj: models.Model, kind: str, details: dict[str, Any] | None = None
) -> Iterator[dict[str, Any]]:
    """Run the block in a transaction and write one change row of `obj` at its end.

    Nested recordings of the same object (publishing saves) count as one. The block gets a dict;
    with `skip` set in it, nothing changed for the public: no row is written, or with
    `drafts_recorded` on the object one for those who keep lists of drafts.
    """
    if obj.pk is not None and is_recording(obj):
        yield {}
        return
    token = _recording.set(_recording.get() | {(type(obj), obj.pk)})
    try:
        with transaction.atomic():
            serialise()
            outcome: dict[str, Any] = {}
            yield outcome
            if not outcome.get("skip"):
                write(obj, kind, details)
            elif getattr(obj, "drafts_recorded", False):
                write(obj, "drafted")
    finally:
        _recording.reset(token)


def write(obj: models.Model, kind: str, details: dict[str, Any] | None = None) -> None:
    """Write a change row; must run in the transaction of the change."""
    from .models import Change

    serialise()
    Change.objects.create(
        kind=kind,
        content_type=ContentType.objects.get_for_model(obj, for_concrete_model=True),
        object_id=str(obj.pk),
        details=details or {},
    )
    transaction.on_commit(wake, robust=True)


def write_many(objs: Sequence[models.Model], kind: str) -> None:
    """Write a change row for each of many objects that were changed in bulk."""
    from .models import Change

    serialise()
    Change.objects.bulk_create(
        [
            Change(
                kind=kind,
                content_type=ContentType.objects.get_for_model(obj, for_concrete_model=True),
                object_id=str(obj.pk),
            )
            for obj in objs
        ],
        batch_size=BATCH,
    )
    transaction.on_commit(wake, robust=True)


def serialise() -> None:
    """Wait until no other transaction writes changes; from here on others wait for this one."""
    # Without it a smaller id could become visible after a larger one, and a cursor would miss it.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def wake() -> None:
    """Let the consumers that work at once do so; errors stay queued and never reach the editor."""
    token = _at_once.set(True)
    try:
        for one in list(consumers.values()):
            if one.at_once:
                drain(one.name)
    finally:
        _at_once.reset(token)


def drain(name: str, limit: int = BATCH) -> int:
    """Work off up to `limit` changes for one consumer; the number done, 0 if somebody else is."""
    from .models import Cursor

    cursor, _created = Cursor.objects.get_or_create(consumer=name)
    with claimed(cursor, LEASE_SECONDS) as mine:
        if not mine:
            return 0
        cursor.refresh_from_db()
        rows = waiting_for(name, cursor.position)
        batch = list(rows.select_related("content_type")[:limit])
        if not batch:
            return 0
        try:
            # In no transaction: on SQLite it would keep all others from writing for that long.
            consumers[name].handle(batch)
        except Later:
            return 0
        except Exception:
            logger.exception("Consumer %s failed at change %s", name, batch[0].pk)
            Cursor.objects.filter(pk=cursor.pk).update(
                failed_at=timezone.now(), error=traceback.format_exc(limit=5)
            )
            return 0
        Cursor.objects.filter(pk=cursor.pk).update(position=batch[-1].pk, failed_at=None, error="")
        return len(batch)


def waiting_for(name: str, position: int) -> Any:
    """The changes that a consumer at a position has not seen yet, in order."""
    from .models import Change

    rows = Change.every if consumers[name].drafts else Change.objects
    return rows.filter(pk__gt=position)


def drain_all() -> int:
    """Work off everything that waits, for all consumers; the number of changes handled."""
    total = 0
    for name in list(consumers):
        while done := drain(name):
            total += done
    return total


def forget_old() -> int:
    """Delete rows that every consumer has seen and that are older than a month."""
    from .models import Change, Cursor

    seen = [
        Cursor.objects.filter(consumer=name).values_list("position", flat=True).first() or 0
        for name in consumers
    ]
    old = Change.every.filter(at__lt=timezone.now() - KEEP)
    if seen:
        old = old.filter(pk__lte=min(seen))
    return old.delete()[0]


def track(model: type[models.Model]) -> None:
    """Record every save of a model that cannot carry a mixin of this room (places)."""
    post_save.connect(_saved, sender=model, dispatch_uid=f"change-{model.__name__}")
    track_deletion(model)


def track_deletion(model: type[models.Model]) -> None:
    """Record deletions, those in bulk and by cascade too, in the transaction that deletes."""
    pre_delete.connect(_deleted, sender=model, dispatch_uid=f"deleted-{model.__name__}")


def _saved(instance: models.Model, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        with transaction.atomic():
            write(instance, "changed", _below(instance))


def _deleted(instance: models.Model, **_kwargs: Any) -> None:
    known = {
        "url_path": getattr(instance, "url_path", ""),
        "identity": str(_identity(instance)),
        **_below(instance),
    }
    with transaction.atomic():
        write(instance, "deleted", {name: value for name, value in known.items() if value})


def _identity(instance: models.Model) -> object:
    """What all translations of a thing share, to find what remembers it."""
    return getattr(instance, "public_id", "") or getattr(instance, "translation_key", "")


def _below(instance: models.Model) -> dict[str, str]:
    """For the privacy of a page: the tree path of all pages it is about."""
    page = getattr(instance, "page", None) if hasattr(instance, "restriction_type") else None
    return {"below": page.path} if page is not None else {}
