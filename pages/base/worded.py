"""Records together with their texts in one query, where a page has no query to give away."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import get_language


def worded(rows: Any, *paths: str) -> list[Any]:
    """The rows with their texts in the current language and in German, in one query.

    `paths` names related records (fetched with `select_related`) that get theirs as well. The rows
    are for showing: they do not know texts in other languages. Rows in memory (of a preview) come
    back as they are.
    """
    if not isinstance(rows, QuerySet):
        return list(rows)
    wanted = {path: _model_at(rows.model, path) for path in ("", *paths)}
    wanted = {path: model for path, model in wanted.items() if hasattr(model, "text_row")}
    for path, model in wanted.items():
        rows = rows.annotate(
            **{_name(path, code): _texts(model, path, code) for code in _languages()}
        )
    found = list(rows)
    for row in found:
        for path, model in wanted.items():
            _attach(row, path, model)
    return found


def _languages() -> list[str]:
    return sorted({get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE})


def _name(path: str, code: str) -> str:
    return f"texts_{path}_{code}".replace("-", "_")


def _model_at(model: type[models.Model], path: str) -> Any:
    for name in path.split("__") if path else []:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model


def _texts(model: Any, path: str, code: str) -> Subquery:
    """One text row as JSON."""
    relation = model._meta.get_field("texts")
    texts = relation.related_model
    parent = relation.field.name
    fields = {
        field.attname: field.attname
        for field in texts._meta.concrete_fields
        if field.name != parent
    }
    key = OuterRef(f"{path}__pk" if path else "pk")
    rows = texts._default_manager.filter(**{parent: key, "language": code})
    return Subquery(rows.values(json=JSONObject(**fields))[:1])


def _attach(row: Any, path: str, model: Any) -> None:
    record = row
    for name in path.split("__") if path else []:
        record = getattr(record, name) if record else None
    if record is None:
        return
    texts = model._meta.get_field("texts").related_model
    values = [getattr(row, _name(path, code)) for code in _languages()]
    record.texts = [texts(**value) for value in values if value]
