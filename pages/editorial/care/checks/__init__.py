"""The rules of writing: pure functions from a document to remarks."""

from __future__ import annotations

from collections.abc import Iterator

from pages.base.rules import Finding

from ..catalogue import Check
from ..document import Document
from . import dates, emphasis, gender, headings, links, pictures, typing, wording

CHECKS: tuple[Check, ...] = (
    pictures.alt_texts,
    pictures.films,
    pictures.tables,
    links.link_texts,
    links.same_texts,
    links.files,
    links.directions,
    headings.empty,
    headings.order,
    headings.bold_lines,
    headings.repeated,
    typing.placeholders,
    typing.cut_off,
    typing.lists,
    dates.relative_dates,
    dates.figures,
    gender.signs,
    emphasis.capitals,
    emphasis.exclamations,
    typing.contacts,
    typing.slips,
    typing.empty_paragraphs,
    wording.foreign_sentences,
    wording.long_sentences,
    wording.long_words,
    wording.hard_to_read,
)


def remarks(document: Document) -> Iterator[Finding]:
    """All that the rules of writing say about a document."""
    for check in CHECKS:
        yield from check(document)
