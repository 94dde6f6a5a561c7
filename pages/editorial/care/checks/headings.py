"""Headings: in order, never empty, each said once, and made as headings."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding

from ..catalogue import remark
from ..document import Document, Text
from ..language import words

LONGEST_LABEL = 80


def order(document: Document) -> Iterator[Finding]:
    """A heading two levels below the one before it. The page itself gives the first one."""
    before: dict[str, int] = {}
    for heading in document.headings:
        above = before.get(heading.place.field, document.heading_above.get(heading.place.field, 1))
        if heading.rich and heading.text.strip() and heading.level > above + 1:
            yield remark(
                "heading-skipped",
                heading.place,
                _(
                    "“%(heading)s” is a heading of level %(level)d, but level "
                    "%(missing)d is missing."
                )
                % {"heading": heading.text.strip(), "level": heading.level, "missing": above + 1},
                _("Make it a heading of level %(level)d.") % {"level": above + 1},
                heading.text.strip(),
            )
        before[heading.place.field] = heading.level


def empty(document: Document) -> Iterator[Finding]:
    """A heading without words."""
    for heading in document.headings:
        if not heading.text.strip():
            yield remark(
                "heading-empty",
                heading.place,
                _("There is a heading without text."),
                _("Write what the section is about, or delete the line."),
            )


def repeated(document: Document) -> Iterator[Finding]:
    """The same heading twice, or the title once more."""
    known = {document.title.strip().casefold()}
    for heading in document.headings:
        said = heading.text.strip()
        if said and said.casefold() in known:
            yield remark(
                "heading-repeated",
                heading.place,
                _("The heading “%(heading)s” is there already.") % {"heading": said},
                _("Say what is new in this section, or join the two."),
                said,
            )
        known.add(said.casefold())


def bold_lines(document: Document) -> Iterator[Finding]:
    """A short paragraph, all of it bold, that is meant as a heading."""
    for text in document.texts:
        if text.kind == "paragraph" and is_bold_label(text):
            said = text.text.strip()
            yield remark(
                "heading-bold",
                text.place,
                _("“%(words)s” is bold, but not a heading.") % {"words": said},
                _("Mark the line and choose “Heading” instead of bold."),
                said,
            )


def is_bold_label(text: Text) -> bool:
    """Whether a paragraph is nothing but one bold line without a full stop."""
    said = text.text.strip()
    return (
        bool(words(said))
        and len(said) <= LONGEST_LABEL
        and "".join(text.bold).strip().rstrip(":") == said.rstrip(":")
        and not said.endswith((".", "!", ",", ";"))
    )
