"""Opportunities as editors see them: with what is written and not published yet."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from .models import Opportunity

TEXTS = ("title", "teaser")
FACTS = (
    "organisation",
    "district",
    "municipality",
    "team",
    "state",
    "effort",
    "venue",
    "starts_at",
    "ends_at",
    "period_until",
    "apply_until",
    "source",
    "source_id",
)
"""What lists of the admin show or find by, as far as it belongs to drafts."""


def with_drafts(rows: Collection[Any]) -> None:
    """Give rows the latest texts and facts that were written. One query, however many."""
    changed = {row.latest_revision_id: row for row in rows if row.has_unpublished_changes}
    drafts = Revision.objects.filter(pk__in=[key for key in changed if key])
    for key, content in drafts.values_list("pk", "content") if changed else ():
        for name in (*TEXTS, *FACTS):
            if name in content:
                field: Any = Opportunity._meta.get_field(name)
                setattr(changed[key], field.attname, field.to_python(content[name]))


def publication(row: Any) -> str:
    """What the public sees of a row: `live`, `changed` (with a newer draft), or why nothing."""
    if row.live:
        return "changed" if row.has_unpublished_changes else "live"
    if row.go_live_at and row.go_live_at > timezone.now():
        return "scheduled"
    return "expired" if row.expired else "draft"
