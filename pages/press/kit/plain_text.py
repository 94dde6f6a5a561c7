"""A release as plain text, ready to be pasted: a line for a paragraph, an empty line between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages.base.presentation import Card

from .pictures import KitPicture
from .sheet import Part, Sheet

BLOCKS = {"p", "h2", "h3", "ul", "ol", "div"}
LINE = "\u2028"
"""Stands for a line break while other white space is tidied."""


def plain_text(sheet: Sheet) -> str:
    """The text of a release with its contact, its pictures' credits and its address."""
    page = sheet.page
    heading = [
        f"{_('Press release')}, {sheet.operator}",
        _withdrawn(sheet),
        sheet.kicker,
        _underlined(page.title, "="),
        page.subline,
        sheet.dateline,
        page.lead,
    ]
    paragraphs = [*heading, *_words(sheet.parts), *_ending(sheet)]
    return "\n\n".join(one.strip() for one in paragraphs if one and one.strip()) + "\n"


def credits_text(pictures: list[KitPicture], slug: str) -> str:
    """Every picture with its file, caption, credit and licence."""
    return "\n\n".join(_picture_lines(one, one.file_name(slug)) for one in pictures) + "\n"


def _picture_lines(picture: KitPicture, name: str) -> str:
    rows = [
        (_("picture"), name),
        (_("caption"), picture.caption),
        (_("credit"), picture.credit),
        (_("licence"), picture.licence),
    ]
    return "\n".join(f"{capfirst(label)}: {words}" for label, words in rows if words)


def _withdrawn(sheet: Sheet) -> str:
    if sheet.withdrawn_on is None:
        return ""
    words = {"date": date_format(sheet.withdrawn_on)}
    said = _("This release was withdrawn on %(date)s.") % words
    return f"*** {said} {sheet.page.withdrawn_reason} ***"


def _words(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if part.kind == "quote":
            office = f", {part.office}" if part.office else ""
            quote = _("“%(text)s”") % {"text": part.words}
            yield f"{quote}\n{part.speaker}{office}"
        elif part.kind in {"text", "fact_box"}:
            if part.heading:
                yield _underlined(part.heading, "-")
            yield from _paragraphs(part.html)
        elif part.links:
            yield _underlined(part.heading, "-")
            yield "\n".join(f"- {link.label}: {link.url}" for link in part.links)


def _ending(sheet: Sheet) -> Iterator[str]:
    if sheet.publishers:
        yield f"{_('Published by')}: {', '.join([*sheet.publishers, *sheet.supporters])}"
    if sheet.contact:
        yield f"{_underlined(_('Press contact'), '-')}\n{_contact(sheet.contact)}"
    if sheet.pictures:
        yield _underlined(_("Pictures"), "-")
        yield credits_text(sheet.pictures, sheet.page.slug)
    if sheet.notes:
        notes = [f"- {date_format(note['date'])}: {note['text']}" for note in sheet.notes]
        yield "\n".join([_underlined(_("Changes"), "-"), *notes])
    yield f"{_('Always up to date, with all pictures:')}\n{sheet.url}"


def _contact(card: Card) -> str:
    rows = [card.organisation, card.name, card.role, card.phone, card.email]
    return "\n".join(row for row in rows if row)


def _underlined(title: str, sign: str) -> str:
    title = title.strip()
    return f"{title}\n{sign * min(len(title), 60)}" if title else ""


def _paragraphs(markup: str) -> Iterator[str]:
    """Rich text as paragraphs; links keep their address in brackets."""
    soup = BeautifulSoup(markup, "html.parser")
    for link in soup.find_all("a"):
        words, url = link.get_text(), str(link.get("href", ""))
        same = url.removeprefix("mailto:").removeprefix("tel:") in {"", words}
        link.replace_with(words if same else f"{words} ({url})")
    for line_break in soup.find_all("br"):
        line_break.replace_with(LINE)
    yield from _blocks(soup)


def _blocks(node: Tag) -> Iterator[str]:
    loose: list[str] = []
    for child in node.children:
        if isinstance(child, Tag) and child.name in BLOCKS:
            if one := _tidy("".join(loose)):
                yield one
            loose = []
            yield from _block(child)
        else:
            loose.append(child if isinstance(child, NavigableString) else child.get_text())
    if one := _tidy("".join(loose)):
        yield one


def _block(tag: Tag) -> Iterator[str]:
    if tag.name in {"h2", "h3"}:
        yield _underlined(_tidy(tag.get_text()), "-")
    elif tag.name in {"ul", "ol"}:
        yield "\n".join(_items(tag))
    elif tag.name == "p":
        yield _tidy(tag.get_text())
    else:
        yield from _blocks(tag)


def _items(tag: Tag, depth: int = 0) -> Iterator[str]:
    """The points of a list, with their own lists one step to the right."""
    for number, item in enumerate(tag.find_all("li", recursive=False), start=1):
        inner: list[Any] = [one.extract() for one in item.find_all(["ul", "ol"], recursive=False)]
        sign = f"{number}." if tag.name == "ol" else "-"
        yield f"{'  ' * depth}{sign} {_tidy(item.get_text())}"
        for one in inner:
            yield from _items(one, depth + 1)


def _tidy(words: str) -> str:
    """Single spaces, and a new line only where the text asks for one."""
    return "\n".join(" ".join(line.split()) for line in words.split(LINE)).strip()
