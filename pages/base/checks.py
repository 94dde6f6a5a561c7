"""House rules as system checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

from . import entries
from .models import BasePage, SharedFacts
from .public import Public


def public_types() -> list[type[models.Model]]:
    """Everything that can have an address of its own: pages and records."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, BasePage)
        or (issubclass(model, Public) and hasattr(model, "get_absolute_url"))
    ]


@register
def every_public_type_has_an_entry(**_kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{model.__name__} has no entry.",
            hint="Register one in entry.py, or declare with no_entry() why there is none.",
            obj=model,
            id="kitt.E001",
        )
        for model in public_types()
        if model not in entries.builders and model not in entries.without
    ]


@register
def every_translatable_type_names_its_texts(**_kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{model.__name__} does not say which of its fields are translated.",
            hint="List them in translated_fields; everything else is read from the German row.",
            obj=model,
            id="kitt.E002",
        )
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin)
        and issubclass(model, SharedFacts)
        and not getattr(model, "translated_fields", None)
    ]


@register
def every_block_is_described(**_kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"The block “{name}” lacks {', '.join(lacks)}.",
            hint="Editors choose blocks by icon, name, description and preview.",
            obj=block.__class__,
            id="kitt.E003",
        )
        for name, block in _blocks()
        if (lacks := _lacks(block))
    ]


def _blocks() -> Iterator[tuple[str, Any]]:
    seen: set[type] = set()
    for model in apps.get_models():
        if not model.__module__.startswith("pages."):
            continue
        for field in model._meta.local_fields:
            if isinstance(field, StreamField) and isinstance(field.stream_block, StreamBlock):
                for name, block in field.stream_block.child_blocks.items():
                    if type(block) not in seen:
                        seen.add(type(block))
                        yield name, block


def _lacks(block: Any) -> list[str]:
    wanted = ("icon", "template", "preview_value", "description")
    return [name for name in wanted if not getattr(block.meta, name, None)]
