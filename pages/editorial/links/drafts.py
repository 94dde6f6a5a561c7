"""The latest version of pages and records, as it will look when it is live."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from pages.base.models import KittDocument, KittImage
from pages.base.public import Public
from pages.press.models import PressReleasePage
from pages.programmes.models import Cohort

DEPTH = 3
"""A profile names its visiting details, these name people, and people have pictures."""


def stored(obj: Any) -> Any:
    """The row of a page in its own type; records as they are."""
    return obj.specific if isinstance(obj, Page) else obj


def latest(obj: Any, revision: Any = None) -> Any:
    """The newest version of a row (or that of `revision`), as if it were live now."""
    obj = stored(obj)
    row = revision.as_object() if revision else _newest(obj)
    if not obj.is_source:
        row.facts = facts_for(obj)
    return as_live(row)


def as_live(row: Any) -> Any:
    """The row in memory as it will be. Never save it."""
    row.live = True
    if hasattr(row, "first_published_at") and row.first_published_at is None:
        row.first_published_at = row.go_live_at or timezone.now()
    return row


def facts_for(obj: Any) -> Any:
    """The German row of a translation: what is public of it, or its draft while nothing is."""
    source = obj.facts
    return source if source is obj or source.live else as_live(_newest(source))


def version(obj: Any) -> int:
    """The id of the newest revision; 0 without any."""
    return obj.latest_revision_id or 0


def translations(obj: Any) -> list[Any]:
    """The row in all languages, German first."""
    rows = type(stored(obj))._base_manager.filter(translation_key=stored(obj).translation_key)
    found = rows.select_related("locale")
    return sorted(found, key=lambda row: row.locale.language_code != settings.LANGUAGE_CODE)


def media_of(row: Any) -> set[tuple[type, int]]:
    """The pictures and documents that a version shows, those of its people too."""
    media = set(_media(_references(row), DEPTH))
    if row.facts is not row:
        media |= set(_media(_references(row.facts), DEPTH))
    return media


def foreseen(row: Any) -> dict[str, Any]:
    """What a release announces is shown with it; see `pages.press.models.announced`."""
    if not isinstance(row, PressReleasePage) or not row.facts.announces_id:
        return {}
    from pages.press.models import announced_with

    return announced_with(row.facts.announces_id)


def _newest(obj: Any) -> Any:
    return obj.get_latest_revision_as_object() if obj.latest_revision_id else obj


def _references(row: Any) -> list[tuple[int, str]]:
    # The index itself knows stored rows only, and drafts are none.
    found = ReferenceIndex._extract_references_from_object(row)
    return [(content_type, key) for content_type, key, *_paths in found]


def _media(references: list[tuple[int, str]], depth: int) -> Iterator[tuple[type, int]]:
    for content_type, key in references:
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        if model in (KittImage, KittDocument):
            yield model, int(key)
        elif depth and _is_seen(model, key):
            rows = ReferenceIndex.objects.filter(
                base_content_type=content_type, object_id=key
            ).values_list("to_content_type", "to_object_id")
            yield from _media(list(rows), depth - 1)


def _is_seen(model: Any, key: str) -> bool:
    """Whether rows of that kind have no page of their own and show their pictures here."""
    if model is Cohort:
        return True
    if model is None or not (issubclass(model, Public) and model.shown_by_others):
        return False
    return bool(model.objects.reachable().filter(model.shows_media_q(), pk=key).exists())
