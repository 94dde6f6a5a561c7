"""What is the same for every visitor, kept for a few seconds.

Menus, banners and the lists that fill slots cost several queries and are the same on page after
page. They are built once and kept in the memory of the process until something changes: every
answer asks for the newest change row, so that no process shows what another has already changed.
What changes by time alone (an offer ends) follows within `SECONDS`.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

from django.utils import timezone

from .public import in_one_moment, looked_up

SECONDS = 4
MAX_ITEMS = 1000
_LIFETIME = dt.timedelta(seconds=SECONDS)

T = TypeVar("T")
_Version = tuple[Any, ...]
_items: OrderedDict[Hashable, tuple[_Version, dt.datetime, Any]] = OrderedDict()
_lock = Lock()
_oldest: ContextVar[list[dt.datetime] | None] = ContextVar("oldest", default=None)
"""When the parts of what is being built were built themselves."""


def kept(
    key: Hashable, build: Callable[[], T], keeps: Callable[[T], bool] = lambda value: True
) -> T:
    """What `build` gives, or gave a moment ago; shared by all requests, so never alter it.

    Kept only within `one_moment`. `key` must name everything the result depends on, such as the
    language. `keeps` says whether a result is worth keeping.
    """
    if not in_one_moment():
        return build()
    version, now = _version(), timezone.now()
    with _lock:
        found = _items.get(key)
    if found and found[0] == version and dt.timedelta() <= now - found[1] < _LIFETIME:
        _note(found[1])
        return found[2]
    value, built_at = _built(build, now)
    _note(built_at)
    if not keeps(value):
        return value
    with _lock:
        _items[key] = (version, built_at, value)
        _items.move_to_end(key)
        while len(_items) > MAX_ITEMS:
            _items.popitem(last=False)
    return value


def _built(build: Callable[[], T], now: dt.datetime) -> tuple[T, dt.datetime]:
    """A new value, and how old it is: as old as the oldest part that was kept already."""
    parts = [now]
    token = _oldest.set(parts)
    try:
        return build(), min(parts)
    finally:
        _oldest.reset(token)


def _note(moment: dt.datetime) -> None:
    """Tell what is being built around this how old a part of it is."""
    parts = _oldest.get()
    if parts is not None:
        parts.append(moment)


def forget() -> None:
    """Drop everything that is kept in this process."""
    with _lock:
        _items.clear()


def _version() -> _Version:
    """The newest change, with its time: after a rollback its number is given out again."""
    from .models import Change

    def newest() -> _Version:
        return tuple(Change.objects.order_by("-pk").values_list("pk", "at").first() or ())

    return tuple(looked_up("version", newest))
