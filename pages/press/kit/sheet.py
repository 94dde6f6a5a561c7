"""A release as a sheet of paper: what stands in its PDF and in its plain text, in order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.base.context import link_urls
from pages.base.documents import document_item
from pages.base.head import absolute
from pages.base.models import SiteTexts
from pages.base.presentation import Card, contact_card, foreign
from pages.programmes.presentation import Link

from ..models import PressReleasePage
from ..presentation import changed_on, dateline, release_date, release_kicker
from .pictures import KitPicture, alt_of, by_image, kit_pictures


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text; `kind` is that of its block. `html` is safe and has full addresses."""

    kind: str
    heading: str = ""
    html: SafeString = field(default_factory=SafeString)
    words: str = ""
    speaker: str = ""
    office: str = ""
    alt: str = ""
    picture: KitPicture | None = None
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a journalist gets on paper."""

    page: PressReleasePage
    language: str
    operator: str
    kicker: str
    day: dt.date | None
    dateline: str
    url: str
    parts: list[Part]
    pictures: list[KitPicture]
    contact: Card | None
    publishers: list[str]
    supporters: list[str]
    published_on: dt.date | None
    changed_on: dt.date | None
    notes: list[dict[str, Any]]
    withdrawn_on: dt.datetime | None

    @property
    def site(self) -> str:
        """The address of the site as one says it."""
        return settings.BASE_URL.partition("://")[2].rstrip("/")


def release_sheet(page: PressReleasePage) -> Sheet:
    """The sheet of a release, in the language of the request."""
    facts = page.facts
    pictures = kit_pictures(page, page.cohort_photo)
    rows = facts.organisations.select_related("organisation")
    shown = [row for row in rows if row.organisation.live]
    published = release_date(page)
    return Sheet(
        page=page,
        language=page.language,
        operator=operator_name(),
        kicker=page.kicker or _("Press release"),
        day=published,
        dateline=dateline(page) or release_kicker(page),
        url=absolute(page.url or ""),
        parts=_parts(page, pictures),
        pictures=pictures,
        contact=contact_card(facts.press_contact),
        publishers=[row.organisation.name for row in shown if row.role == "lead"],
        supporters=[row.organisation.name for row in shown if row.role != "lead"],
        published_on=published,
        changed_on=changed_on(page),
        notes=[
            {"date": note.at, "text": note.text, "lang": foreign(settings.LANGUAGE_CODE)}
            for note in facts.change_notes.all()
        ],
        withdrawn_on=facts.withdrawn_at if page.is_withdrawn else None,
    )


def operator_name() -> str:
    """The name of the website, in the language of the request where it has one."""
    rows = {row.locale.language_code: row for row in SiteTexts.objects.select_related("locale")}
    found = rows.get(get_language() or "") or rows.get(settings.LANGUAGE_CODE)
    return found.operator_name if found else "Kitt"


def _parts(page: PressReleasePage, pictures: list[KitPicture]) -> list[Part]:
    allowed = by_image(pictures)
    parts: list[Part] = []
    has_chapter = False
    for block in page.body:
        part = _part(block.block_type, block.value, allowed, has_chapter)
        if part is not None:
            parts.append(part)
            has_chapter = has_chapter or "<h2" in part.html
    shown = {part.picture.image.pk for part in parts if part.picture}
    first = [one for one in pictures if one.image.pk not in shown]
    return [*(Part("picture", picture=one, alt=one.alt) for one in first), *parts]


def _part(kind: str, value: Any, allowed: dict[int, KitPicture], has_chapter: bool) -> Part | None:
    if kind == "text":
        return Part(kind, html=_paper(str(value), has_chapter))
    if kind == "quote":
        return Part(kind, words=value["text"], speaker=value["speaker"], office=value["office"])
    if kind == "picture":
        found = allowed.get(value["image"].pk) if value["image"] else None
        return Part(kind, picture=found, alt=alt_of(value)) if found else None
    if kind == "fact_box":
        return Part(kind, heading=value["heading"], html=_paper(str(value["text"]), True))
    links = _document_links(value) if kind == "documents" else _links(value)
    heading = value["heading"] or (_("Documents") if kind == "documents" else _("Links"))
    return Part(kind, heading=heading, links=links) if links else None


def _links(value: Any) -> list[Link]:
    rows = list(value["links"])
    urls = zip(rows, link_urls(rows), strict=True)
    return [Link(row["label"], absolute(url)) for row, url in urls if url]


def _document_links(value: Any) -> list[Link]:
    items = [document_item(document) for document in value["documents"] if document]
    return [Link(item["title"], absolute(item["url"])) for item in items]


def _full(url: str) -> str:
    return absolute(url) if url.startswith("/") else url


def _paper(markup: str, has_chapter: bool) -> SafeString:
    """Running text as a tagged PDF needs it.

    Full addresses, nothing but words in a link, and no section (h3) before the first chapter (h2).
    """
    soup = BeautifulSoup(markup, "html.parser")
    for link in soup.find_all("a"):
        if link.get("href"):
            link["href"] = _full(str(link["href"]))
            link.string = link.get_text()
        else:
            link.unwrap()
    for heading in soup.find_all(["h2", "h3"]):
        has_chapter = has_chapter or heading.name == "h2"
        heading.name = heading.name if has_chapter else "h2"
    return mark_safe(str(soup))  # our own rich text, with other addresses and levels
