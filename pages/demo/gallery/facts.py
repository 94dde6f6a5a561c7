"""Facts, figures, dates and words in boxes."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from .samples import (
    ENGLISH_TITLE,
    HTML,
    LONG_HTML,
    LONG_TEXT,
    LONG_TITLE,
    SENTENCE,
    URL,
    WORD,
    numbered,
    today,
)
from .specimens import (
    ALL_PARTS,
    EMPTY,
    ENGLISH,
    LONG,
    MANY,
    SHORT,
    USUAL,
    States,
    Subject,
)

FACTS = Subject("fakten", _("Facts"))
LINK = {"label": "Odenwaldkreis", "url": URL}


@FACTS.shows("components/freshness.html")
def freshness() -> States:
    return {
        USUAL: {"confirmed_on": today(), "changed_on": today()},
        _("Only changed"): {"changed_on": today()},
        _("Stale"): {"confirmed_on": today() - dt.timedelta(days=500), "stale": True},
    }


@FACTS.shows("components/change_notes.html")
def change_notes() -> States:
    note = {"date": today(), "text": "Ort berichtigt"}
    return {
        SHORT: {"published_on": today()},
        USUAL: {"published_on": today(), "changed_on": today(), "notes": [note]},
        LONG: {"changed_on": today(), "notes": [{**note, "text": LONG_TEXT}]},
        ENGLISH: {"published_on": today(), "notes": [{**note, "lang": "de"}]},
    }


@FACTS.shows("components/facts.html")
def facts() -> States:
    every = [
        {"label": "Text", "text": SENTENCE, "note": "Stand: 1. Juli 2023"},
        {"label": "Liste", "list": ["Beratung", "Fortbildung"]},
        {"label": "Links", "links": [LINK, {"label": "Fulda"}]},
        {"label": "Drei Worte", "tags": ["#offen", "#bunt", "#nah"]},
        {"label": "Ausführlich", "html": HTML},
    ]
    return {
        EMPTY: {"items": []},
        SHORT: {"items": every[:1]},
        ALL_PARTS: {"items": every},
        LONG: {
            "items": [{"label": WORD, "text": LONG_TEXT}, {"label": "Liste", "html": LONG_HTML}]
        },
        MANY: {"items": numbered(12, label="Angabe", text=SENTENCE)},
        ENGLISH: {
            "items": [
                {"label": "Carrier", "text": "Kreisausschuss", "lang": "de"},
                {"label": "See also", "links": [{**LINK, "lang": "de"}]},
            ]
        },
    }


@FACTS.shows("components/fact_box.html")
def fact_box() -> States:
    return {
        SHORT: {"heading": "Auf einen Blick", "text": SENTENCE},
        ALL_PARTS: {
            "heading": "Auf einen Blick",
            "text": SENTENCE,
            "html": HTML,
            "items": ["vier Staffeln"],
            "links": [LINK],
            "link_url": URL,
            "link_label": "Zur Übersicht der Staffeln",
        },
        LONG: {"heading": LONG_TITLE, "html": LONG_HTML},
    }


@FACTS.shows("components/key_figures.html")
def key_figures() -> States:
    item = {"value": "16", "label": "Landkreise", "as_of": dt.date(2023, 7, 1)}
    money = {"value": "120.000", "unit": "Euro", "label": "Förderung", "note": "4. Staffel"}
    linked = {**money, "label": "Zuschuss", "url": URL, "note_url": URL}
    fourth = {**item, "label": "kreisfreie Städte"}
    wordy = {"value": "1.234.567.890", "unit": WORD, "label": LONG_TITLE, "note": LONG_TITLE}
    return {
        SHORT: {"items": [item]},
        _("Two"): {"items": [item, money]},
        USUAL: {"items": [item, money, linked]},
        _("Four"): {"items": [item, money, linked, fourth]},
        LONG: {"items": [wordy, item, {**wordy, "label": WORD}]},
        ENGLISH: {"items": [{**item, "lang": "de"}]},
    }


@FACTS.shows("components/tags.html")
def tags() -> States:
    return {
        SHORT: {"items": ["#offen"]},
        USUAL: {"items": ["#offen", "#bunt", "#nah"]},
        LONG: {"items": [f"#{WORD}", LONG_TITLE]},
        MANY: {"items": [f"#wort{number}" for number in range(30)]},
    }


@FACTS.shows("components/timeline.html")
def timeline() -> States:
    item = {"title": "1. Staffel", "date": "26. Juni 2020", "names": [LINK, {"label": "Fulda"}]}
    full = {
        **item,
        "text": SENTENCE,
        "names_label": "Dabei:",
        "link_url": URL,
        "link_label": "Mitteilung zum Start der Staffel",
    }
    many = [{**item, "number": number, "title": f"{number}. Staffel"} for number in range(1, 10)]
    wordy = {"number": 1, "title": LONG_TITLE, "text": LONG_TEXT, "names": [LINK] * 20}
    return {
        SHORT: {"items": [{**item, "number": 1}]},
        USUAL: {"items": [{**full, "number": number} for number in (1, 2, 3, 4)]},
        LONG: {"items": [wordy, {**wordy, "number": 2}]},
        MANY: {"items": many},
        ENGLISH: {"items": [{**full, "number": 1, "lang": "de", "link_label": "Release"}]},
    }


@FACTS.shows("components/steps.html")
def steps() -> States:
    step = {"title": "Konzept schreiben", "text": SENTENCE}
    return {
        SHORT: {"items": [{"title": "Anrufen"}]},
        ALL_PARTS: {
            "items": [step, {**step, "html": HTML, "link_url": URL, "link_label": "Antrag"}]
        },
        LONG: {"items": [{"title": LONG_TITLE, "text": LONG_TEXT}]},
        MANY: {"items": numbered(11, **step)},
    }


@FACTS.shows("components/quote.html")
def quote() -> States:
    return {
        SHORT: {"text": "Helfen hilft.", "speaker": "Beispielperson"},
        ALL_PARTS: {"text": SENTENCE, "speaker": "Beispielperson", "role": "Vereinsvorsitz"},
        LONG: {"text": LONG_TEXT, "speaker": LONG_TITLE, "role": LONG_TITLE},
        ENGLISH: {"text": SENTENCE, "speaker": "Beispielperson", "lang": "de"},
    }


@FACTS.shows("components/accordion.html")
def accordion() -> States:
    item = {"question": "Wer haftet?", "html": HTML}
    return {
        SHORT: {"items": [item]},
        _("Open"): {"items": [{**item, "open": True}]},
        LONG: {"items": [{"question": LONG_TITLE, "html": LONG_HTML, "open": True}]},
        ENGLISH: {"items": [{"question": ENGLISH_TITLE, "html": "Yes."}, {**item, "lang": "de"}]},
    }
