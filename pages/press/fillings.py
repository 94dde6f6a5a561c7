"""What the press room shows elsewhere: news on the home page, releases on a programme's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from pages.base.models import localised
from pages.base.slots import fill
from pages.programmes.presentation import register_cohort_links

from .models import NewsroomPage, in_order, latest_releases
from .presentation import (
    ON_PROGRAMME_PAGE,
    announcements,
    programme_releases,
    release_lines,
    release_teasers,
)

ON_HOME_PAGE = 5


def newsroom(language: str) -> NewsroomPage | None:
    """The newsroom in that language, or the German one."""
    rows = NewsroomPage.objects.sources().listed().order_by("path")
    return next(iter(localised(rows[:1], language, lambda page: page.path)), None)


@fill("home", "pages/press/home_news.html", order=20)
def news(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """One release with its picture, and the headlines of the next ones."""
    rows = in_order(latest_releases()[:ON_HOME_PAGE], page.language)
    if not rows:
        return None
    return {
        "lead_item": release_teasers(rows[:1], "lead")[0],
        "feed_items": release_lines(rows[1:]),
        "newsroom": newsroom(page.language),
    }


@fill("programme", "pages/press/programme_releases.html", order=20)
def releases_of_programme(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The latest releases on a programme."""
    pages = programme_releases(page)[:ON_PROGRAMME_PAGE]
    return {"release_items": release_teasers(pages)} if pages else None


register_cohort_links(announcements)
