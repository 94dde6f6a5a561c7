"""When what a page shows was last changed, and when somebody last confirmed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from .models import BasePage


@dataclass(frozen=True, slots=True)
class PageDates:
    """Local days; None when there is none."""

    changed_on: dt.date | None = None
    confirmed_on: dt.date | None = None


def page_dates(context: dict[str, Any]) -> PageDates:
    """The dates of what a template shows: a page, a record, an organisation, or a list.

    Text and facts count alike, and on a list its entries: whatever was published last. Asks the
    database for nothing; views of other things say `changed_on` themselves.
    """
    shown = _shown(context)
    moments = [
        moment
        for one in [*shown, *_entries(context.get("page_obj"))]
        if (moment := getattr(one, "last_published_at", None))
    ]
    changed = timezone.localdate(max(moments)) if moments else None
    confirmed = [day for one in shown if (day := getattr(one, "confirmed_on", None))]
    return PageDates(changed or _day(context.get("changed_on")), max(confirmed, default=None))


def _shown(context: dict[str, Any]) -> list[Any]:
    page = context.get("page")
    if isinstance(page, BasePage):
        return [page, page.facts]
    found = [context.get(name) for name in ("record", "text", "organisation")]
    return [one for one in found if one is not None]


def _entries(page_obj: Any) -> Iterator[Any]:
    """The entries of a page of a list, if they have been fetched anyway."""
    entries: Iterable[Any] = getattr(page_obj, "object_list", ())
    if isinstance(entries, QuerySet) and entries._result_cache is None:
        return
    yield from entries


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return timezone.localdate(value)
    return value if isinstance(value, dt.date) else None
