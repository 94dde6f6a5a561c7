"""What the blocks of a body say."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from pages.base import blocks as ours
from pages.base.table_block import TableBlock

from .document import Document, Film, Link, Picture, Place, Table, Text
from .rich_text import add_rich_text

_HEADINGS = {"heading": 2, "title": 3}
_SKIPPED = frozenset({"url", "link", "length", "speaker", "office", "route"})


def add_block(
    document: Document, block: Any, value: Any, place: Place, *, quoted: bool = False
) -> None:
    """Add what a block says, whatever kind it is."""
    if isinstance(block, blocks.RichTextBlock):
        html = value.source if isinstance(value, RichText) else str(value or "")
        add_rich_text(document, html, place, quoted=quoted)
    elif isinstance(block, TableBlock):
        _add_table(document, value, place)
    elif isinstance(block, blocks.StructBlock):
        _add_struct(document, block, value, place)
    elif isinstance(block, blocks.ListBlock):
        for number, child in enumerate(getattr(value, "bound_blocks", ())):
            inner = place.below(str(child.id or number))
            add_block(document, child.block, child.value, inner, quoted=quoted)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or []:
            inner = place.below(str(child.id or ""), capfirst(str(child.block.label)))
            add_block(document, child.block, child.value, inner, quoted=quoted)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        _add_lines(document, str(value), place, quoted)


def _add_lines(document: Document, value: str, place: Place, quoted: bool) -> None:
    for line in filter(str.strip, value.replace("\u00ad", "").split("\n")):
        document.texts.append(Text(place, line, unlinked=line, words_of_a_person=quoted))


def _add_struct(document: Document, block: Any, value: Any, place: Place) -> None:
    if not value:
        return
    if isinstance(block, ours.PictureBlock):
        _add_picture(document, value, place)
        return
    if isinstance(block, ours.VideoBlock):
        document.films.append(_film(value, place))
    if isinstance(block, ours.FactBoxBlock):
        document.boxes.add(place.path)
    if isinstance(block, ours.LinkBlock):
        inner = place.below("label", str(block.child_blocks["label"].label))
        page = value.get("page")
        target = value.get("url") or (f"page:{page.pk}" if page else "")
        document.links.append(Link(inner, str(value.get("label") or "").strip(), target))
        return
    for name, child in block.child_blocks.items():
        inner = place.below(name, capfirst(str(child.label)))
        text = value.get(name)
        if name in _HEADINGS and isinstance(child, blocks.CharBlock):
            level = 2 if isinstance(block, ours.VideoBlock) else _HEADINGS[name]
            _add_heading(document, str(text or ""), inner, level, child.required)
        elif name not in _SKIPPED:
            quoted = isinstance(block, ours.QuoteBlock)
            add_block(document, child, text, inner, quoted=quoted)


def _add_heading(document: Document, text: str, place: Place, level: int, required: bool) -> None:
    """The heading of a block; an empty one that may be empty is not shown."""
    if text.strip() or required:
        document.texts.append(Text(place, text, kind="heading", level=level, unlinked=text))


def _add_picture(document: Document, value: Any, place: Place) -> None:
    image = value.get("image")
    if image is None:
        return
    document.pictures.append(
        Picture(
            place.below("alt_text"),
            alt=str(value.get("alt_text") or image.alt_text or "").strip(),
            decorative=bool(value.get("decorative")),
            caption=image.caption,
            file_name=image.file.name,
        )
    )


def _film(value: Any, place: Place) -> Film:
    transcript = value.get("transcript")
    return Film(
        place.below("transcript"),
        str(value.get("title") or ""),
        own_file=bool(value.get("video")),
        subtitles=bool(value.get("subtitles")),
        transcript=bool(transcript and str(getattr(transcript, "source", transcript)).strip()),
    )


def _add_table(document: Document, table: TypedTable, place: Place) -> None:
    headings = tuple(str(column["heading"] or "") for column in table.columns)
    document.tables.append(Table(place, table.caption, headings, len(table.row_data)))
    for row in table.row_data:
        for cell in filter(None, row["values"]):
            _add_lines(document, cell, place, quoted=False)
