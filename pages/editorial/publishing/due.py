"""What is due now, and when the next thing will be."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Min
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision, TranslatableMixin

from ..models import BundleItem, Hitch

Key = tuple[int, str]
"""Content type and id of a page or record; of pages always the type of the base model."""


@dataclass(frozen=True, slots=True)
class Group:
    """Drafts that go online in one transaction; nearly always one."""

    revisions: tuple[int, ...]
    bundle: int | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """A row whose time is over."""

    model: type[Any]
    key: Any


def groups(now: dt.datetime) -> list[Group]:
    """The drafts that are due: what failed before comes last and waits a while between attempts."""
    rows = list(
        Revision.objects.filter(approved_go_live_at__lte=now)
        .order_by("approved_go_live_at", "pk")
        .values_list("pk", "base_content_type", "object_id")
    )
    if not rows:
        return []
    waits = _hitches(Hitch.What.PUBLISH)
    bundles = open_bundles({(content_type, key) for _pk, content_type, key in rows})
    gathered: dict[tuple[str, int], list[int]] = defaultdict(list)
    latest: dict[tuple[str, int], dt.datetime] = {}
    for pk, content_type, key in rows:
        bundle = bundles.get((content_type, key))
        name = ("bundle", bundle) if bundle else ("one", pk)
        gathered[name].append(pk)
        again = waits.get((content_type, key))
        if again and again > latest.get(name, dt.datetime.min.replace(tzinfo=dt.UTC)):
            latest[name] = again
    ready = [name for name in gathered if name not in latest or latest[name] <= now]
    ready.sort(key=lambda name: name in latest)
    return [
        Group(tuple(gathered[name]), name[1] if name[0] == "bundle" else None) for name in ready
    ]


def endings(now: dt.datetime) -> Iterator[Ending]:
    """The rows that are online and whose time is over."""
    waits = _hitches(Hitch.What.EXPIRE)
    for model in draft_models():
        content_type = ContentType.objects.get_for_model(model).pk
        rows = model._base_manager.filter(live=True, expire_at__lte=now)
        for key in rows.order_by("expire_at").values_list("pk", flat=True):
            if waits.get((content_type, str(key)), now) <= now:
                yield Ending(model, key)


def next_moment(now: dt.datetime) -> dt.datetime | None:
    """When the next draft goes online."""
    later = Revision.objects.filter(approved_go_live_at__gt=now)
    found: dt.datetime | None = later.aggregate(at=Min("approved_go_live_at"))["at"]
    return found


def open_bundles(keys: set[Key]) -> dict[Key, int]:
    """The open bundle of each of the objects that are in one."""
    rows = BundleItem.objects.filter(
        bundle__published_at__isnull=True, object_id__in={key for _type, key in keys}
    ).values_list("content_type", "object_id", "bundle")
    return {(of, key): bundle for of, key, bundle in rows if (of, key) in keys}


def key_of(obj: Any) -> Key:
    """Content type and id, as revisions have them."""
    return obj.get_base_content_type().pk, str(obj.pk)


@cache
def draft_models() -> tuple[type[Any], ...]:
    """All models with drafts; of pages the base model stands for all."""
    found = [one for one in apps.get_models() if issubclass(one, DraftStateMixin)]
    return tuple(one for one in found if one is Page or not issubclass(one, Page))


def is_translation(obj: Any) -> bool:
    """Whether the row is written in another language than the sources are."""
    return isinstance(obj, TranslatableMixin) and (
        obj.locale.language_code != settings.LANGUAGE_CODE
    )


def source_of(obj: Any) -> Any | None:
    """The stored German row of a translation; None for what is German itself or has none."""
    if not is_translation(obj):
        return None
    return _rows(obj).filter(locale__language_code=settings.LANGUAGE_CODE).first()


def translations_of(obj: Any) -> Any:
    """The stored translations of a German row; no aliases, which follow by themselves."""
    if not isinstance(obj, TranslatableMixin) or is_translation(obj):
        return type(obj)._base_manager.none()
    rows = _rows(obj).exclude(pk=obj.pk)
    return rows.filter(alias_of__isnull=True) if isinstance(obj, Page) else rows


def _rows(obj: Any) -> models.QuerySet[Any]:
    model: Any = Page if isinstance(obj, Page) else type(obj)
    return model._base_manager.filter(translation_key=getattr(obj, "translation_key", None))


def specific(row: Any) -> Any:
    """A page with its own type; other rows as they are."""
    return row.specific if isinstance(row, Page) else row


def _hitches(what: str) -> dict[Key, dt.datetime]:
    rows = Hitch.objects.filter(what=what, try_again_at__gt=timezone.now())
    return {(of, key): at for of, key, at in rows.values_list(*_HITCH)}


_HITCH = ("content_type", "object_id", "try_again_at")
