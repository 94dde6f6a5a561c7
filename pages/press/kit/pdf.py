"""A release as a tagged PDF (PDF/UA), laid out by WeasyPrint.

WeasyPrint needs the library Pango of the system. Where it is missing there is no PDF; a system
check says so.
"""

from __future__ import annotations

import ctypes
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from PIL import ImageFile

from .sheet import Sheet

# Under the names of Debian, macOS and Windows, as WeasyPrint looks for them.
LIBRARIES = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.dylib", "libgobject-2.0-0.dll"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz-Subset": (
        "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll",
    ),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}  # fmt: skip
WEIGHTS = (400, 500, 600)
STYLES = "kitt:sheet.css"
SHOT = "max-1600x1600|format-jpeg|jpegquality-82"


@cache
def missing_libraries() -> list[str]:
    """The libraries of the system that WeasyPrint would not find."""
    return [name for name, files in LIBRARIES.items() if not any(map(_loads, files))]


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def is_available() -> bool:
    """Whether this machine can make PDFs."""
    return not missing_libraries()


@dataclass(frozen=True, slots=True)
class Paper:
    """What is laid out: a page and its style sheet."""

    html: str
    css: str


def paper(sheet: Sheet) -> Paper:
    """The page of a release."""
    words = {"page": _("Page"), "of": pgettext("page 1 of 3", "of")}
    return Paper(
        render_to_string("pages/press/sheet.html", {"sheet": sheet}),
        render_to_string("pages/press/sheet.css", {"sheet": sheet, **words}),
    )


def fingerprint(paper: Paper, sheet: Sheet) -> str:
    """Differs as soon as the PDF would: words, pictures with their rights, layout."""
    names = [str(one.image.file.name) for one in sheet.pictures]
    return hashlib.sha256("\0".join([paper.html, paper.css, *names]).encode()).hexdigest()[:32]


def render(paper: Paper, sheet: Sheet) -> bytes:
    """The PDF; nothing is read but the files handed over here."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    # WeasyPrint lets the whole process take damaged pictures for whole ones; uploads must not.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    files = {STYLES: paper.css.encode(), **_furniture(), **_shots(sheet)}

    class OnlyThese(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in files:
                raise FatalURLFetchingError(f"A release may not load {url}")
            kind = {"Content-Type": "text/css"} if url == STYLES else {}
            return URLFetcherResponse(url, files[url], kind)

    document = HTML(string=paper.html, url_fetcher=OnlyThese())
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_name_languages(sheet))
    return pdf


def _furniture() -> dict[str, bytes]:
    """Fonts, mark and the bubble of quotes."""
    files = {f"kitt:font-{one}": _static(f"fonts/KittSans-{one}.woff2") for one in WEIGHTS}
    drawings = {"kitt:mark": "mark.svg", "kitt:bubble": "bubble.svg"}
    for address, name in drawings.items():
        files[address] = render_to_string(f"pages/press/{name}").encode()
    return files


def _static(name: str) -> bytes:
    found = finders.find(name)
    return Path(str(found)).read_bytes() if found else b""


def _shots(sheet: Sheet) -> dict[str, bytes]:
    """The pictures in the size of the paper."""
    shots = {}
    for one in sheet.pictures:
        with one.image.get_rendition(SHOT).file.open("rb") as file:
            shots[f"kitt:picture-{one.image.pk}"] = file.read()
    return shots


def _name_languages(sheet: Sheet) -> Any:
    """WeasyPrint knows the language of the whole only: parts in another one get theirs here."""
    from pydyf import Dictionary, String

    other = "de" if sheet.language != "de" else ""

    def finish(document: Any, pdf: Any) -> None:
        for entry in pdf.objects:
            if isinstance(entry, Dictionary) and entry.get("S") == "/Art" and other:
                entry["Lang"] = String(other)

    return finish
