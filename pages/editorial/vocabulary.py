"""Categories and press topics from their data files: added when missing, never overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction

from pages.base.models import Category, CategoryText
from pages.press.models import Topic, TopicText

_STEP = 10
"""Between the positions of two neighbours, so that others fit in."""


def load_categories(path: Path | None = None) -> int:
    """Add the categories that are missing; how many that were.

    The file maps each facet to a list of {"code", "de", "en"} in the order of display.
    """
    facets: dict[str, list[dict[str, Any]]] = _read(path or _data("base", "categories.json"))
    with transaction.atomic():
        known = set(Category.objects.values_list("facet", "code"))
        missing = [
            (facet, position, row)
            for facet, rows in facets.items()
            for position, row in enumerate(rows, start=1)
            if (facet, row["code"]) not in known
        ]
        for facet, position, row in missing:
            category = Category(facet=facet, code=row["code"], position=position * _STEP)
            category.texts.add(*_texts(CategoryText, row))
            category.save()
    return len(missing)


def load_topics(path: Path | None = None) -> int:
    """Add the press topics that are missing, tied to their fields of engagement; how many.

    The file is a list of {"code", "de", "en", "fields": codes of categories}.
    """
    rows: list[dict[str, Any]] = _read(path or _data("press", "topics.json"))
    fields = {row.code: row for row in Category.objects.filter(facet=Category.Facet.FIELD)}
    with transaction.atomic():
        known = set(Topic.objects.values_list("code", flat=True))
        missing = [
            (position, row)
            for position, row in enumerate(rows, start=1)
            if row["code"] not in known
        ]
        for position, row in missing:
            topic = Topic(code=row["code"], position=position * _STEP)
            topic.texts.add(*_texts(TopicText, row))
            topic.fields = [fields[code] for code in row["fields"]]
            topic.save()
    return len(missing)


def _data(app: str, name: str) -> Path:
    return Path(apps.get_app_config(app).path) / "data" / name


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _texts(model: type[Any], row: dict[str, Any]) -> list[Any]:
    return [model(language=code, name=row[code]) for code in ("de", "en") if row.get(code)]
