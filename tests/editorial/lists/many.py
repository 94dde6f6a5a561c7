"""Many rows from one, written in bulk and past all that Kitt does when somebody saves."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import models
from wagtail.models import Page

FIRST = 5_000
"""Where the places of copied pages in the tree begin; there are 36 ** 4 of them."""


def many_rows(row: Any, number: int) -> None:
    """Copies of a record, alike but for what must differ."""
    model = type(row)
    copied = [field for field in model._meta.concrete_fields if not field.primary_key]
    alone = _unique(model)
    start = 100 + model._base_manager.count()
    copies = []
    for at in range(start, start + number):
        values = {
            field.attname: _other(field, at) if field.name in alone else getattr(row, field.attname)
            for field in copied
        }
        copies.append(model(**values))
    model._base_manager.bulk_create(copies, batch_size=500)


def can_be_many(model: Any) -> bool:
    """Whether copies can differ in what must: not where it is only what they belong to."""
    return all(
        any(not model._meta.get_field(name).is_relation for name in names)
        for names in _rules(model)
    )


def _rules(model: Any) -> list[tuple[str, ...]]:
    """What must differ, by field, alone or together."""
    single = [
        (field.name,)
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key
    ]
    rules = [tuple(getattr(rule, "fields", ())) for rule in model._meta.constraints]
    return [*single, *(rule for rule in rules if rule), *model._meta.unique_together]


def _unique(model: Any) -> set[str]:
    names = {name for rule in _rules(model) for name in rule}
    return {name for name in names if not model._meta.get_field(name).is_relation}


def _other(field: Any, number: int) -> Any:
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.DateField):
        return dt.date(1900, 1, 1) + dt.timedelta(days=number)
    if isinstance(field, models.CharField):
        return f"{number:x}".rjust(min(field.max_length or 6, 6), "z")
    return number


def many_pages(page: Any, number: int) -> None:
    """Copies of a page beside it."""
    model, parent = type(page), Page.objects.get(pk=page.get_parent().pk)
    shared = [field.attname for field in Page._meta.concrete_fields if field.name != "id"]
    own = [field.attname for field in model._meta.local_concrete_fields if not field.primary_key]
    start = FIRST + parent.numchild
    rows = []
    for at in range(start, start + number):
        row = Page(**{name: getattr(page, name) for name in shared})
        row.path, row.slug = Page._get_path(parent.path, parent.depth + 1, at), f"viele-{at}"
        row.title = row.draft_title = f"{page.title} {at}"
        row.url_path, row.numchild = f"{parent.url_path}{row.slug}/", 0
        row.translation_key, row.live_revision_id, row.latest_revision_id = uuid.uuid4(), None, None
        rows.append(row)
    Page.objects.bulk_create(rows, batch_size=500)
    for row in rows:
        child = model(page_ptr_id=row.pk, **{name: getattr(page, name) for name in own})
        child.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + number)
