"""Rows of the database as plain values, and back: exactly what was stored, without signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition
from wagtail.models import Page, ReferenceIndex

Key = tuple[str, str]
"""Label of the model and key of the row."""
_BATCH = 400
_INDEXES = frozenset({"wagtailsearch", "modelsearch"})


def key_of(model: type[Model], pk: Any) -> Key:
    """How a row is named."""
    return model._meta.concrete_model._meta.label_lower, str(pk)  # type: ignore[union-attr]


def is_trashable(model: type[Model]) -> bool:
    """Whether it is something that people delete by itself: pages, records, media."""
    media = get_image_model() | get_document_model()
    return issubclass(model, Page | media) or hasattr(model, "snippet_viewset")


def is_derived(model: type[Model]) -> bool:
    """Whether rows are made again from others: renditions, indexes."""
    derived = issubclass(model, AbstractRendition) or model is ReferenceIndex
    return derived or model._meta.app_label in _INDEXES


def stored(model: type[Model], keys: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The rows of a table as plain values; of several tables for one thing only this one."""
    keys = list(keys)
    for start in range(0, len(keys), _BATCH):
        for row in model._base_manager.filter(pk__in=keys[start : start + _BATCH]):
            values = {field.attname: _plain(field, row) for field in _fields(model)}
            yield {"model": model._meta.label_lower, "pk": str(row.pk), "fields": values}


def _fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _plain(field: Any, row: Model) -> Any:
    value = field.value_from_object(row)
    return None if value is None else field.value_to_string(row)


def insert(row: dict[str, Any]) -> None:
    """Write a row as it was. Its checks by the database come at the end of the transaction."""
    model: Any = apps.get_model(row["model"])
    fields = _fields(model)
    values = {field.attname: _value(field, row["fields"].get(field.attname)) for field in fields}
    known = [field for field in fields if field.attname in row["fields"]]
    model._base_manager.get_queryset()._insert([model(**values)], fields=known, raw=True)


def _value(field: Any, value: Any) -> Any:
    if value is None or field.is_relation:
        target = field.target_field if field.is_relation else None
        return target.to_python(value) if target is not None and value is not None else value
    return field.to_python(value)
