"""The releases of the last two days for news search (schema: Google's news sitemap 0.9)."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.base.conditional import conditional, last_change
from pages.base.head import absolute
from pages.base.models import SiteTexts

from .models import PressReleasePage, latest_releases

RECENT = dt.timedelta(days=2)
MOST = 500
"""Releases; with their versions in two languages at most the thousand that the schema allows."""
_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Every version of every release that came out in the last two days."""
    pages = recent_releases()
    names = dict(SiteTexts.objects.values_list("locale__language_code", "operator_name"))
    lines = "\n".join(_line(page, names) for page in pages)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>\n{lines}\n</urlset>\n'
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    return conditional(request, response, last_change(page.last_published_at for page in pages))


def recent_releases(at: dt.datetime | None = None) -> list[PressReleasePage]:
    """The listed releases of the last two days in all their languages; two queries."""
    since = (at or timezone.now()) - RECENT
    shown = latest_releases().filter(not_indexed=False)
    sources = list(shown.filter(first_published_at__gte=since)[:MOST])
    recent = [page for page in sources if page.shown_at and page.shown_at >= since]
    twins = PressReleasePage.objects.listed().exclude(locale__language_code=settings.LANGUAGE_CODE)
    by_key = {page.translation_key: page for page in recent}
    found = list(twins.filter(translation_key__in=by_key).select_related("locale"))
    for twin in found:
        twin.facts = by_key[twin.translation_key]
    return recent + found


def _line(page: Any, names: dict[str, str]) -> str:
    german = names.get(settings.LANGUAGE_CODE) or settings.WAGTAIL_SITE_NAME
    name = names.get(page.language) or german
    published = page.shown_at.isoformat(timespec="seconds")
    return (
        f"<url><loc>{escape(absolute(page.url))}</loc><news:news><news:publication>"
        f"<news:name>{escape(name)}</news:name>"
        f"<news:language>{page.language}</news:language></news:publication>"
        f"<news:publication_date>{published}</news:publication_date>"
        f"<news:title>{escape(page.title)}</news:title></news:news></url>"
    )
