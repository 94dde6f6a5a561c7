"""Taking the demo away again: all of it or, when something leans on it, nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex

from pages.base.models import Tombstone, Tracked, TrackedDraft, TranslatedRecord
from pages.places.models import District, Municipality

from .bulk import remove_scaled
from .context import Context
from .models import DemoObject

_PLACES = (Municipality, District)
_ROOMS = {
    "base",
    "places",
    "programmes",
    "press",
    "profiles",
    "events",
    "opportunities",
    "wagtailredirects",
}

Ids = dict[type[models.Model], set[str]]
"""The ids of the demo's objects by model; those of pages stand under Page."""


class InUse(Exception):
    """Other content leans on the demo. `reasons` are sentences that say which and where."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


def remove(ctx: Context) -> int:
    """Delete the objects of the demo; how many those were. Raises InUse and changes nothing.

    Districts and municipalities that other content uses stay.
    """
    with transaction.atomic():
        scaled = remove_scaled()
        rows = list(DemoObject.objects.exclude(content_type=None).order_by("-pk"))
        ours = _by_model(rows)
        content = {model: ids for model, ids in ours.items() if model not in _PLACES}
        reasons = {*_pages_below(content), *_leaning(content, ours), *_linking(content, ours)}
        if reasons:
            raise InUse(sorted(reasons))
        count = scaled + sum(_delete(kind, ids) for kind, ids in _in_order(rows))
        count += _delete_places(ours)
        DemoObject.objects.all().delete()
    ctx.write(f"  removed: {count}")
    return count


def _by_model(rows: Iterable[DemoObject]) -> Ids:
    ids: Ids = defaultdict(set)
    for row in rows:
        model = row.content_type and row.content_type.model_class()
        if model:
            ids[_root(model)].add(row.object_id)
    return ids


def _root(model: type[models.Model]) -> type[models.Model]:
    return Page if issubclass(model, Page) else model


def _pages_below(ours: Ids) -> Iterator[str]:
    """Pages of others below pages of the demo."""
    pages = {page.path: page for page in Page.objects.filter(pk__in=ours.get(Page, ()))}
    others = Page.objects.exclude(pk__in=ours.get(Page, ())).filter(depth__gt=2)
    for page in others.select_related("content_type"):
        parent = pages.get(page.path[: -Page.steplen])
        if parent:
            yield f"{_named(page)} stands below “{parent.title}”."


def _leaning(targets: Ids, ours: Ids) -> Iterator[str]:
    """Content of others with a field that names something of the demo."""
    for owner, target in _references(targets, ours):
        yield f"{_named(owner)} uses {_named(target)}."


def _references(targets: Ids, ours: Ids) -> Iterator[tuple[Any, Any]]:
    for model in apps.get_models():
        if model._meta.app_label not in _ROOMS:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and not field.remote_field.parent_link:
                yield from _by_key(model, field, targets, ours)
        for field in model._meta.local_many_to_many:
            yield from _by_list(field, targets, ours)


def _by_key(
    model: type[models.Model], field: Any, targets: Ids, ours: Ids
) -> Iterator[tuple[Any, Any]]:
    ids = targets.get(_root(field.related_model))
    comes_along = field.remote_field.on_delete is models.CASCADE and not issubclass(
        model, Tracked | TrackedDraft
    )
    has_parent = any(isinstance(one, ParentalKey) for one in model._meta.local_fields)
    if not ids or isinstance(field, ParentalKey) or (comes_along and not has_parent):
        return
    for row in model._base_manager.filter(**{f"{field.name}__in": ids}):
        owner = _owner(row)
        if not _is_ours(owner, ours):
            yield owner, getattr(row, field.name)


def _by_list(field: Any, targets: Ids, ours: Ids) -> Iterator[tuple[Any, Any]]:
    ids = targets.get(_root(field.related_model))
    if not ids:
        return
    source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = field.remote_field.through._base_manager.filter(**{f"{target}__in": ids})
    for row in rows.select_related(source, target):
        owner = getattr(row, source)
        if not _is_ours(owner, ours):
            yield owner, getattr(row, target)


def _linking(targets: Ids, ours: Ids) -> Iterator[str]:
    """Content of others whose texts link to, or show, something of the demo."""
    for model, ids in targets.items():
        kind = ContentType.objects.get_for_model(model)
        found = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=ids)
        for reference in found.select_related("base_content_type"):
            source = reference.base_content_type.model_class()
            if source is None or reference.object_id in ours.get(_root(source), ()):
                continue
            if source._meta.app_label not in _ROOMS and source is not Page:
                continue
            owner = source._base_manager.filter(pk=reference.object_id).first()
            target = model._base_manager.filter(pk=reference.to_object_id).first()
            if owner and target:
                yield f"{_named(owner)} uses {_named(target)}."


def _owner(row: Any) -> Any:
    for field in row._meta.local_fields:
        if isinstance(field, ParentalKey):
            return _owner(getattr(row, field.name))
    return row


def _is_ours(obj: Any, ours: Ids) -> bool:
    return str(obj.pk) in ours.get(_root(type(obj)), ())


def _named(obj: Any) -> str:
    if isinstance(obj, Page):
        obj = obj.specific
        return f"{capfirst(obj._meta.verbose_name)} “{obj.title}” ({obj.url or obj.url_path})"
    return f"{capfirst(obj._meta.verbose_name)} “{obj}”"


def _in_order(rows: list[DemoObject]) -> Iterator[tuple[type[models.Model], list[str]]]:
    """The newest first, since what is newer leans on what is older; runs of one model together."""
    for kind, group in groupby(rows, key=lambda row: row.content_type):
        model = kind and kind.model_class()
        if model and model not in _PLACES:
            yield model, [row.object_id for row in group]


def _delete(model: type[models.Model], ids: list[str]) -> int:
    if not issubclass(model, Page):
        found = model._base_manager.filter(pk__in=ids)
        count = found.count()
        leaves_tombstones = issubclass(model, TranslatedRecord)
        addresses = list(found.values_list("public_id", flat=True)) if leaves_tombstones else []
        found.delete()
        Tombstone.objects.filter(public_id__in=addresses).delete()
        return count
    count = 0
    for number in ids:
        page = Page.objects.filter(pk=number).first()
        if page:
            page.specific.delete()
            count += 1
    return count


def _delete_places(ours: Ids) -> int:
    """Delete the places of the demo that nothing else uses."""
    count = 0
    places = {model: ours[model] for model in _PLACES if model in ours}
    for model, ids in places.items():
        used = {str(place.pk) for _owner, place in _references({model: ids}, places)}
        if model is District:
            staying = Municipality.objects.filter(district__in=ids)
            used |= {str(number) for number in staying.values_list("district", flat=True)}
        count += _delete(model, sorted(ids - used))
    return count
