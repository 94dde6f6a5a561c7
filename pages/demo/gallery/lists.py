"""Lists of entries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .samples import (
    ENGLISH_TITLE,
    LONG_TEXT,
    LONG_TITLE,
    SENTENCE,
    TITLE,
    URL,
    drawing,
    moment,
    numbered,
    photo,
)
from .specimens import (
    ALL_PARTS,
    EMPTY,
    ENGLISH,
    LONG,
    MANY,
    NO_PICTURE,
    SHORT,
    USUAL,
    States,
    Subject,
)

LISTS = Subject("listen", _("Lists"))
ROWS = '<ul class="kitt-rows">{}</ul>'
ENTRY = {"title": TITLE, "url": URL}
FULL = {**ENTRY, "kicker": "26. Juni 2023", "summary": SENTENCE}
WORDY = {"title": LONG_TITLE, "url": URL, "kicker": LONG_TITLE, "summary": LONG_TEXT}
GERMAN = {**FULL, "lang": "de"}
TRANSLATED = {**FULL, "title": ENGLISH_TITLE, "kicker": "26 June 2023", "summary": "Once a week."}


@LISTS.shows("components/teaser.html")
def teaser() -> States:
    return {
        USUAL: {"item": {**FULL, "image": drawing()}},
        _("With a photo"): {"item": {**FULL, "image": photo("teaser")}},
        _("Large"): {"item": {**FULL, "image": photo("lead")}, "variant": "lead"},
        _("In a row"): {"item": {**FULL, "image": drawing()}, "variant": "row"},
        NO_PICTURE: {"item": FULL},
        SHORT: {"item": ENTRY},
        LONG: {"item": {**WORDY, "image": drawing()}},
        ENGLISH: {"item": {**GERMAN, "image": drawing()}},
    }


@LISTS.shows("components/doors.html")
def doors() -> States:
    return {
        EMPTY: {"items": []},
        SHORT: {"items": [ENTRY, ENTRY]},
        USUAL: {"items": [FULL, FULL, FULL]},
        LONG: {"items": [WORDY, FULL, WORDY, FULL]},
        ENGLISH: {"items": [TRANSLATED, GERMAN]},
    }


@LISTS.shows("components/index_list.html")
def index_list() -> States:
    return {
        EMPTY: {"items": []},
        SHORT: {"items": [ENTRY]},
        USUAL: {"items": [FULL, {"title": TITLE, "summary": SENTENCE}]},
        LONG: {"items": [WORDY]},
        MANY: {"items": numbered(12, **{**FULL, "kicker": "2023"})},
        ENGLISH: {"items": [TRANSLATED, GERMAN]},
    }


@LISTS.shows("components/feed.html")
def feed() -> States:
    return {
        SHORT: {"items": [ENTRY]},
        USUAL: {"items": [FULL, FULL, FULL, FULL]},
        LONG: {"items": [WORDY]},
        ENGLISH: {"items": [TRANSLATED, GERMAN]},
    }


@LISTS.shows("components/section_head.html")
def section_head() -> States:
    link = {"link_url": URL, "link_label": "Alle Mitteilungen"}
    return {
        SHORT: {"title": "Aktuelles"},
        USUAL: {"title": "Aktuelles", **link},
        LONG: {"title": LONG_TITLE, "intro": LONG_TEXT, **link},
    }


@LISTS.shows("components/event_row.html", ROWS)
def event_row() -> States:
    event = {"title": TITLE, "url": URL, "starts_at": moment(20), "time": "18 bis 20 Uhr"}
    full = {**event, "kicker": "Seminar", "summary": SENTENCE, "place": "Wetzlar"}
    cancelled = {**full, "notes": ["Abgesagt"], "called_off": True}
    return {
        SHORT: {"item": event},
        USUAL: {"item": {**full, "facts": ["kostenlos", "Anmeldung bis 3. Mai"]}},
        _("Online"): {"item": {**full, "online": True}},
        _("Several days"): {"item": {**full, "ends_at": moment(22)}},
        _("All day"): {"item": {**full, "all_day": True}},
        _("Past"): {"item": {**full, "starts_at": moment(-20)}},
        _("Cancelled"): {"item": {**cancelled, "state_note": LONG_TEXT}},
        _("New date"): {"item": {**full, "notes": ["Neuer Termin"], "state_note": SENTENCE}},
        _("Full"): {"item": {**full, "notes": ["Ausgebucht"]}},
        LONG: {"item": {**full, "title": LONG_TITLE, "summary": LONG_TEXT, "place": LONG_TITLE}},
        ENGLISH: {"item": {**cancelled, "lang": "de"}},
    }


@LISTS.shows("components/months.html")
def months() -> States:
    event = {"title": TITLE, "url": URL, "starts_at": moment(20), "time": "18 bis 20 Uhr"}
    return {
        SHORT: {"groups": [{"title": "Mai 2027", "rows": [event]}]},
        USUAL: {"groups": [{"title": title, "rows": [event, event]} for title in ("Mai", "Juni")]},
    }


@LISTS.shows("components/opportunity_row.html", ROWS)
def opportunity_row() -> States:
    full = {
        **ENTRY,
        "organisation": "Lesefreunde Gießen",
        "summary": SENTENCE,
        "when_label": "Laufend",
        "when": "Einstieg jederzeit",
        "facts": ["Gießen", "einmal in der Woche", "freinet-online"],
        "distance": "6 km",
    }
    dated = {**full, "when_label": "Fester Termin", "when": "5. Dezember 2026"}
    return {
        SHORT: {"item": ENTRY},
        USUAL: {"item": full},
        _("On a fixed date"): {"item": dated},
        _("Full"): {"item": {**full, "notes": ["Alle Plätze vergeben"]}},
        LONG: {"item": {**full, "title": LONG_TITLE, "summary": LONG_TEXT, "facts": [LONG_TITLE]}},
        ENGLISH: {"item": {**full, "lang": "de"}},
    }


@LISTS.shows("components/downloads.html")
def downloads() -> States:
    item = {"title": "Leitfaden", "url": URL, "kind": "PDF", "size": "180 kB"}
    wordy = {**item, "title": LONG_TITLE, "note": LONG_TITLE}
    return {
        SHORT: {"items": [{"title": "Leitfaden", "url": URL}]},
        ALL_PARTS: {"heading": "Zum Herunterladen", "items": [{**item, "note": "barrierefrei"}]},
        LONG: {"items": [wordy]},
        MANY: {"items": numbered(8, **item)},
        ENGLISH: {"items": [{**item, "lang": "de"}]},
    }


@LISTS.shows("components/grouped_list.html")
def grouped_list() -> States:
    item = {"label": "Odenwaldkreis", "url": URL, "note": "Erbach"}
    group = {"title": "1. Staffel, 2020", "tone": 1, "items": [item, {"label": "Fulda"}]}
    wordy = {"title": LONG_TITLE, "tone": 2, "items": [{**item, "label": LONG_TITLE}]}
    return {
        SHORT: {"groups": [{"title": "Landkreise", "items": [item]}]},
        USUAL: {"groups": [group, {**group, "tone": 2}]},
        _("Side by side"): {"groups": [group, {**group, "tone": 3}], "columns": True},
        LONG: {"groups": [wordy]},
        MANY: {"groups": [{**group, "items": numbered(16, **item)}]},
    }
