"""Who can be reached, where and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.base.presentation import Card

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
    }
    button = {"button_url": URL, "button_label": "Anfrage schreiben", "note": "Wir rufen zurück."}
    wordy = {
        "organisation": LONG_TITLE,
        "name": LONG_TITLE,
        "role": LONG_TITLE,
        "email": LONG_MAIL,
        "website_url": f"https://www.example.org/{'unterseite-' * 9}",
        "accessibility": LONG_TEXT,
    }
    return {
        SHORT: _contact(phone=PHONE),
        NO_PICTURE: _contact(**PERSON, **ADDRESS),
        ALL_PARTS: _contact(**full, **button, image=photo("portrait")),
        LONG: _contact(**wordy),
        ENGLISH: _contact(**full, role_lang="de", accessibility_lang="de"),
    }


def _contact(**values: Any) -> dict[str, Any]:
    """A contact card whose other values are empty."""
    empty = asdict(Card())
    return {"heading": "Kontakt", "contact": SimpleNamespace(**{**empty, **values})}


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
