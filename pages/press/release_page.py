"""What the page of a release shows: text, boxes, what it is about, and files for the press."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from pages.base.head import absolute
from pages.base.kept import kept
from pages.base.meta import over_meta
from pages.base.models import KittImage, localised
from pages.base.pictures import USES, Picture, fetch_sizes, picture
from pages.base.presentation import Teaser, contact_card, foreign
from pages.base.worded import worded
from pages.programmes.models import Cohort, Membership, ProgrammePage
from pages.programmes.overview import link_profiles
from pages.programmes.presentation import Link, cohort_dates, cohort_grant, organisation_link

from .kit.files import downloads
from .kit.pictures import KitPicture, alt_of, kit_pictures
from .models import PressReleasePage, in_order, latest_releases
from .presentation import (
    changed_on,
    dateline,
    release_date,
    release_drawing,
    release_kicker,
    release_teasers,
)

BESIDE = ("fact_box", "documents")
RELATED = 3
THUMBNAIL_SIZES = "10rem"


def release_view(page: PressReleasePage, context: dict[str, Any]) -> dict[str, Any]:
    """The context of `pages/press/press_release_page.html` beside the records."""
    facts = page.facts
    about = announcement(page)
    kit = kit_pictures(page, copy(about.photo))
    _fetch_sizes(page, kit)
    return {
        "kicker": release_kicker(page),
        "address": absolute(page.url or "") if page.live else "",
        "dateline": dateline(page),
        **_body(page, kit),
        "head_image": None if kit else release_drawing(page, 4, 3),
        "press_card": contact_card(facts.press_contact),
        "about_items": about_items(page, about.programmes, context),
        "cohort": about.cohort,
        "cohort_lang": about.cohort_lang,
        "cohort_items": about.items,
        "cohort_link": about.link,
        "published_on": release_date(page),
        "changed_on": changed_on(page),
        "note_items": [
            {"date": note.at, "text": note.text, "lang": foreign(settings.LANGUAGE_CODE)}
            for note in context["change_notes"]
        ],
        "related_items": kept(
            ("related releases", facts.pk, page.language), lambda: related_items(page)
        ),
        "meta": over_meta(page.is_withdrawn),
        "withdrawn_on": facts.withdrawn_at if page.is_withdrawn else None,
        "press_downloads": downloads(page, kit) if page.live else [],
        "press_pictures": press_pictures(page, kit) if page.live else [],
    }


def _fetch_sizes(page: PressReleasePage, kit: list[KitPicture]) -> None:
    shown = {one.image.pk for one in kit}
    images = [one.image for one in kit] + [
        block.value["image"]
        for block in page.body
        if block.block_type == "picture" and block.value["image"]
    ]
    fetch_sizes([one for one in images if one.pk in shown], USES["figure"].specs)


def _body(page: PressReleasePage, kit: list[KitPicture]) -> dict[str, Any]:
    """The blocks: pictures that open the text, the text itself, and what stands beside it."""
    blocks = list(page.body)
    main = [block for block in blocks if block.block_type not in BESIDE]
    opening = list(takewhile(lambda block: block.block_type == "picture", main))
    figures = [picture(block.value["image"], "figure", alt_of(block.value)) for block in opening]
    if kit and not any(block.block_type == "picture" and _is_shown(block, kit) for block in blocks):
        figures = [picture(kit[0].image, "figure", kit[0].alt)]
    return {
        "opening_figures": [figure for figure in figures if figure],
        "main_blocks": main[len(opening) :],
        "fact_boxes": [block for block in blocks if block.block_type == "fact_box"],
        "document_blocks": [block for block in blocks if block.block_type == "documents"],
    }


def _is_shown(block: Any, kit: list[KitPicture]) -> bool:
    image: KittImage | None = block.value["image"]
    return image is not None and any(one.image.pk == image.pk for one in kit)


def press_pictures(page: PressReleasePage, kit: list[KitPicture]) -> list[dict[str, Any]]:
    """The pictures that the press may take, with the words to copy."""
    items = []
    for one in kit:
        rights = [one.credit, one.licence]
        items.append(
            {
                "picture": one,
                "thumbnail": thumbnail(one),
                "url": f"{page.url}bild-{one.image.pk}.{one.suffix}",
                "rights": "\n".join(words for words in rights if words),
            }
        )
    return items


def thumbnail(one: KitPicture) -> Picture | None:
    """The smallest size that the page shows anyway."""
    shown = picture(one.image, "figure", alt="")
    return shown and Picture(url=shown.url, width=shown.width, height=shown.height)


@dataclass(frozen=True, slots=True)
class Announcement:
    """The programmes of a release, and the cohort that it announces."""

    programmes: list[Link]
    cohort: str = ""
    cohort_lang: str = ""
    items: list[dict[str, Any]] = field(default_factory=list)
    link: Link | None = None
    photo: KittImage | None = None


def announcement(page: PressReleasePage) -> Announcement:
    """What the records say of the subject of a release."""
    return kept(("announcement", page.facts.pk, page.language), lambda: _announcement(page))


def _announcement(page: PressReleasePage) -> Announcement:
    cohort, members = announced(page)
    pages = programme_pages(page.facts.programmes.all(), cohort, page.language)
    programmes = [Link(one.title, one.url or "", foreign(one.language)) for one in pages]
    if cohort is None:
        return Announcement(programmes)
    return Announcement(
        programmes,
        cohort=str(cohort),
        cohort_lang=foreign(cohort.text_language("name")),
        items=announced_items(page, cohort, members),
        link=cohort_link(cohort, pages),
        photo=cohort.photo,
    )


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


def programme_pages(programmes: Any, cohort: Cohort | None, language: str) -> list[ProgrammePage]:
    """The public pages of the programmes, and of the one that the cohort belongs to; one query."""
    named = Q(programme__in=programmes)
    if cohort:
        named |= Q(programme=cohort.programme_id)
    rows = ProgrammePage.objects.sources().listed().filter(named)
    found: list[ProgrammePage] = localised(
        rows, language, lambda page: page.programme.position, "programme"
    )
    return found


def cohort_link(cohort: Cohort, programmes: list[ProgrammePage]) -> Link | None:
    """The way from a release to its cohort among the others of the programme."""
    for page in programmes:
        if page.facts.programme_id == cohort.programme_id:
            words = {"cohort": str(cohort), "programme": page.title}
            label = _("%(cohort)s in the programme “%(programme)s”") % words
            return Link(label, f"{page.url}#staffel-{cohort.number}")
    return None


def about_items(
    page: PressReleasePage, programmes: list[Link], context: dict[str, Any]
) -> list[dict[str, Any]]:
    """Who publishes the release and what it is about, for `components/facts.html`."""
    leads = [organisation_link(one) for one in context["lead_organisations"] if one.live]
    supporters = [organisation_link(one) for one in context["supporting_organisations"] if one.live]
    newsroom = newsroom_url(page)
    topics = [
        Link(
            str(topic),
            f"{newsroom}?thema={topic.code}" if newsroom else "",
            foreign(topic.text_language("name")),
        )
        for topic in context["topics"]
    ]
    items: list[dict[str, Any]] = [
        {"label": _("Published by"), "links": leads},
        {"label": _("Together with"), "links": supporters},
        {"label": _("Programmes"), "links": programmes},
        {
            "label": _("Counties and cities"),
            "text": ", ".join(str(one) for one in context["districts"]),
        },
        {"label": _("Topics"), "links": topics},
    ]
    return [item for item in items if item.get("text") or item.get("links")]


def newsroom_url(page: PressReleasePage) -> str:
    """The address of the newsroom that lists the release; empty when it stands in no list."""
    if page.is_withdrawn or not page.live or not page.url:
        return ""
    return page.url.rstrip("/").rpartition("/")[0] + "/"


def related_items(page: PressReleasePage) -> list[Teaser]:
    """Other releases on the same programmes, newest first."""
    if not page.facts.pk:
        return []
    links = PressReleasePage.programmes.through.objects
    shared = links.filter(pressreleasepage=page.facts).values("programme")
    same = links.filter(programme__in=shared).exclude(pressreleasepage=page.facts)
    rows = latest_releases().filter(pk__in=same.values("pressreleasepage"))[:RELATED]
    return release_teasers(in_order(rows, page.language))
