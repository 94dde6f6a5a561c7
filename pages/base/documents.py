"""Files and films as the templates take them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import ngettext

from .models import KittDocument
from .pictures import Picture, picture

_FILM_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


@dataclass(frozen=True, slots=True)
class Film:
    """A film for `blocks/video.html`; without a file only its still picture and its text."""

    url: str = ""
    mime: str = ""
    kind: str = ""
    size: str = ""
    poster: Picture | None = None


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
    document, poster = value.get("video"), picture(value.get("poster"), "figure", alt="")
    if not document:
        return Film(poster=poster)
    kind = kind_of(document)
    return Film(
        url=document.url,
        mime=_FILM_TYPES.get(kind.lower(), ""),
        kind=kind,
        size=size_of(document),
        poster=poster,
    )
