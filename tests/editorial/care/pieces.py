"""Documents made of single pieces, for the rules of writing."""

from __future__ import annotations

from typing import Any

from pages.base.rules import Finding
from pages.editorial.care import checks
from pages.editorial.care.document import Document, Link, Picture, Place
from pages.editorial.care.rich_text import add_rich_text

BODY = Place("body", "Text")
TEASER = Place("teaser", "Teaser")


def of_html(html: str, *, language: str = "de", quoted: bool = False) -> Document:
    document = Document(language, heading_above={"body": 1})
    add_rich_text(document, html, BODY, quoted=quoted)
    return document


def of_text(text: str, **options: Any) -> Document:
    return of_html(f"<p>{text}</p>", **options)


def of_picture(alt: str, **more: Any) -> Document:
    return Document("de", pictures=[Picture(BODY, alt, **more)])


def of_link(text: str, target: str = "https://www.example.org/", **more: Any) -> Document:
    return Document("de", links=[Link(BODY, text, target, **more)])


def found(document: Document) -> list[Finding]:
    return list(checks.remarks(document))


def rules(document: Document) -> set[str]:
    return {one.rule for one in found(document)}


def only(document: Document, rule: str) -> Finding:
    """The one remark of a rule."""
    [one] = [one for one in found(document) if one.rule == rule]
    return one
