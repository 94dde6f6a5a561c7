"""Pictures, films and tables: what people get who do not see or hear them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from pages.base.rules import Finding

from ..catalogue import remark
from ..document import Document, Picture, Place

LONGEST = 200
_KINDS = (
    r"(?:ein |das |dieses |eine |die |gruppen|presse|titel|symbol|portrait|porträt|beispiel|logo)*"
    r"(?:bild|foto|fotografie|photo|aufnahme|grafik|abbildung|abb\.?|logo|icon|symbol|image|picture|photo"
    r"|graphic|bilddatei|platzhalter|alternativtext|alt-?text|screenshot)"
)
_NOTHING = re.compile(
    rf"{_KINDS}(?:[ _-]?\d+)?|(?:ohne titel|unbenannt|untitled|test|x+|-+|\.+)", re.I
)
_BEGINS = re.compile(
    r"(?:(?:auf dem |das |ein |dieses )?(?:bild|foto|photo|image|picture|grafik) "
    r"(?:von|zeigt|ist|sieht|sind|mit|of|shows)\b|(?:man sieht|zu sehen (?:ist|sind))\b)",
    re.I,
)
_FILE = re.compile(
    r"^[\w .()-]+\.(?:jpe?g|png|gif|webp|svg|heic|heif|tiff?|bmp|avif|pdf)$"
    r"|^(?:IMG|DSC[NF]?|PXL|P|DJI|GOPR|MVI|WhatsApp[ _-]Image|Bildschirmfoto|Screenshot|Unbenannt)"
    r"[ _-]?\d[\w .:-]*$|^\w*_\w*_[\w-]+$|^[a-z]+_?\d{3,}$",
    re.I,
)


def alt_texts(document: Document) -> Iterator[Finding]:
    """One remark per picture: the worst that can be said of its alternative text."""
    for picture in document.pictures:
        if not picture.decorative:
            yield from _of(picture)


def _of(picture: Picture) -> Iterator[Finding]:
    alt = picture.alt.strip()
    if not alt:
        yield remark(
            "alt-missing",
            picture.place,
            _("The picture has no alternative text."),
            _("Say in one sentence what the picture tells, or tick “Only decoration”."),
        )
    elif _FILE.match(alt) or alt.casefold() in _names_of_file(picture):
        yield remark(
            "alt-file",
            picture.place,
            _("The alternative text is a file name: “%(alt)s”.") % {"alt": alt},
            _("Say what can be seen, e.g. “Three volunteers plant a tree”."),
            alt,
        )
    elif _NOTHING.fullmatch(alt) or _BEGINS.match(alt):
        yield remark(
            "alt-words",
            picture.place,
            _("The alternative text “%(alt)s” says nothing about what is shown.") % {"alt": alt}
            if _NOTHING.fullmatch(alt)
            else _("The alternative text begins with “%(alt)s”.")
            % {"alt": _BEGINS.match(alt).group()},  # type: ignore[union-attr]
            _("Begin with what can be seen, e.g. “Three volunteers plant a tree”."),
            alt,
        )
    elif picture.caption and _plain(alt) == _plain(picture.caption):
        yield remark(
            "alt-caption",
            picture.place,
            _("Alternative text and caption are the same."),
            _(
                "Say in the alternative text what the caption does not say: who does "
                "what, and where."
            ),
            alt,
        )
    elif len(alt) > LONGEST:
        yield remark(
            "alt-long",
            picture.place,
            _("The alternative text has %(count)d characters.") % {"count": len(alt)},
            _("Two short sentences are enough. Put the rest into the text of the page."),
            alt,
        )


def _names_of_file(picture: Picture) -> set[str]:
    path = PurePosixPath(picture.file_name)
    # A short file name may be a good alternative text by chance: only those with signs of a file.
    names = {path.name, path.stem} if re.search(r"[\d_-]", path.stem) else {path.name}
    return {name.casefold() for name in names if name}


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def films(document: Document) -> Iterator[Finding]:
    """A film without its words: own files need subtitles and text, others at least the text."""
    for film in document.films:
        if film.own_file and not film.subtitles:
            yield remark(
                "film-text",
                Place(
                    film.place.field,
                    film.place.label,
                    film.place.path.removesuffix("transcript") + "subtitles",
                ),
                _("The film “%(title)s” has no subtitles.") % {"title": film.title},
                _("Upload a file with subtitles (.vtt). Your film studio can make one."),
            )
        if not film.transcript:
            yield remark(
                "film-text",
                film.place,
                _("The film “%(title)s” has no text to read.") % {"title": film.title},
                _("Write down what is said, and in short what can be seen."),
            )


def tables(document: Document) -> Iterator[Finding]:
    """A table without a caption, or whose columns are not all named."""
    for table in document.tables:
        if not table.caption.strip():
            yield remark(
                "table-header",
                table.place,
                _("The table has no title."),
                _("Say in a few words what it shows, e.g. “Opening hours”."),
            )
        if table.columns and all(name.strip() for name in table.columns):
            continue
        empty = [number for number, name in enumerate(table.columns, 1) if not name.strip()]
        yield remark(
            "table-header",
            table.place,
            _("Column %(number)d of the table has no heading.") % {"number": empty[0]}
            if empty
            else _("The table has no headings."),
            _("Name what stands in the column, e.g. “Town” or “Begins on”."),
        )
