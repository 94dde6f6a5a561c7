"""The kinds of content that the rules of writing look at."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from wagtail.models import Page

from pages.base.models import AlertBanner, BasePage, KittImage, Organisation, TranslatedRecord
from pages.programmes.models import Programme

_MORE: tuple[type[Any], ...] = (TranslatedRecord, Organisation, AlertBanner, Programme, KittImage)


def kinds() -> list[Any]:
    """All models whose rows stand in the report."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, (BasePage, *_MORE)) and not model._meta.abstract
    ]


def is_looked_at(obj: Any) -> bool:
    """Whether an object stands in the report."""
    return isinstance(obj, (BasePage, *_MORE))


def has_form(model: Any) -> bool:
    """Whether the model is edited in one of our forms: pictures have Wagtail's own."""
    return issubclass(model, Page) or hasattr(model, "snippet_viewset")
