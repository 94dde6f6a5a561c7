"""From Markdown in `docs/handbuch` to HTML, with links and pictures of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER: Path = settings.BASE_DIR / "docs" / "handbuch"
PICTURES = FOLDER / "bilder"
CONTENTS = "README"


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A page of the handbook: its title, and its text as HTML without the title."""

    title: str
    html: SafeString


@cache
def names() -> frozenset[str]:
    """The pages that there are, as parts of addresses."""
    return frozenset(path.stem for path in FOLDER.glob("*.md")) - {CONTENTS}


@cache
def page(name: str) -> HandbookPage:
    """A page; the table of contents is called README."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse((FOLDER / f"{name}.md").read_text("utf-8"))
    title = tokens[1].content
    for token in _all(tokens):
        _place(token)
    html = markdown.renderer.render(tokens[3:], markdown.options, {})
    return HandbookPage(title, mark_safe(html))  # our own text, without raw HTML


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _place(token: Token) -> None:
    """Let links and pictures lead to the addresses of the admin."""
    target = str(token.attrs.get("href", ""))
    if target.endswith(".md"):
        name = target.removesuffix(".md")
        token.attrs["href"] = (
            reverse("handbook") if name == CONTENTS else reverse("handbook_page", args=[name])
        )
    picture = str(token.attrs.get("src", ""))
    if picture:
        token.attrs["src"] = reverse("handbook_picture", args=[Path(picture).stem])
        token.attrs["loading"] = "lazy"
