"""What editors do in these tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from pages.base.models import AuditEntry, User
from pages.demo import builders
from pages.editorial.publishing import bundles, planning
from pages.editorial.publishing.log import KINDS

MINUTE = dt.timedelta(minutes=1)


def fresh(row: Any) -> Any:
    """The row as it is stored."""
    return type(row)._base_manager.get(pk=row.pk)


def soon(minutes: float) -> dt.datetime:
    return timezone.now() + minutes * MINUTE


def person() -> User:
    """Somebody who may do everything."""
    found = User.objects.filter(email="chefin@kitt.example").first()
    return found or User.objects.create_superuser("chefin@kitt.example", "x")


def plan(row: Any, at: dt.datetime, *translations: Any) -> Any:
    """Schedule a page, and translations with it."""
    bundles.with_translations(row, translations, person())
    for one in (row, *translations):
        planning.plan(fresh(one), at, person())
    return fresh(row)


def in_two_languages(title: str, *, publish: bool = False, **fields: Any) -> tuple[Any, Any]:
    """A press release with its English version."""
    newsroom = builders.newsroom()
    if not newsroom.has_translation(_english()):
        builders.translate(newsroom, title="News")
    german = builders.release(title, publish=publish, **fields)
    english = builders.translate(german, title=f"{title} (en)", publish=publish)
    return fresh(german), fresh(english)


def take_slug(page: Any) -> Page:
    """Another page gets the address that a scheduled one counts on, behind everybody's back."""
    other = builders.standard_page("Besetzt", parent=page.get_parent())
    Page.objects.filter(pk=page.pk).update(slug=f"{page.slug}-zuvor")
    Page.objects.filter(pk=other.pk).update(slug=page.slug)
    return other


def log(row: Any) -> list[str]:
    """What the audit log tells of the publication of a page, oldest first."""
    rows = AuditEntry.objects.filter(object_id=str(row.pk), kind__in=KINDS.values())
    return list(rows.order_by("pk").values_list("kind", flat=True))


def _english() -> Any:
    from wagtail.models import Locale

    return Locale.objects.get(language_code="en")
