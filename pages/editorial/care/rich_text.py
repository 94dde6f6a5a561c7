"""Rich text as the editor stores it, taken apart into paragraphs, headings, items and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from .document import Document, Link, Place, Text

_HEADING = re.compile(r"^h([1-6])$")
_BLOCKS = {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
DOCUMENT = "document:"


def add_rich_text(document: Document, html: str, place: Place, *, quoted: bool = False) -> None:
    """Add what `html` says to the document. Links to files are named `document:<id>`."""
    soup = BeautifulSoup(html or "", "html.parser")
    for element in soup.find_all(_BLOCKS):
        text = _text(element)
        document.texts.append(
            Text(
                place,
                text,
                kind=_kind(element),
                level=_level(element),
                unlinked=_text(element, without_links=True),
                bold=tuple(_text(one) for one in element.find_all(["b", "strong"])),
                rich=True,
                words_of_a_person=quoted or element.name == "blockquote",
            )
        )
    for element in soup.find_all("a"):
        document.links.append(Link(place, _text(element).strip(), _target(element)))


def _kind(element: Tag) -> str:
    if _HEADING.match(element.name):
        return "heading"
    return "item" if element.name == "li" else "paragraph"


def _level(element: Tag) -> int:
    found = _HEADING.match(element.name)
    return int(found[1]) if found else 0


def _target(element: Tag) -> str:
    kind, key = element.get("linktype"), element.get("id")
    if kind:
        return f"{kind}:{key}"
    return str(element.get("href") or "")


def _text(element: Tag, *, without_links: bool = False) -> str:
    return "".join(_pieces(element, without_links)).replace("\u00ad", "")


def _pieces(element: Any, without_links: bool) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif child.name == "br":
            yield "\n"
        elif child.name == "a" and without_links:
            yield " \N{LINK SYMBOL} "
        elif child.name not in _BLOCKS | {"ul", "ol"}:
            yield from _pieces(child, without_links)
