"""Would it work? Asked when something is scheduled, so that nobody finds out at the moment itself.

Every problem is a sentence for the editor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from pages.base import rules
from pages.base.planned import in_words

from . import due, planning


def problems(row: Any, at: dt.datetime, together: Collection[Any] = ()) -> list[str]:
    """Why `row` could not go online at `at`, with `together` at the same moment."""
    draft = planning.draft_of(row)
    found = [*_moment(draft, at), *_nothing_new(row), *_source(row, at, together)]
    found += [str(one.message) for one in rules.completeness(draft).missing]
    found += _invalid(draft)
    found += _address(draft)
    return list(dict.fromkeys(found))


def _moment(draft: Any, at: dt.datetime) -> Iterator[str]:
    if at <= timezone.now():
        yield _("This moment has passed. Please choose a later one.")
    if draft.expire_at and draft.expire_at <= at:
        yield _("It would go offline before that: on %(moment)s.") % {
            "moment": in_words(draft.expire_at)
        }


def _nothing_new(row: Any) -> Iterator[str]:
    if row.live and not row.has_unpublished_changes:
        yield _("This text is online already. There is nothing new to go online later.")


def _source(row: Any, at: dt.datetime, together: Collection[Any]) -> Iterator[str]:
    """A translation does not come before its source."""
    source = due.source_of(row)
    if source is None or source.live or due.key_of(source) in map(due.key_of, together):
        return
    date = planning.planned_for(source)
    if date is None:
        yield _("The German version is not online and has no date. Please schedule it first.")
    elif date > at:
        yield _("The German version goes online later: on %(moment)s.") % {"moment": in_words(date)}


def _invalid(draft: Any) -> Iterator[str]:
    try:
        draft.full_clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            if name == "slug":
                yield _taken(draft.slug)
            elif name == NON_FIELD_ERRORS:
                yield from messages
            else:
                yield from (f"„{rules.label(draft, name)}“: {text}" for text in messages)


def _address(draft: Any) -> Iterator[str]:
    """No other draft that waits for its date may want the same address below the same page."""
    if not isinstance(draft, Page):
        return
    siblings = Page.objects.sibling_of(draft, inclusive=False).values_list("pk", flat=True)
    keys = [str(key) for key in siblings]
    if not keys:
        return
    waiting = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, content__slug=draft.slug
    )
    if any(revision.object_id in set(keys) for revision in waiting):
        yield _taken(draft.slug)


def _taken(slug: str) -> str:
    return _(
        "The address “%(slug)s” belongs to another page. "
        "Please choose another one under “Promote”, “Slug”."
    ) % {"slug": slug}
