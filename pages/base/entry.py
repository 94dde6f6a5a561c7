"""Entries of the base room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .entries import Entry, entry, list_page, no_entry, prepare
from .entry_parts import parties
from .models import (
    AccessibilityStatementPage,
    BasePage,
    HomePage,
    LegalPage,
    Organisation,
    PlainLanguagePage,
    PublicationPage,
    SignLanguagePage,
    StandardPage,
)

_BREAK = re.compile(r"</(p|li|h[1-6]|ul|ol|blockquote|div)>|<br ?/?>|<hr ?/?>")


def page_entry(page: BasePage, kind: str, **more: Any) -> Entry:
    """What every page says of itself; `more` overrides and adds."""
    values: dict[str, Any] = {
        "type": kind,
        "id": str(page.translation_key),
        "url": page.url or "",
        "language": page.language,
        "title": page.title,
        "summary": page.teaser,
        "first_published": page.first_published_at,
        "changed": page.last_published_at,
        "listed_until": page.facts.listed_until(),
        "seed": str(page.translation_key),
    }
    return Entry(**{**values, **more})


def stream_text(value: Any) -> str:
    """The words of a stream field, without markup."""
    block = value.stream_block
    return strip_tags(" ".join(str(part) for part in block.get_searchable_content(value))).strip()


def words_of(html: str) -> str:
    """The words of rich text as plain text; those of two paragraphs do not grow together."""
    return " ".join(unescape(strip_tags(_BREAK.sub(r"\g<0> ", html))).split())


def record_entry(record: Any, kind: str, **more: Any) -> Entry:
    """What every translated record says of itself. `record` is the German row with `texts_row`."""
    text = getattr(record, "texts_row", record)
    values: dict[str, Any] = {
        "type": kind,
        "id": record.public_id,
        "url": record.get_absolute_url(),
        "language": text.language,
        "title": text.title,
        "summary": text.teaser,
        "first_published": record.first_published_at,
        "changed": record.last_published_at,
        "listed_until": record.listed_until(),
        "seed": f"{kind}-{record.public_id}",
    }
    return Entry(**{**values, **more})


@entry(StandardPage)
def standard_page(page: StandardPage, language: str) -> Entry:
    return page_entry(page, "page", body=stream_text(page.body))


@entry(PublicationPage)
def publication(page: PublicationPage, language: str) -> Entry:
    facts = page.facts
    return page_entry(
        page,
        "publication",
        kicker=_("Publication"),
        body=stream_text(page.body),
        by=parties(facts.publisher),
        topic="bildung",
        extra={"issued_on": facts.issued_on},
    )


@entry(PlainLanguagePage)
def plain_language(page: PlainLanguagePage, language: str) -> Entry:
    return page_entry(page, "page", body=stream_text(page.body))


@entry(SignLanguagePage)
def sign_language(page: SignLanguagePage, language: str) -> Entry:
    return page_entry(page, "page", body=stream_text(page.body))


@entry(LegalPage)
def legal(page: LegalPage, language: str) -> Entry:
    return page_entry(page, "page", body=stream_text(page.body))


@entry(AccessibilityStatementPage)
def statement(page: AccessibilityStatementPage, language: str) -> Entry:
    return page_entry(page, "page", body=words_of(page.barriers), topic="verwaltung")


@prepare(Organisation)
def many_organisations(rows: Sequence[Organisation]) -> None:
    """Load the texts of many organisations."""
    prefetch_related_objects(rows, "texts")


@entry(Organisation)
def organisation(row: Organisation, language: str) -> Entry:
    return Entry(
        type="organisation",
        id=row.public_id,
        url=row.get_absolute_url(),
        language=row.text_language("description", language),
        title=row.name,
        summary=row.text("description", language),
        municipality=row.municipality_id,
        organisation=row.name,
        first_published=row.first_published_at,
        changed=row.last_published_at,
        listed_until=row.listed_until(),
        image=row.logo_id,
        kicker=_("Organisation"),
        by=parties(row),
        topic="nachbarschaft",
        seed=f"organisation-{row.public_id}",
        extra={"short_name": row.short_name},
    )


no_entry(HomePage, "It is the way to everything and says nothing of its own.")
list_page("organisations", Organisation)
list_page("subscriptions", None)
