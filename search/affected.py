"""Which things of the index a change touches: the changed row, and all whose entries name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignObjectRel, ManyToManyRel, ManyToOneRel, Model, OneToOneRel, Q
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction

from pages.base.models import BasePage, Change

from .items import identity_field, models

Identities = dict[type[Model], set[str]]
_DEPTH = 2
"""Relations between a thing and what its entry says of others: profile, membership, district."""
_SLICE = 500
_NOT_SAID = {"locale", "page_ptr", "owner", "team", "latest_revision"}


def affected(changes: Sequence[Change]) -> tuple[Identities, set[str]]:
    """Things to look at again by type, and the identities of those that are gone."""
    found: Identities = defaultdict(set)
    gone: set[str] = set()
    for model, keys in _by_model(changes).items():
        _related(model, keys, found)
    for change in changes:
        if identity := change.details.get("identity"):
            gone.add(identity)
        if path := change.details.get("below"):
            _below(Page.objects.filter(path__startswith=path), found)
    for identities in found.values():
        gone -= identities
    return found, gone


def _by_model(changes: Iterable[Change]) -> dict[type[Model], set[str]]:
    found: dict[type[Model], set[str]] = defaultdict(set)
    for change in changes:
        model = change.content_type.model_class()
        if model is not None and not issubclass(model, PageViewRestriction):
            found[model].add(change.object_id)
    return found


def _below(pages: Any, found: Identities) -> None:
    """All pages of a queryset that the index knows."""
    for model in models():
        if issubclass(model, BasePage):
            rows = model._base_manager.filter(pk__in=pages.values("pk"))
            found[model].update(_identities(model, rows))


def _identities(model: type[Model], rows: Any) -> Iterator[str]:
    field = identity_field(model)
    return (str(value) for value in rows.values_list(field, flat=True).distinct())


def _related(model: type[Model], keys: set[str], found: Identities) -> None:
    """The things that reach one of the rows over a few relations."""
    listed = sorted(keys)
    for start in range(0, len(listed), _SLICE):
        some = listed[start : start + _SLICE]
        for target, paths in _ways(model).items():
            for path in paths:
                rows = target._base_manager.filter(Q(**{f"{path}__in": some}))
                found[target].update(_identities(target, rows))


@cache
def _ways(model: type[Model]) -> dict[type[Model], tuple[str, ...]]:
    """For each type of the index, the lookups that lead from it to rows of `model`."""
    ways: dict[type[Model], tuple[str, ...]] = {}
    for target in models():
        found = tuple(_lookups(target, model, _DEPTH))
        if target is model or issubclass(model, target):
            found = ("pk", *found)
        if found:
            ways[target] = found
    return ways


def _lookups(start: type[Model], goal: type[Model], depth: int, before: str = "") -> Iterator[str]:
    for field in _followed(start):
        path = f"{before}{field.name}"
        other: Any = field.related_model
        if other is goal or (isinstance(other, type) and issubclass(goal, other)):
            if other is not Page:
                yield path
        elif depth > 1 and _leads_on(other):
            yield from _lookups(other, goal, depth - 1, f"{path}__")


def _followed(model: type[Model]) -> list[Any]:
    """Relations that an entry may speak of: own ones, and rows that belong to the thing alone."""
    fields: list[Any] = []
    for field in model._meta.get_fields():
        if not field.is_relation or field.related_model in {None, ContentType, Page}:
            continue
        if isinstance(field, ForeignObjectRel):
            if _is_part(field):
                fields.append(field)
        elif field.name not in _NOT_SAID and not isinstance(field, ParentalKey):
            fields.append(field)
    return fields


def _is_part(field: ForeignObjectRel) -> bool:
    """Whether the other rows are parts of this one (texts, members of a list)."""
    if isinstance(field, ManyToManyRel | OneToOneRel) or not isinstance(field, ManyToOneRel):
        return False
    return isinstance(field.remote_field, ParentalKey)


def _leads_on(model: Any) -> bool:
    return bool(model) and model._meta.app_label not in {
        "auth",
        "contenttypes",
        "wagtailcore",
        "wagtailimages",
        "taggit",
        "wagtail_localize",
    }
