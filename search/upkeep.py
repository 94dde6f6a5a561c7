"""Keeping indexes true: changes are put in as they happen, whole indexes are built beside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from django.apps import apps
from django.utils import timezone

from pages.base import changes
from pages.base.lease import claimed
from pages.base.models import Change, Cursor

from .affected import FEW, Identities
from .analysis.documents import documents
from .comparing import Differences, differences
from .contents import PUBLIC, Contents
from .documents import Document
from .engines.base import Broken, EngineError, Generation, Occupied, State, Unavailable, in_a_hurry
from .indexes import Index
from .prints import with_prints
from .resources import use_words
from .splitting import add_split, changed_words

__all__ = ["Busy", "Differences", "differences", "put_in", "rebuild", "rebuild_if_needed", "repair"]

LEASE_SECONDS = 3600
"""A rebuild holds the cursor for its last moment only; this is for a machine that dies then."""
VERIFY_SECONDS = 120.0
PATIENCE = 60.0
"""Seconds that a rebuild waits at its end for whoever is putting changes in."""
_SLICE = 500

Thing = tuple[str, str]
"""The type of a thing, as a label, and its identity."""
_NOT_READY = {State.MISSING, State.OUTDATED, State.BROKEN}

Progress = Callable[[int, int], None]


class Busy(Exception):
    """Somebody else is working on this index."""


def put_in(index: Index, rows: Sequence[Change]) -> None:
    """Consumer: put changes into an index. One that is not there is built by a job instead.

    The changes wait until then: what is away for a moment may come back as it was.
    """
    health = index.engine.health()
    if health.state in _NOT_READY:
        raise changes.Later
    if health.state is State.UNAVAILABLE:
        raise Unavailable(health.message)
    use_words()
    found, gone = index.contents.affected(rows)
    if new := changed_words(rows):
        if changes.somebody_waits():
            raise changes.Later
        add_split(index, new, found)
    if not changes.somebody_waits():
        refresh(index.engine, found, gone, index.contents)
    elif sum(map(len, found.values())) > FEW:
        raise changes.Later
    else:
        _while_somebody_waits(index, found, gone)


def _while_somebody_waits(index: Index, found: Identities, gone: set[str]) -> None:
    try:
        with in_a_hurry():
            refresh(index.engine, found, gone, index.contents)
    except Occupied as error:
        raise changes.Later from error


def refresh(target: Any, found: Identities, gone: set[str], contents: Contents = PUBLIC) -> None:
    """Bring things in line with the database: `target` is an engine or a generation.

    What is put in goes first, so that nothing that only changes is missing in between.
    """
    things = sorted((model._meta.label_lower, one) for model in found for one in found[model])
    for some in _sliced(things):
        stale = {key: label for label, one in some for key in contents.keys_of(one)}
        for key in _put(target, contents, some):
            stale.pop(key, None)
        _take_away(target, stale)
    for some in _sliced(sorted(("", identity) for identity in gone)):
        _take_away(target, {key: "" for _label, one in some for key in contents.keys_of(one)})


def _put(target: Any, contents: Contents, things: Sequence[Thing]) -> list[str]:
    """Put in what the database has of some things; the keys of their documents."""
    found: dict[str, list[str]] = {}
    for label, identity in things:
        found.setdefault(label, []).append(identity)
    fresh: list[Document] = []
    for label, identities in found.items():
        model = apps.get_model(label)
        fresh += with_prints(documents(contents.items(model, identities)))
    if fresh:
        put = target.replace if hasattr(target, "replace") else target.upsert
        put(fresh)
    return [document.key for document in fresh]


def _take_away(target: Any, stale: dict[str, str]) -> None:
    """Delete documents by their keys; two things of different types may share an identity."""
    keys = sorted(stale)
    if hasattr(target, "get"):
        there = target.get(keys)
        known = {key: str(values.get("model", stale[key])) for key, values in there.items()}
        keys = [key for key in sorted(there) if stale[key] in ("", known[key])]
    if keys:
        target.delete(keys)


def _sliced(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    for start in range(0, len(things), _SLICE):
        yield things[start : start + _SLICE]


def rebuild(index: Index, progress: Progress = lambda done, total: None) -> int:
    """Build a new index beside the one in use and switch to it; the number of documents.

    What changes meanwhile is put into both; nothing is lost. Raises EngineError, Busy.
    """
    cursor, _created = Cursor.objects.get_or_create(consumer=index.name)
    start = _newest()
    use_words()
    generation: Generation = index.engine.begin()
    try:
        done = _fill(generation, index.contents, progress)
        seen = _catch_up(generation, index.contents, start)
        with _alone(cursor):
            seen = _catch_up(generation, index.contents, seen)
            generation.commit()
            seen = min([seen, *_words_since(start)])
            Cursor.objects.filter(pk=cursor.pk).update(position=seen, failed_at=None, error="")
    except BaseException:
        with suppress(EngineError):
            generation.abort()
        raise
    return done


@contextmanager
def _alone(cursor: Cursor) -> Iterator[None]:
    """Keep changes from being put in meanwhile; waits for whoever is at it. Raises Busy."""
    deadline = time.monotonic() + PATIENCE
    while True:
        with claimed(cursor, LEASE_SECONDS) as mine:
            if mine:
                yield
                return
        if time.monotonic() > deadline:
            raise Busy("Another process is putting changes into this index. Try again.")
        time.sleep(0.1)


def _words_since(position: int) -> list[int]:
    """Where to begin again, so that documents made before a word was known are split with it."""
    rows = Change.objects.filter(pk__gt=position, content_type__model="compoundword")
    return [row.pk - 1 for row in rows.filter(content_type__app_label="search")[:1]]


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
    generation.add(with_prints(documents(counted(), processes)))
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
    state = index.engine.health().state
    if state is State.READY and _is_sound(index):
        return False
    if state not in _NOT_READY and state is not State.READY:
        return False
    rebuild(index, progress)
    return True


_verified: dict[str, float] = {}


def _is_sound(index: Index) -> bool:
    """Whether no file is damaged. Looked at every two minutes."""
    now = time.monotonic()
    if now - _verified.get(index.name, -VERIFY_SECONDS) < VERIFY_SECONDS:
        return True
    try:
        index.engine.verify()
    except Broken:
        return False
    _verified[index.name] = now
    return True


def repair(index: Index, found: Differences) -> None:
    """Bring what differs in line with the database as it is now. Raises EngineError, Busy."""
    use_words()
    cursor, _created = Cursor.objects.get_or_create(consumer=index.name)
    with _alone(cursor):
        refresh(index.engine, found.wanted, found.doubtful, index.contents)
        labels = [model._meta.label_lower for model in index.contents.models()]
        for label in labels:  # what has come back in the meantime
            for some in _sliced([(label, one) for one in sorted(found.doubtful)]):
                _put(index.engine, index.contents, some)


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
