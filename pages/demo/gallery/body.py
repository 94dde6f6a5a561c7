"""The blocks of all bodies, rendered by the block library itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.base.blocks import BodyBlock, LinkBlock

from .samples import HTML, LONG_HTML, LONG_TEXT, LONG_TITLE, SENTENCE, WORD, document, image
from .specimens import (
    ALL_PARTS,
    EMPTY,
    LONG,
    MANY,
    NO_PICTURE,
    SHORT,
    USUAL,
    State,
    States,
    Subject,
)

BODY = Subject("text", _("Blocks of text"))
_BLOCKS = {**BodyBlock().child_blocks, "link": LinkBlock()}
LINK = {"label": "Förderung für Vereine", "url": "https://www.example.org/"}


def _values(kind: str, values: Mapping[State, Any]) -> States:
    """The context in which the block library renders each of these stored values."""
    block = _BLOCKS[kind]
    made = {state: block.to_python(value) for state, value in values.items()}
    return {state: {"self": value, "value": value} for state, value in made.items()}


@BODY.shows("blocks/text.html")
def text() -> States:
    return _values("text", {SHORT: f"<p>{SENTENCE}</p>", ALL_PARTS: HTML, LONG: LONG_HTML})


@BODY.shows("blocks/picture.html")
def picture() -> States:
    found = image()
    chosen = {"image": found.pk if found else None, "alt_text": "", "decorative": False}
    return _values("picture", {USUAL: chosen, NO_PICTURE: {**chosen, "image": None}})


@BODY.shows("blocks/quote.html")
def quote() -> States:
    return _values(
        "quote",
        {
            SHORT: {"text": "Helfen hilft.", "speaker": "Beispielperson"},
            USUAL: {"text": SENTENCE, "speaker": "Beispielperson", "office": "Vereinsvorsitz"},
            LONG: {"text": LONG_TEXT, "speaker": LONG_TITLE, "office": LONG_TITLE},
        },
    )


@BODY.shows("blocks/fact_box.html")
def fact_box() -> States:
    return _values(
        "fact_box",
        {
            SHORT: {"heading": "Auf einen Blick", "text": f"<p>{SENTENCE}</p>"},
            LONG: {"heading": LONG_TITLE, "text": LONG_HTML},
        },
    )


@BODY.shows("blocks/documents.html")
def documents() -> States:
    found = document()
    files = [found.pk] * 3 if found else []
    return _values(
        "documents",
        {
            EMPTY: {"heading": "Zum Herunterladen", "documents": []},
            USUAL: {"heading": "Zum Herunterladen", "documents": files},
        },
    )


@BODY.shows("blocks/link.html")
def link() -> States:
    return _values(
        "link",
        {
            EMPTY: {"label": "Ohne Ziel"},
            USUAL: LINK,
            LONG: {**LINK, "label": LONG_TITLE},
        },
    )


@BODY.shows("blocks/links.html")
def links() -> States:
    return _values(
        "links",
        {
            EMPTY: {"heading": "Dazu passt", "links": []},
            USUAL: {"heading": "Dazu passt", "links": [LINK, LINK]},
            LONG: {"heading": LONG_TITLE, "links": [{**LINK, "label": LONG_TITLE}]},
            MANY: {"links": [LINK] * 12},
        },
    )


@BODY.shows("blocks/steps.html")
def steps() -> States:
    step = {"title": "Konzept schreiben", "text": f"<p>{SENTENCE}</p>"}
    return _values(
        "steps",
        {
            SHORT: {"heading": "So geht es", "steps": [step]},
            LONG: {"heading": LONG_TITLE, "steps": [{"title": LONG_TITLE, "text": LONG_HTML}]},
            MANY: {"heading": "So geht es", "steps": [step] * 11},
        },
    )


@BODY.shows("blocks/video.html")
def video() -> States:
    found = image()
    poster = found.pk if found else None
    full = {"title": "Was Sie hier finden", "length": "3:40 Minuten", "transcript": HTML}
    return _values(
        "video",
        {
            SHORT: {"title": "Was Sie hier finden"},
            NO_PICTURE: full,
            ALL_PARTS: {**full, "poster": poster},
            _("On another site"): {**full, "link": "https://vimeo.com/76979871"},
            LONG: {**full, "title": LONG_TITLE, "transcript": LONG_HTML},
        },
    )


@BODY.shows("blocks/table.html")
def table() -> States:
    rows = [["1.", "2020", "vier Landkreise"], ["2.", "2021", "drei Landkreise"]]
    small = {"caption": "Staffeln", "columns": ["Staffel", "Start", "Umfang"], "rows": rows}
    return _values(
        "table",
        {
            SHORT: {"caption": "Kurze Tabelle", "columns": ["Staffel"], "rows": [["1."]]},
            USUAL: small,
            LONG: {
                "caption": LONG_TITLE,
                "columns": [WORD, "Start", WORD],
                "rows": [[WORD, LONG_TEXT, WORD]],
            },
            MANY: {**small, "caption": "Viele Zeilen", "rows": rows * 15},
        },
    )


@BODY.shows("components/body.html")
def body() -> States:
    stored = [
        {"type": "text", "value": HTML},
        {"type": "quote", "value": {"text": SENTENCE, "speaker": "Beispielperson"}},
        {"type": "table", "value": {"caption": "Im Text", "columns": ["A"], "rows": [["1"]]}},
        {"type": "text", "value": LONG_HTML},
    ]
    return {EMPTY: {"blocks": []}, USUAL: {"blocks": BodyBlock().to_python(stored)}}
