"""Releases as the newsroom, their own page and other rooms show them."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, takewhile
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.base.presentation import (
    Picture,
    Teaser,
    contact_card,
    drawn,
    foreign,
    picture,
    picture_ids,
    pictures,
    teaser,
)
from pages.base.worded import worded
from pages.programmes.models import Cohort, Membership, ProgrammePage
from pages.programmes.overview import link_profiles
from pages.programmes.presentation import (
    Link,
    cohort_dates,
    cohort_grant,
    organisation_link,
    programme_links,
)

from .models import NewsroomPage, PressReleasePage, in_order, latest_releases

BESIDE = ("fact_box", "documents")
RELATED = 3
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


def by_year(pages: list[PressReleasePage]) -> list[dict[str, Any]]:
    """The releases of a list in groups of a year, in their order."""
    teasers = dict(zip((page.pk for page in pages), release_teasers(pages), strict=True))
    groups = groupby(pages, key=lambda page: getattr(release_date(page), "year", None))
    return [{"year": year, "items": [teasers[page.pk] for page in group]} for year, group in groups]


def newsroom_view(page: NewsroomPage, context: dict[str, Any]) -> dict[str, Any]:
    """What the newsroom shows beside its texts."""
    return {
        "lead": page.intro or page.teaser,
        "years": by_year(context["releases"]),
        "featured_items": release_teasers(context["featured"]),
        "press_card": contact_card(page.facts.press_contact),
    }


def release_view(page: PressReleasePage, context: dict[str, Any]) -> dict[str, Any]:
    """What the page of a release shows: text, boxes beside it, and what it is about."""
    facts = page.facts
    cohort, members = announced(page)
    blocks = list(page.body)
    main = [block for block in blocks if block.block_type not in BESIDE]
    opening = list(takewhile(lambda block: block.block_type == "picture", main))
    has_picture = any(block.block_type == "picture" for block in blocks)
    photo = picture(cohort.photo, "figure") if cohort and not has_picture else None
    boxes = [block for block in blocks if block.block_type == "fact_box"]
    return {
        "kicker": release_kicker(page),
        "dateline": dateline(page),
        "opening_blocks": opening,
        "main_blocks": main[len(opening) :],
        "fact_boxes": boxes,
        "document_blocks": [block for block in blocks if block.block_type == "documents"],
        "photo": photo,
        "head_image": None if photo or has_picture else release_drawing(page, 4, 3),
        "press_card": contact_card(facts.press_contact),
        "about_items": about_items(page, context),
        "cohort": cohort,
        "cohort_lang": foreign(cohort.text_language("name")) if cohort else "",
        "cohort_items": announced_items(page, cohort, members) if cohort else [],
        "published_on": release_date(page),
        "changed_on": changed_on(page),
        "note_items": [
            {"date": note.at, "text": note.text, "lang": foreign(settings.LANGUAGE_CODE)}
            for note in context["change_notes"]
        ],
        "related_items": related_items(page),
        "meta_image": share_image(page, cohort),
        "withdrawn_on": facts.withdrawn_at if page.is_withdrawn else None,
    }


def share_image(page: PressReleasePage, cohort: Cohort | None) -> Any:
    """The picture that stands for the release where it is shared, as a JPEG."""
    image = page.lead_picture or (cohort.photo if cohort else None)
    if image is None or not image.has_rights():
        return None
    return image.get_rendition("fill-1200x630|format-jpeg")


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


def announced(page: PressReleasePage) -> tuple[Cohort | None, list[Membership]]:
    """The cohort that a release announces, and its members A to Z; one query."""
    key = page.facts.announces_id
    if key is None:
        return None, []
    rows = Membership.objects.listed().filter(cohort=key)
    members = worded(rows.select_related("district", "municipality", "cohort__photo"), "cohort")
    if members:
        return members[0].cohort, sorted(members, key=lambda one: one.place.sort_key)
    cohorts = Cohort.objects.listed().select_related("photo").filter(pk=key)
    return next(iter(worded(cohorts)), None), []


def announced_items(
    page: PressReleasePage, cohort: Cohort, members: list[Membership]
) -> list[dict[str, Any]]:
    """The cohort that a release announces: dates, grant, members with their profiles."""
    rows = link_profiles(members, page.language) if members else []
    items: list[dict[str, Any]] = [
        {"label": _("Dates"), "text": cohort_dates(cohort)},
        {"label": _("Grant"), "text": cohort_grant(cohort)},
        {
            "label": _("Applications received"),
            "text": str(cohort.applications_received or ""),
        },
        {"label": _("Members"), "links": [Link(str(one.place), one.profile_url) for one in rows]},
    ]
    return [item for item in items if item.get("text") or item.get("links")]


def about_items(page: PressReleasePage, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Who publishes the release and what it is about, for `components/facts.html`."""
    leads = [organisation_link(one) for one in context["lead_organisations"] if one.live]
    supporters = [organisation_link(one) for one in context["supporting_organisations"] if one.live]
    programmes = programme_links(context["programmes"], page.language)
    districts = [str(one) for one in context["districts"]]
    topics = [
        Link(str(topic), "", foreign(topic.text_language("name"))) for topic in context["topics"]
    ]
    items: list[dict[str, Any]] = [
        {"label": _("Published by"), "links": leads},
        {"label": _("Together with"), "links": supporters},
        {"label": _("Programmes"), "links": programmes},
        {"label": _("Counties and cities"), "text": ", ".join(districts)},
        {"label": _("Topics"), "links": topics},
    ]
    return [item for item in items if item.get("text") or item.get("links")]


def related_items(page: PressReleasePage) -> list[Teaser]:
    """Other releases on the same programmes, newest first."""
    if not page.facts.pk:
        return []
    links = PressReleasePage.programmes.through.objects
    shared = links.filter(pressreleasepage=page.facts).values("programme")
    same = links.filter(programme__in=shared).exclude(pressreleasepage=page.facts)
    rows = latest_releases().filter(pk__in=same.values("pressreleasepage"))[:RELATED]
    return release_teasers(in_order(rows, page.language))


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
