"""The list of contents of a long text: headings get ids, and the list leads to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify


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
