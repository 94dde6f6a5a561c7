"""Releases as the newsroom, their own page and other rooms show them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.base.presentation import (
    Picture,
    Teaser,
    drawn,
    picture_ids,
    pictures,
    teaser,
)
from pages.programmes.models import Cohort, ProgrammePage
from pages.programmes.presentation import Link

from .models import PressReleasePage, in_order, latest_releases

ON_PROGRAMME_PAGE = 3


def release_date(page: PressReleasePage) -> dt.date | None:
    """The day on which the release appeared first, in local time."""
    shown = page.shown_at
    return timezone.localtime(shown).date() if shown else None


def release_kicker(page: PressReleasePage) -> str:
    """“Pressemitteilung, 26. Juni 2023”."""
    day = release_date(page)
    words = [page.kicker or _("Press release"), date_format(day) if day else ""]
    return ", ".join(word for word in words if word)


def release_teasers(pages: list[PressReleasePage], use: str = "teaser") -> list[Teaser]:
    """Releases with their pictures; those without one get a drawn one. At most two queries."""
    candidates = {page.pk: picture_keys(page) for page in pages}
    shown = pictures({key for keys in candidates.values() for key in keys}, use)
    teasers = []
    for page in pages:
        image = next((shown[key] for key in candidates[page.pk] if key in shown), None)
        teasers.append(
            teaser(page, kicker=release_kicker(page), image=image or release_drawing(page, 3, 2))
        )
    return teasers


def release_lines(pages: list[PressReleasePage]) -> list[Teaser]:
    """Releases as headlines without pictures."""
    return [teaser(page, kicker=release_kicker(page)) for page in pages]


def picture_keys(page: PressReleasePage) -> list[int]:
    """The pictures that may stand for a release: those of its text, then the cohort's photo."""
    cohort = page.facts.announces
    photo = cohort.photo_id if cohort else None
    return [*picture_ids(page.facts.body), *([photo] if photo else [])]


def release_drawing(page: PressReleasePage, columns: int, rows: int) -> Picture:
    """The drawn picture of a release, the same in all languages."""
    return drawn("alle", page.translation_key, columns, rows)


def dateline(page: PressReleasePage) -> str:
    """“Wiesbaden, 26. Juni 2023”; empty without a place, because the date stands in the head."""
    day, place = release_date(page), page.facts.place_line
    return f"{place}, {date_format(day)}" if place and day else place


def changed_on(page: PressReleasePage) -> dt.date | None:
    """The day of the last change, if it is later than the day of publishing."""
    changed, first = page.facts.last_published_at, page.facts.first_published_at
    if not changed or not first:
        return None
    later = timezone.localtime(changed).date()
    return later if later > timezone.localtime(first).date() else None


def programme_releases(page: ProgrammePage) -> list[PressReleasePage]:
    """The latest releases on a programme and those that announced its cohorts; asked once a page.

    One query for the timeline and for the list below.
    """
    if not hasattr(page, "_releases"):
        programme = page.facts.programme_id
        latest = latest_releases().filter(programmes=programme)[:ON_PROGRAMME_PAGE]
        announcing = Q(announces__programme=programme)
        rows = latest_releases().filter(Q(pk__in=latest.values("pk")) | announcing)
        page._releases = in_order(rows, page.language)
    releases: list[PressReleasePage] = page._releases
    return releases


def announcements(page: ProgrammePage, cohorts: list[Cohort]) -> dict[int, Link]:
    """The release that announced each cohort, by the id of the cohort."""
    names = {cohort.pk: str(cohort) for cohort in cohorts}
    return {
        release.facts.announces_id: Link(
            _("Press release: %(title)s") % {"title": names[release.facts.announces_id]},
            release.url or "",
        )
        for release in programme_releases(page)
        if release.facts.announces_id in names
    }
