"""Keeping what a deletion takes away, in the moment before it does.

Within `catching` every deletion of a page, record or file is written down with all rows that go
with it: child rows, revisions, comments, steps of workflows, translations and what they are made
of. At the end of the block an entry of the trash is stored for each thing that is really gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.db.models.signals import post_delete, pre_delete
from wagtail.documents import signal_handlers as of_documents
from wagtail.images import signal_handlers as of_images
from wagtail.models import Page, ReferenceIndex, TranslatableMixin
from wagtail_localize import models as localize

from pages.base.models import KittDocument, KittImage, Team, User
from pages.base.models.tracked import Tracked, TrackedDraft

from . import rows
from .grouping import Groups
from .rows import Key

_OF_TRANSLATIONS: dict[Any, str] = {
    localize.TranslatableObject: "translation_key",
    localize.TranslationSource: "object_id",
    localize.TranslationContext: "object_id",
    localize.Translation: "source__object_id",
    localize.TranslationLog: "source__object_id",
    localize.StringSegment: "source__object_id",
    localize.TemplateSegment: "source__object_id",
    localize.RelatedObjectSegment: "source__object_id",
    localize.OverridableSegment: "source__object_id",
    localize.StringTranslation: "context__object_id",
    localize.SegmentOverride: "context__object_id",
}


class Catch:
    """What is being deleted, and what goes with it."""

    def __init__(self) -> None:
        self.rows: dict[Key, dict[str, Any]] = {}
        self.heads: dict[Key, Any] = {}
        self.sizes: dict[Key, int] = {}
        self.emptied: dict[Key, list[tuple[str, str, str, str]]] = {}
        self.named_by: dict[Key, set[tuple[int, str]]] = {}
        self.groups = Groups()

    def keep(self, instance: models.Model) -> None:
        """Write down a thing that is about to be deleted, once."""
        head = rows.key_of(type(instance), instance.pk)
        if head in self.heads:
            return
        collector = Collector(using="default", origin=instance)
        try:
            collector.collect([instance])
        except (ProtectedError, RestrictedError):
            return  # the deletion itself is about to fail
        # As stored: after the deletion the instance itself has no key any more.
        self.heads[head] = type(instance)._base_manager.get(pk=instance.pk)
        found = _collected(collector)
        if isinstance(instance, TranslatableMixin):
            self.groups.join(head, ("translations", str(instance.translation_key)))
            for model, name in _OF_TRANSLATIONS.items():
                of_key = model.objects.filter(**{name: instance.translation_key})
                found[model] |= set(of_key.values_list("pk", flat=True))
        if isinstance(instance, Team) and instance.group_id:  # goes with the team
            found[Group] = {instance.group_id}
            members = User.groups.through.objects.filter(group=instance.group_id)
            found[members.model] = set(members.values_list("pk", flat=True))
        self._add(head, found)
        self.emptied[head] = list(_emptied(collector))
        named = ReferenceIndex.get_references_to(instance)
        self.named_by[head] = set(named.values_list("content_type", "object_id"))

    def _add(self, head: Key, found: dict[Any, set[Any]]) -> None:
        self.sizes[head] = sum(len(keys) for keys in found.values())
        for model, keys in found.items():
            missing = [key for key in keys if rows.key_of(model, key) not in self.rows]
            for row in rows.stored(model, missing):
                self.rows[row["model"], row["pk"]] = row
            for key in keys:
                self.groups.join(head, rows.key_of(model, key))


def _collected(collector: Collector) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    for model, instances in collector.data.items():
        found[model._meta.concrete_model] |= {one.pk for one in instances}
    for some in collector.fast_deletes:
        model = getattr(some, "model", None) or type(next(iter(some)))
        found[model._meta.concrete_model] |= {one.pk for one in some}
    return defaultdict(
        set, {model: keys for model, keys in found.items() if not rows.is_derived(model)}
    )


def _emptied(collector: Collector) -> Iterator[tuple[str, str, str, str]]:
    """Fields of others that lose their value: what named the thing and stays."""
    updates: Any = collector.field_updates
    for (field, _value), groups in updates.items():
        keys = {one.pk for some in groups for one in some}
        held = field.model._base_manager.filter(pk__in=keys).values_list("pk", field.attname)
        for pk, value in held:
            yield field.model._meta.label_lower, str(pk), field.attname, str(value)


_catch: ContextVar[Catch | None] = ContextVar("catch", default=None)


@contextmanager
def catching(user: Any, request: Any = None) -> Iterator[None]:
    """Within the block deletions go to the trash, in one transaction with it."""
    from .putting import put

    _take_over_files()
    catch = Catch()
    token = _catch.set(catch)
    try:
        with transaction.atomic():
            yield
            put(catch, user, request)
    finally:
        _catch.reset(token)


@contextmanager
def for_good() -> Iterator[None]:
    """Within the block deletions are what they say."""
    token = _catch.set(None)
    try:
        yield
    finally:
        _catch.reset(token)


def connect() -> None:
    """Called once when the room is ready."""
    for model in apps.get_models():
        if issubclass(model, Tracked | TrackedDraft) and model is not Page:
            uid = f"trash-{model._meta.label}"
            pre_delete.connect(_deleted, sender=model, dispatch_uid=uid)


@cache
def _take_over_files() -> None:
    """Let files be deleted by this room: Wagtail would also delete those of the trash."""
    # Not in `connect`: Wagtail's own rooms are made ready after this one.
    for media, module in ((KittImage, of_images), (KittDocument, of_documents)):
        if not post_delete.disconnect(module.post_delete_file_cleanup, sender=media):
            raise RuntimeError("Wagtail deletes files in another way than it did")
        post_delete.connect(_file_left, sender=media, dispatch_uid=f"file-of-{media.__name__}")


def _deleted(instance: models.Model, **_kwargs: Any) -> None:
    catch = _catch.get()
    if catch is not None and rows.is_trashable(type(instance)):
        catch.keep(instance)


def _file_left(instance: Any, **kwargs: Any) -> None:
    """The file goes with its row, unless the row is in the trash."""
    if _catch.get() is None:
        of_images.post_delete_file_cleanup(instance, **kwargs)
