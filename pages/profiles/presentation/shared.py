"""What both kinds of profile show."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from pages.base.presentation import foreign

from ..models import ProfilePage


def head(page: ProfilePage) -> dict[str, Any]:
    """When somebody confirmed and when somebody changed the profile."""
    facts = page.facts
    changed = max(filter(None, (page.last_published_at, facts.last_published_at)), default=None)
    return {
        "confirmed_on": facts.confirmed_on,
        "changed_on": timezone.localdate(changed) if changed else None,
        "stale": page.is_stale(),
        "text_lang": foreign(page.language),
    }


def named(*records: Any) -> None:
    """Fetch the names of these records (None among them is skipped), one query for each kind."""
    for record in records:
        if record is not None:
            prefetch_related_objects([record], "texts")


def index_url(page: ProfilePage) -> str:
    """The address of the overview above a profile."""
    return (page.url or "").rstrip("/").rpartition("/")[0] + "/"


def markup(text: str, words: dict[str, str]) -> str:
    """Words that may carry markup, put into a sentence that does not."""
    return SafeString(text % {name: escaped(word) for name, word in words.items()})


def escaped(text: str) -> SafeString:
    """Text ready for HTML; what is markup already stays."""
    return format_html("{}", text)


def filled(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Items that say something beside their label."""
    return [
        item
        for item in items
        if any(value for name, value in item.items() if name not in ("label", "lang"))
    ]


def sections(*parts: tuple[str, str]) -> list[dict[str, Any]]:
    """Headings with rich text; empty ones are left out."""
    return [
        {"heading": heading, "html": SafeString(expand_db_html(html))}
        for heading, html in parts
        if html
    ]
