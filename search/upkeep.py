"""Keeping indexes true: changes are put in as they happen, whole indexes are built beside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone

from pages.base import changes
from pages.base.lease import claimed
from pages.base.models import Change, Cursor

from .affected import Identities
from .analysis.documents import documents
from .analysis.tokens import pairs
from .contents import PUBLIC, Contents
from .documents import Document
from .engines.base import Generation, State, Unavailable
from .indexes import Index
from .models import CompoundWord
from .resources import resources

LEASE_SECONDS = 3600
"""A rebuild holds the cursor for its last moment only; this is for a machine that dies then."""
_FEW = 200
"""Things that are put in while an editor waits; more are left to the jobs."""
_NOT_READY = {State.MISSING, State.OUTDATED, State.BROKEN}

Progress = Callable[[int, int], None]


class Busy(Exception):
    """Somebody else is working on this index."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What an index lacks (key to type and identity), and what it has needlessly (keys)."""

    missing: dict[str, tuple[type[Model], str]]
    needless: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.needless)


def put_in(index: Index, rows: Sequence[Change]) -> None:
    """Consumer: put changes into an index. One that is not there is built by a job instead."""
    health = index.engine.health()
    if health.state in _NOT_READY:
        return
    if health.state is State.UNAVAILABLE:
        raise Unavailable(health.message)
    found, gone = index.contents.affected(rows)
    _split_anew(index, rows, found)
    if changes.somebody_waits() and sum(map(len, found.values())) > _FEW:
        raise changes.Later
    refresh(index.engine, found, gone, index.contents)


def _split_anew(index: Index, rows: Sequence[Change], found: Identities) -> None:
    """Add the things whose compounds a new word splits: those with a word that contains it."""
    keys = [row.object_id for row in rows if row.content_type.model_class() is CompoundWord]
    if not keys:
        return
    if changes.somebody_waits():
        raise changes.Later
    resources()
    new = set(CompoundWord.objects.filter(pk__in=keys).values_list("word", flat=True))
    words = {word for word, _count in index.engine.words() if any(one in word for one in new)}
    for model in index.contents.models():
        for item in index.contents.items(model):
            text = f"{item.title} {item.organisation} {item.summary} {item.body}"
            if any(word in words for word, _form in pairs(text)):
                found.setdefault(model, set()).add(item.id)


def refresh(target: Any, found: Identities, gone: set[str], contents: Contents = PUBLIC) -> None:
    """Bring things in line with the database: `target` is an engine or a generation."""
    keys_of = contents.keys_of
    fresh: list[Document] = []
    stale = {key for identity in gone for key in keys_of(identity)}
    for model, identities in found.items():
        made = list(documents(contents.items(model, identities)))
        fresh += made
        stale |= {key for identity in identities for key in keys_of(identity)}
    stale -= {document.key for document in fresh}
    if fresh:
        put = target.replace if hasattr(target, "replace") else target.upsert
        put(fresh)
    if stale:
        target.delete(sorted(stale))


def rebuild(index: Index, progress: Progress = lambda done, total: None) -> int:
    """Build a new index beside the one in use and switch to it; the number of documents.

    What changes meanwhile is put into both; nothing is lost. Raises EngineError, Busy.
    """
    cursor, _created = Cursor.objects.get_or_create(consumer=index.name)
    start = _newest()
    generation: Generation = index.engine.begin()
    try:
        done = _fill(generation, index.contents, progress)
        seen = _catch_up(generation, index.contents, start)
        with claimed(cursor, LEASE_SECONDS) as mine:
            if not mine:
                raise Busy("Another process is putting changes into this index. Try again.")
            seen = _catch_up(generation, index.contents, seen)
            generation.commit()
            Cursor.objects.filter(pk=cursor.pk).update(position=seen, failed_at=None, error="")
    except BaseException:
        generation.abort()
        raise
    return done


def _fill(generation: Generation, contents: Contents, progress: Progress) -> int:
    total = sum(map(contents.count, contents.models()))
    done = 0

    def counted() -> Iterator[Any]:
        nonlocal done
        for model in contents.models():
            for item in contents.items(model):
                done += 1
                if done % 200 == 0:
                    progress(done, max(total, done))
                yield item

    processes = (os.cpu_count() or 1) if total > 20_000 else 1
    generation.add(documents(counted(), processes))
    progress(done, done)
    return done


def _catch_up(generation: Generation, contents: Contents, position: int) -> int:
    """Put in what has changed since `position`; the new position."""
    while True:
        waiting = _after(contents, position).select_related("content_type")
        rows = list(waiting[: changes.BATCH])
        if not rows:
            return position
        refresh(generation, *contents.affected(rows), contents)
        position = rows[-1].pk


def _newest() -> int:
    return Change.every.order_by("-pk").values_list("pk", flat=True).first() or 0


def _after(contents: Contents, position: int) -> Any:
    """The changes behind a position that may touch an index."""
    return (Change.every if contents.drafts else Change.objects).filter(pk__gt=position)


def rebuild_if_needed(index: Index, progress: Progress = lambda done, total: None) -> bool:
    """Build an index that is missing, damaged or of another version; whether it was."""
    if index.engine.health().state not in _NOT_READY:
        return False
    rebuild(index, progress)
    return True


def differences(index: Index) -> Differences:
    """Compare an index with the database, key by key."""
    there = set(index.engine.keys())
    missing: dict[str, tuple[type[Model], str]] = {}
    for model in index.contents.models():
        for item in index.contents.items(model):
            if item.key in there:
                there.discard(item.key)
            else:
                missing[item.key] = (model, item.id)
    return Differences(missing, tuple(sorted(there)))


def repair(index: Index, found: Differences) -> None:
    """Bring what differs in line with the database."""
    wanted: Identities = {}
    for model, identity in found.missing.values():
        wanted.setdefault(model, set()).add(identity)
    refresh(index.engine, wanted, set(), index.contents)
    if found.needless:
        index.engine.delete(found.needless)


def waiting(index: Index) -> int:
    """How many changes the index does not have yet."""
    position = (
        Cursor.objects.filter(consumer=index.name).values_list("position", flat=True).first() or 0
    )
    return int(_after(index.contents, position).count())


def failure(index: Index) -> str:
    """Why the index could not be kept true, if so; the last line of the error."""
    row = Cursor.objects.filter(consumer=index.name).first()
    if row is None or row.failed_at is None:
        return ""
    last = row.error.strip().splitlines()[-1:] or [""]
    return f"{timezone.localtime(row.failed_at):%d.%m.%Y %H:%M} {last[0]}"
