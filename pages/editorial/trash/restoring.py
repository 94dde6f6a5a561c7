"""Bringing something back as it was, with its revisions, translations and comments."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from modelsearch import index
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision, TranslatableMixin

from pages.base import audit, changes
from pages.base.models import Team

from .. import sync
from ..models import Trashed
from . import kinds
from .drafting import as_drafts
from .placing import PAGE, CannotRestore, place
from .rows import insert, is_trashable, key_of

__all__ = ["CannotRestore", "restore"]


def restore(entry: Trashed, user: Any, parent: Page | None = None, request: Any = None) -> Any:
    """Bring back what an entry holds; what was deleted, as it stands now.

    Raises CannotRestore when something else has taken its place, or its place is gone.
    """
    try:
        with transaction.atomic():
            changes.serialise()
            claimed = Trashed.objects.filter(pk=entry.pk, restored_at=None)
            if not claimed.update(restored_at=timezone.now()):
                raise CannotRestore(_("Somebody has brought it back already."))
            entry.refresh_from_db()
            back = _restore(entry, parent)
            _afterwards(entry, back, user, request)
    except IntegrityError as error:
        raise CannotRestore(
            _("Something else has taken its place. Please rename or delete that first.")
        ) from error
    return back[0]


def _restore(entry: Trashed, parent: Page | None) -> list[Any]:
    content = entry.content
    rows = [row for row in content["rows"] if not _exists(row)]
    content["rows"] = rows
    place(content, parent)
    as_drafts(rows)
    _with_new_slugs(rows)
    rows = _without_lost(rows)
    for row in rows:
        _write(row)
    for label, pk, name, value in content["emptied"]:
        model = apps.get_model(label)
        model._base_manager.filter(pk=pk, **{name: None}).update(**{name: value})
    back = [_fetched(*key) for key in entry.facts["keys"]]
    _require_sources(back)
    return back


def _exists(row: dict[str, Any]) -> bool:
    """Strings and sources of translations may have stayed."""
    model = apps.get_model(row["model"])
    return bool(model._base_manager.filter(pk=row["pk"]).exists())


def _write(row: dict[str, Any]) -> None:
    """What only belongs to it makes room for what has taken its place meanwhile."""
    model = apps.get_model(row["model"])
    if row["model"] == PAGE or is_trashable(model):
        insert(row)
        return
    try:
        with transaction.atomic():
            insert(row)
    except IntegrityError:
        return


def _with_new_slugs(rows: list[dict[str, Any]]) -> None:
    """Drafts have the slug of their page."""
    slugs = {row["pk"]: row["fields"]["slug"] for row in rows if row["model"] == PAGE}
    for row in rows:
        content = row["fields"].get("content")
        if row["model"] != Revision._meta.label_lower or not content or "slug" not in content:
            continue
        before, now = content["slug"], slugs.get(str(content["pk"]), "")
        if now.startswith(f"{before}-"):
            content["slug"] = now


def _without_lost(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without names of what is gone by now: emptied, or left out where they must not be."""
    while True:
        lost = _lost(rows)
        kept = [
            row
            for row in rows
            if all(_emptied(row, field) for field, _value in lost.get(id(row), []))
        ]
        if len(kept) == len(rows):
            return rows
        rows = kept


def _emptied(row: dict[str, Any], field: Any) -> bool:
    if field.null:
        row["fields"][field.attname] = None
    elif is_trashable(field.model) or row["model"] == PAGE:
        name = str(field.verbose_name)
        raise CannotRestore(_("What it needs is gone: %(name)s.") % {"name": name})
    return bool(field.null)


def _lost(rows: list[dict[str, Any]]) -> dict[int, list[tuple[Any, Any]]]:
    """By row: the fields that name what is neither stored nor coming back."""
    coming = {(row["model"], row["pk"]) for row in rows}
    named: dict[Any, dict[str, list[tuple[dict[str, Any], Any]]]] = defaultdict(dict)
    for row in rows:
        for field in apps.get_model(row["model"])._meta.local_concrete_fields:
            value = row["fields"].get(field.attname)
            if not field.is_relation or value is None:
                continue
            target = field.related_model._meta.concrete_model
            if (target._meta.label_lower, str(value)) not in coming:
                named[target, field.target_field.attname].setdefault(str(value), [])
                named[target, field.target_field.attname][str(value)].append((row, field))
    lost: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    for (model, attname), values in named.items():
        stored = model._base_manager.filter(**{f"{attname}__in": list(values)})
        there = {str(value) for value in stored.values_list(attname, flat=True)}
        for value in values.keys() - there:
            for row, field in values[value]:
                lost[id(row)].append((field, value))
    return lost


def _fetched(label: str, pk: str) -> Any:
    return apps.get_model(label)._base_manager.get(pk=pk)


def _require_sources(back: list[Any]) -> None:
    for one in back:
        if not isinstance(one, TranslatableMixin):
            continue
        rows = type(one)._base_manager.filter(translation_key=one.translation_key)
        german = rows.filter(locale__language_code=settings.LANGUAGE_CODE)
        if rows.count() and not german.exists() and _was_translated(one):
            raise CannotRestore(_("Please bring back the German version first."))


def _was_translated(one: Any) -> bool:
    return bool(one.locale.language_code != settings.LANGUAGE_CODE)


def _afterwards(entry: Trashed, back: list[Any], user: Any, request: Any) -> None:
    """Indexes, changes, history: all that signals would have done."""
    for one in back:
        ReferenceIndex.create_or_update_for_object(one)
        if isinstance(one, index.Indexed):
            index.insert_or_update_object(one)
        changes.write(one, "changed")
        if isinstance(one, Team):
            sync.sync_team(one)
        log(instance=one, action=kinds.RESTORE_ACTION, user=user)
    for content_type, pk in entry.content["named_by"]:
        _reindex(content_type, pk)
    audit.note(kinds.RESTORED, request=request, user=user, of=back[0], subject=entry.title)
    Trashed.objects.filter(pk=entry.pk).update(content={}, files=[])


def _reindex(content_type: int, pk: str) -> None:
    """What named it names it again."""
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    row: Model | None = model._base_manager.filter(pk=pk).first() if model else None
    if row is None:
        return
    row = row.specific if isinstance(row, Page) else row
    ReferenceIndex.create_or_update_for_object(row)
    changes.write(row, "changed")


def was_online(entry: Trashed, row: Any) -> int | None:
    """The revision that was online when it was deleted."""
    model, pk = key_of(type(row), row.pk)
    found: int | None = entry.facts.get("online", {}).get(f"{model} {pk}")
    return found
