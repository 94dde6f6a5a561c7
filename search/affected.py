"""Which things of the index a change touches: the changed row, and all whose entries name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignObjectRel, ManyToManyRel, ManyToOneRel, Model, OneToOneRel, Q
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction

from pages.base.changes import Later, somebody_waits
from pages.base.models import BasePage, Change

from .items import identity_field, models

Identities = dict[type[Model], set[str]]
FEW = 200
"""Things that are looked at while an editor waits; more are left to the jobs."""
_DEPTH = 2
"""Relations between a thing and what its entry says of others: profile, membership, district."""
_SLICE = 500
_NOT_SAID = {"locale", "page_ptr", "owner", "team", "latest_revision"}
_FURTHER = ("membership__municipality__district", "membership__cohort__releases")
"""Longer ways: the county around an engaged city, and the release that a profile waits for."""


def affected(changes: Sequence[Change]) -> tuple[Identities, set[str]]:
    """Things to look at again by type, and the identities of those that are gone.

    Raises Later where they are more than an editor should wait for.
    """
    found: Identities = defaultdict(set)
    gone: set[str] = set()
    for model, keys in _by_model(changes).items():
        _related(model, keys, ways(model), found)
    for change in changes:
        if identity := change.details.get("identity"):
            gone.add(identity)
        for label, identities in change.details.get("touches", {}).items():
            found[apps.get_model(label)].update(identities)
    for identities in found.values():
        gone -= identities
    return found, gone


def naming(model: type[Model], keys: set[str]) -> Identities:
    """The things whose entries may name rows of `model`, other than these rows themselves."""
    found: Identities = defaultdict(set)
    others = {
        target: tuple(path for path in paths if path != "pk")
        for target, paths in ways(model).items()
    }
    _related(model, keys, others, found)
    return {target: identities for target, identities in found.items() if identities}


def _by_model(changes: Sequence[Change]) -> dict[type[Model], set[str]]:
    """The changed rows, with all pages below those that moved or that are public no more."""
    found: dict[type[Model], set[str]] = defaultdict(set)
    moved: set[str] = set()
    paths: set[str] = set()
    for change in changes:
        model = change.content_type.model_class()
        if model is not None and not issubclass(model, PageViewRestriction):
            found[model].add(change.object_id)
        if change.kind == Change.Kind.MOVED:
            moved.add(change.object_id)
        if path := change.details.get("below"):
            paths.add(path)
    paths |= set(Page.objects.filter(pk__in=moved).values_list("path", flat=True))
    for path in paths:
        _below(path, found)
    return found


def _below(path: str, found: dict[type[Model], set[str]]) -> None:
    """All pages at and below a path of the tree that the index knows."""
    pages = Page.objects.filter(path__startswith=path).values("pk")
    for model in models():
        if issubclass(model, BasePage):
            rows = model._base_manager.filter(pk__in=pages).values_list("pk", flat=True)
            found[model].update(map(str, rows))


def _identities(model: type[Model], rows: Any) -> Iterator[str]:
    values = rows.order_by().values_list(identity_field(model), flat=True).distinct()
    return (str(value) for value in (values[: FEW + 1] if somebody_waits() else values))


def _related(
    model: type[Model],
    keys: set[str],
    paths: Mapping[type[Model], tuple[str, ...]],
    found: Identities,
) -> None:
    """The things that reach one of the rows over a few relations."""
    listed = sorted(keys)
    for start in range(0, len(listed), _SLICE):
        some = listed[start : start + _SLICE]
        for target, lookups in paths.items():
            for lookup in lookups:
                rows = target._base_manager.filter(Q(**{f"{lookup}__in": some}))
                found[target].update(_identities(target, rows))
                if len(found[target]) > FEW and somebody_waits():
                    raise Later


@cache
def ways(model: type[Model]) -> dict[type[Model], tuple[str, ...]]:
    """For each type of the index, the lookups that lead from it to rows of `model`."""
    found: dict[type[Model], tuple[str, ...]] = {}
    for target in models():
        lookups = (*_lookups(target, model, _DEPTH), *_further(target, model))
        if target is model or issubclass(model, target):
            lookups = ("pk", *lookups)
        if lookups:
            found[target] = lookups
    return found


def _further(target: type[Model], goal: type[Model]) -> Iterator[str]:
    """Those of the longer ways that lead from `target` to rows of `goal`."""
    for way in _FURTHER:
        model: Any = target
        for step in way.split("__"):
            known = {field.name: field for field in model._meta.get_fields()}
            model = known[step].related_model if step in known else None
            if model is None:
                break
        if model is goal:
            yield way


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
