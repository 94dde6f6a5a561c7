"""The list of contents of a long text: headings get ids, and the list leads to them.

An id comes from the words of its heading, so it stays the same whatever is written before it, and
links from elsewhere keep leading there.
"""

from __future__ import annotations

import html as markup
import re
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

CHAPTERS_OF_A_LONG_TEXT = 3
LETTERS_OF_A_LONG_TEXT = 1500
"""About three screens of a phone. What spans the whole page must be twice as long."""

_CHAPTER = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.S)
_ID = re.compile(r"""\bid=(["'])(.*?)\1""")
_TAG = re.compile(r"<[^>]*>")
_NOT_A_CHAPTER = ("kitt-hidden", "kitt-box__heading", "kern-title")
"""Classes of headings beside the text or for screen readers only."""


@dataclass(slots=True)
class Heading:
    """A heading with its id; a chapter (h2) has its sections (h3)."""

    id: str
    title: str
    sections: list[Heading] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A block of the text: finished HTML, or a block that its own template shows."""

    html: SafeString | None = None
    block: Any = None


def contents(body: Any) -> tuple[list[Part], list[Heading]]:
    """The parts of a body in order, and its chapters. Sections before a chapter are chapters."""
    parts: list[Part] = []
    chapters: list[Heading] = []
    taken: set[str] = set()
    for block in body:
        if block.block_type != "text":
            parts.append(Part(block=block))
            continue
        soup = BeautifulSoup(str(block.value), "html.parser")
        for tag in soup.find_all(["h2", "h3"]):
            heading = Heading(_free_id(tag.get_text(), taken), tag.get_text(" ", strip=True))
            tag["id"] = heading.id
            if tag.name == "h3" and chapters:
                chapters[-1].sections.append(heading)
            else:
                chapters.append(heading)
        parts.append(Part(html=mark_safe(str(soup))))  # our own rich text, with ids added
    return parts, chapters


def with_chapters(html: str) -> tuple[SafeString, list[Heading]]:
    """Finished HTML whose chapters (h2) all have ids, and these chapters."""
    taken = {found[2] for found in _ID.finditer(html)}
    chapters: list[Heading] = []

    def mark(found: re.Match[str]) -> str:
        attributes, inner = found.groups()
        if any(name in attributes for name in _NOT_A_CHAPTER):
            return found[0]
        title = words_of(inner)
        present = _ID.search(attributes)
        chapter = Heading(present[2] if present else _free_id(title, taken), title)
        chapters.append(chapter)
        return found[0] if present else f'<h2{attributes} id="{chapter.id}">{inner}</h2>'

    return mark_safe(_CHAPTER.sub(mark, html)), chapters


def is_long(html: str, chapters: list[Heading], *, wide: bool = False) -> bool:
    """Whether a text is so long that a list of its chapters helps."""
    letters = LETTERS_OF_A_LONG_TEXT * (2 if wide else 1)
    return len(chapters) >= CHAPTERS_OF_A_LONG_TEXT and len(words_of(html)) >= letters


def words_of(html: str) -> str:
    """The text without tags, soft hyphens and superfluous space."""
    return " ".join(markup.unescape(_TAG.sub(" ", html)).replace("\u00ad", "").split())


def _free_id(title: str, taken: set[str]) -> str:
    plain = title.lower()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(sign, letters)
    wanted = f"k-{slugify(plain)[:60]}"
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    taken.add(found)
    return found
