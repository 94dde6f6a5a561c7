"""What the newsroom shows: releases on top, all others by year, and the filters."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.base.filters import Filters
from pages.base.head import absolute
from pages.base.meta import list_meta
from pages.base.presentation import contact_card
from pages.base.records import page_of

from .feeds import chosen_releases
from .filters import found_sentence, newsroom_filters, with_year
from .models import NewsroomPage, PressReleasePage, in_order, latest_releases
from .presentation import release_date, release_teasers


def newsroom_view(page: NewsroomPage, request: HttpRequest) -> dict[str, Any]:
    """The context of `pages/press/newsroom_page.html`. What is chosen stands in the address.

    Without a choice the releases on top stand there, and not in the list below once more.
    """
    filters = newsroom_filters(request, page.language)
    rows = with_year(latest_releases())
    filters.count(rows)
    featured = [] if filters else page.featured_releases()
    found = filters.apply(rows).exclude(pk__in=[release.facts.pk for release in featured])
    page_obj = page_of(request, found)
    page_obj.object_list = in_order(page_obj.object_list, page.language)
    total = page_obj.paginator.count + len(featured)
    return {
        "lead": page.intro or page.teaser,
        "filters": filters,
        "sentence": found_sentence(total) if total or filters else "",
        "page_obj": page_obj,
        "releases": page_obj.object_list,
        "years": by_year(page_obj.object_list),
        "featured_items": release_teasers(featured) if page_obj.number == 1 else [],
        "press_card": contact_card(page.facts.press_contact),
        "subscriptions": chosen_releases(filters),
        "meta": _meta(page, filters, page_obj),
    }


def _meta(page: NewsroomPage, filters: Filters, page_obj: Any) -> dict[str, str]:
    """Title and robots; search engines get the list as a whole."""
    title = page.seo_title or page.title
    if not filters:
        return list_meta(title, page_obj)
    words = {"newsroom": title, "chosen": ", ".join(filters.labels)}
    meta = list_meta(_("%(newsroom)s: %(chosen)s") % words, page_obj, filtered=True)
    return {**meta, "canonical": absolute(page.url or "")}


def by_year(pages: list[PressReleasePage]) -> list[dict[str, Any]]:
    """The releases of a list in groups of a year, in their order."""
    teasers = dict(zip((page.pk for page in pages), release_teasers(pages), strict=True))
    groups = groupby(pages, key=lambda page: getattr(release_date(page), "year", None))
    return [{"year": year, "items": [teasers[page.pk] for page in group]} for year, group in groups]
