"""Files and films as the templates take them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import ngettext

from .film_rules import FILM_ENDINGS, ending
from .films import ExternalFilm, external_film
from .models import KittDocument
from .pictures import Picture, drawn, picture


@dataclass(frozen=True, slots=True)
class Film:
    """A film for `blocks/video.html`: a file, a film on another site, or neither yet.

    `poster` is its still picture, or a drawn one; `own_poster` whether somebody has chosen it.
    """

    url: str = ""
    mime: str = ""
    kind: str = ""
    size: str = ""
    subtitles: str = ""
    poster: Picture | None = None
    own_poster: bool = False
    external: ExternalFilm | None = None


def kind_of(document: KittDocument) -> str:
    """The kind of a file by its ending: PDF, ODT."""
    return PurePosixPath(document.file.name).suffix.lstrip(".").upper()


def size_of(document: KittDocument) -> str:
    """The size of a file in words; empty when the file is missing."""
    try:
        size = document.get_file_size()
    except FileNotFoundError:
        return ""
    return filesizeformat(size) if size else ""


def document_item(document: KittDocument) -> dict[str, str]:
    """A file for `components/downloads.html`."""
    pages = document.pages_count
    notes = [
        ngettext("%(number)d page", "%(number)d pages", pages) % {"number": pages} if pages else "",
        document.description,
    ]
    return {
        "title": document.title,
        "url": document.url,
        "kind": kind_of(document),
        "size": size_of(document),
        "note": ", ".join(note for note in notes if note),
    }


def film_of(value: Any) -> Film:
    """The film of a video block with kind, size and still picture."""
    document, subtitles = value.get("video"), value.get("subtitles")
    chosen = picture(value.get("poster"), "figure", alt="")
    poster = chosen or drawn("alle", slugify(value.get("title", "")) or "film", 3, 2)
    if document:
        return Film(
            url=document.url,
            mime=FILM_ENDINGS.get(ending(document), ""),
            kind=kind_of(document),
            size=size_of(document),
            subtitles=subtitles.url if subtitles else "",
            poster=poster,
            own_poster=bool(chosen),
        )
    external = external_film(value.get("link") or "")
    return Film(poster=poster if external else chosen, own_poster=bool(chosen), external=external)
