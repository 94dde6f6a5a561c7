"""Who can be reached, where and when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from .samples import (
    LONG_MAIL,
    LONG_TEXT,
    LONG_TITLE,
    MAIL,
    PHONE,
    URL,
    photo,
    today,
)
from .specimens import ALL_PARTS, ENGLISH, LONG, MANY, NO_PICTURE, SHORT, States, Subject

PEOPLE = Subject("kontakt", _("Contact"))
ADDRESS = {"street": "Am Markt 1", "postcode": "35576", "place": "Wetzlar"}
REACH = {"phone": PHONE, "email": MAIL, "website_url": "https://www.odenwald.example/"}
PERSON = {"name": "Beispielperson", "role": "Koordination", "phone": PHONE, "email": MAIL}


def hours() -> dict[str, Any]:
    return {
        "rows": [
            {"days": "Montag bis Mittwoch", "times": "9 bis 12 Uhr"},
            {"days": "Donnerstag", "times": "9 bis 12 und 14 bis 18 Uhr"},
        ],
        "special": [{"date": today() + dt.timedelta(days=9), "times": "geschlossen (Feiertag)"}],
        "note": "Außerhalb dieser Zeiten nach Absprache.",
    }


@PEOPLE.shows("components/contact_card.html")
def contact_card() -> States:
    full = {
        "organisation": "Odenwaldkreis",
        "organisation_url": URL,
        **PERSON,
        **ADDRESS,
        **REACH,
        "website_label": "www.odenwald.example",
        "hours": hours(),
        "accessibility": "Der Eingang ist ebenerdig.",
        "button_url": URL,
        "button_label": "Anfrage schreiben",
    }
    wordy = {
        "organisation": LONG_TITLE,
        "name": LONG_TITLE,
        "role": LONG_TITLE,
        "email": LONG_MAIL,
        "website_url": f"https://www.example.org/{'unterseite-' * 9}",
        "accessibility": LONG_TEXT,
    }
    return {
        SHORT: {"heading": "Kontakt", "contact": {"phone": PHONE}},
        NO_PICTURE: {"heading": "Kontakt", "contact": {**PERSON, **ADDRESS}},
        ALL_PARTS: {
            "heading": "So erreichen Sie uns",
            "contact": {**full, "image": photo("portrait")},
        },
        LONG: {"heading": LONG_TITLE, "contact": wordy},
        ENGLISH: {
            "heading": "Contact",
            "contact": {**full, "role_lang": "de", "accessibility_lang": "de"},
        },
    }


@PEOPLE.shows("components/people.html")
def people() -> States:
    pictured = {**PERSON, "image": photo("portrait"), "is_example": True}
    wordy = {"name": LONG_TITLE, "role": LONG_TITLE, "email": LONG_MAIL}
    return {
        SHORT: {"heading": "Ansprechpartnerin", "people": [{"name": "Beispielperson"}]},
        NO_PICTURE: {"heading": "Wen Sie treffen", "people": [PERSON]},
        MANY: {"heading": "Wen Sie treffen", "people": [pictured, PERSON, pictured, PERSON]},
        LONG: {"heading": LONG_TITLE, "people": [wordy]},
        ENGLISH: {"heading": "Whom you meet", "people": [{**pictured, "role_lang": "de"}]},
    }


@PEOPLE.shows("components/reach.html")
def reach() -> States:
    return {
        SHORT: {"contact": {"phone": PHONE}},
        ALL_PARTS: {"contact": {**REACH, "website_label": "www.odenwald.example"}},
        LONG: {"contact": {"email": LONG_MAIL}},
    }


@PEOPLE.shows("components/opening_hours.html")
def opening_hours() -> States:
    closed = {"closed": True, "closed_note": "Umbau", "closed_until": today()}
    return {
        SHORT: {"hours": {"rows": [{"days": "Montag", "times": "9 bis 12 Uhr"}]}},
        ALL_PARTS: {"hours": hours()},
        _("Closed"): {"hours": closed},
        LONG: {"hours": {**hours(), "note": LONG_TEXT}},
        ENGLISH: {"hours": {**hours(), **closed, "lang": "de"}},
    }


@PEOPLE.shows("components/locator.html")
def locator() -> States:
    tiles = [{"col": col, "row": row, "here": col == row == 2} for col in (1, 2) for row in (1, 2)]
    grid = {"tiles": [*tiles, {"col": 3, "row": 2, "city": True}], "columns": 3, "rows": 2}
    return {
        SHORT: {**grid, "text": "Der Kreis liegt in der Mitte."},
        LONG: {**grid, "text": LONG_TEXT, "link_url": URL, "link_label": "Zur Karte"},
    }
