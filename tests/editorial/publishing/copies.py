"""Many scheduled drafts at once: rows as Wagtail would have written them, in a few statements."""

from __future__ import annotations

import copy
import datetime as dt
import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from pages.editorial.publishing import planning
from pages.press.models import PressReleasePage


def schedule_copies(
    pattern: PressReleasePage, word: str, wanted: Sequence[tuple[str, dt.datetime]]
) -> list[PressReleasePage]:
    """Copies of a scheduled draft, with another word in all texts, each with a date of its own."""
    parent = Page.objects.get(pk=pattern.get_parent().pk)
    first = int(str(parent.get_last_child().path)[-Page.steplen :], 36) + 1
    rows = []
    for place, (name, at) in enumerate(wanted):
        row = copy.copy(pattern)
        row.pk = row.id = row.page_ptr_id = None
        row.path = Page._get_path(parent.path, parent.depth + 1, first + place)
        row.translation_key, row.go_live_at = uuid.uuid4(), at
        row.latest_revision_id = None
        row.title = row.draft_title = pattern.title.replace(word, name)
        row.teaser, row.lead = (text.replace(word, name) for text in (row.teaser, row.lead))
        row.slug = f"kopie-{place}"
        row.url_path = f"{parent.url_path}{row.slug}/"
        rows.append(row)
    _insert(rows, parent)
    _give_drafts(rows, pattern, word, wanted)
    return rows


def _insert(rows: list[PressReleasePage], parent: Page) -> None:
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    made = Page.objects.bulk_create(
        Page(**{name: getattr(row, name) for name in names}) for row in rows
    )
    for row, base in zip(rows, made, strict=True):
        row.pk = row.id = row.page_ptr_id = base.pk
    manager: Any = PressReleasePage._base_manager
    fields = PressReleasePage._meta.local_concrete_fields
    for start in range(0, len(rows), 50):
        manager._insert(rows[start : start + 50], fields=fields, using="default")
    Page.objects.filter(pk=parent.pk).update(numchild=parent.get_children().count())


def _give_drafts(
    rows: list[PressReleasePage],
    pattern: PressReleasePage,
    word: str,
    wanted: Sequence[tuple[str, dt.datetime]],
) -> None:
    model = planning.planned(pattern)
    assert model is not None
    text = json.dumps(model.content)
    revisions = []
    for row, (name, at) in zip(rows, wanted, strict=True):
        content = json.loads(text.replace(word, name))
        content |= {"pk": row.pk, "path": row.path, "slug": row.slug, "url_path": row.url_path}
        content |= {"translation_key": str(row.translation_key), "go_live_at": planning.stored(at)}
        revisions.append(
            Revision(
                content_type_id=model.content_type_id,
                base_content_type_id=model.base_content_type_id,
                object_id=str(row.pk),
                created_at=timezone.now(),
                object_str=row.title,
                content=content,
                approved_go_live_at=at,
            )
        )
    made = Revision.objects.bulk_create(revisions)
    for row, revision in zip(rows, made, strict=True):
        Page.objects.filter(pk=row.pk).update(latest_revision=revision)
