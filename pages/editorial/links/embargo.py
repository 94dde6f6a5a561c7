"""What journalists may see before the time: the version that will go out, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ..models import LinkedObject
from . import drafts

WAITING, PUBLIC, CANCELLED, DELETED = "waiting", "public", "cancelled", "deleted"


@dataclass(frozen=True, slots=True)
class Embargo:
    """Where a release stands. `at`: when it will go out."""

    state: str
    at: dt.datetime | None = None
    revision: Any = None


def embargo_of(item: LinkedObject) -> Embargo:
    """Where the release of a link stands now."""
    page = item.target
    return of_page(drafts.stored(page)) if page is not None else Embargo(DELETED)


def of_page(page: Any) -> Embargo:
    """Where a release stands now. A translation goes out with the German text, never before it."""
    if page.is_reachable():
        return Embargo(PUBLIC)
    if page.live:
        return Embargo(CANCELLED)  # public once, and taken back by another way
    revision = page.scheduled_revision
    if revision is None:
        return Embargo(CANCELLED)
    at, source = revision.approved_go_live_at, page.facts
    if source is page or source.live:
        return Embargo(WAITING, at, revision)
    first = of_page(source)
    if first.at is None:
        return Embargo(CANCELLED)
    return Embargo(WAITING, max(at, first.at), revision)
