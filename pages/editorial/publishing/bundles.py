"""Bundles: what goes online at one moment, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ..models import Bundle, BundleItem
from . import due, planning


def open_bundle(row: Any) -> Bundle | None:
    """The bundle that a page or record waits in."""
    return _bundles_of(row).first()


def members(bundle: Bundle) -> list[Any]:
    """The pages and records of a bundle that still exist."""
    found = (item.object for item in bundle.items.select_related("content_type"))
    return [row for row in found if row is not None]


def others(row: Any) -> list[Any]:
    """What waits in one bundle with a page or record."""
    bundle = open_bundle(row)
    key = due.key_of(row)
    return [one for one in members(bundle) if due.key_of(one) != key] if bundle else []


def planned_for(bundle: Bundle) -> dt.datetime | None:
    """The date of a bundle: that of its members."""
    dates = {planning.planned_for(row) for row in members(bundle)} - {None}
    return min((date for date in dates if date), default=None)


def put_together(bundle: Bundle, rows: Iterable[Any]) -> None:
    """Make `rows` the members of a bundle; each leaves the bundle in which it was before.

    Languages that go online as one stay together.
    """
    wanted = {due.key_of(row): row for row in rows}
    for row in list(wanted.values()):
        tied = open_bundle(row)
        if tied is not None and tied != bundle and tied.languages_of_one:
            wanted |= {due.key_of(other): other for other in others(row)}
    with transaction.atomic():
        for item in bundle.items.all():
            if (item.content_type_id, item.object_id) not in wanted:
                item.delete()
        for (content_type, key), row in wanted.items():
            if open_bundle(row) != bundle:
                leave(row)
            BundleItem.objects.get_or_create(
                bundle=bundle, content_type_id=content_type, object_id=key
            )


def with_translations(row: Any, translations: Iterable[Any], user: Any) -> Bundle | None:
    """Tie a page to these of its translations for the next publication; none: to no one."""
    translations = list(translations)
    bundle = open_bundle(row)
    if bundle is not None and not bundle.languages_of_one:
        return bundle
    if not translations:
        if bundle is not None:
            bundle.delete()
        return None
    if bundle is None:
        bundle = Bundle.objects.create(title=str(row)[:160], languages_of_one=True, created_by=user)
    put_together(bundle, [row, *translations])
    return bundle


def leave(row: Any) -> None:
    """Take a page or record out of its bundle; what is left alone needs no bundle of languages."""
    bundle = open_bundle(row)
    if bundle is None:
        return
    content_type, key = due.key_of(row)
    bundle.items.filter(content_type=content_type, object_id=key).delete()
    if bundle.languages_of_one and bundle.items.count() < 2:
        bundle.delete()


def _bundles_of(row: Any) -> Any:
    content_type, key = due.key_of(row)
    items = BundleItem.objects.filter(content_type=content_type, object_id=key)
    return Bundle.objects.filter(published_at__isnull=True, pk__in=items.values("bundle"))
