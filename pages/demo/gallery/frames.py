"""Whole pages for what stands around the content: head, menus, banner, foot, error pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from .samples import LONG_TEXT, LONG_TITLE, SENTENCE, TITLE, URL, drawing, today
from .specimens import ENGLISH, LONG, NO_PICTURE, SHORT, USUAL, State

PAGE = "pages/demo/gallery_frame.html"
SHOWN = {f"components/{name}.html" for name in ("header", "footer", "page_head", "about_page")}
"""What can stand only once on a page, so that it is shown here and not among the specimens."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page whose frame gets other values than the site's own, and a head with `head`."""

    slug: str
    title: State
    values: dict[str, Any] = field(default_factory=dict)
    head: Callable[[], dict[str, Any]] = lambda: {"title": "Kassel"}
    template: str = PAGE
    language: str = "de"
    bare: bool = False
    """Rendered without any context, as the page of a server error is."""


def _links(many: int, label: str) -> list[dict[str, str]]:
    return [{"label": f"{label} {number}", "url": URL} for number in range(1, many + 1)]


def _navigation(many: int, label: str) -> dict[str, Any]:
    main = [{**link, "current": ""} for link in _links(many, label)]
    main[0]["current"] = "page"
    column = {"heading": label, "links": _links(many, label)}
    return {"main": main, "footer": [column] * 4, "legal": _links(many, label)}


def _usual() -> dict[str, Any]:
    return {
        "kicker": "Engagierte Stadt",
        "title": "Kassel",
        "suffix": "(Stadt)",
        "lead": SENTENCE,
        "image": drawing("kopf", 4, 3),
        "confirmed_on": today(),
        "changed_on": today(),
    }


def _wordy() -> dict[str, Any]:
    words = {"kicker": LONG_TITLE, "title": LONG_TITLE, "subline": LONG_TITLE, "lead": LONG_TEXT}
    return {**_usual(), **words}


def _stale() -> dict[str, Any]:
    return {**_usual(), "confirmed_on": today() - dt.timedelta(days=500), "stale": True}


def _foreign() -> dict[str, Any]:
    return {**_usual(), "kicker": "Engaged city", "suffix": "(city)", "text_lang": "de"}


_ENGLISH_LINK = {"code": "en", "label": "English", "url": URL, "missing": False}

FRAMES = (
    Frame(
        "kurz",
        SHORT,
        {
            "site_texts": {"operator_name": "Kitt"},
            "navigation": {},
            "language_links": [],
            "plain_language_url": "",
            "sign_language_url": "",
            "alert": None,
        },
    ),
    Frame(
        "ueblich",
        USUAL,
        {
            "site_texts": {
                "operator_name": "Ehrenamt in Hessen",
                "official_line": "Offizielle Website: Land Hessen",
                "official_short": "Land Hessen",
                "footer_text": SENTENCE,
            },
            "navigation": _navigation(5, "Punkt"),
            "language_links": [_ENGLISH_LINK],
            "plain_language_url": URL,
            "sign_language_url": URL,
            "alert": {"id": 1, "level": 20, "text": SENTENCE, "closable": True},
            "breadcrumbs": [{"label": "Start", "url": URL}, {"label": TITLE}],
        },
        _usual,
    ),
    Frame(
        "lang",
        LONG,
        {
            "site_texts": {
                "operator_name": LONG_TITLE,
                "official_line": LONG_TITLE,
                "official_short": "Land Mecklenburg-Vorpommern",
                "footer_text": LONG_TEXT,
            },
            "navigation": _navigation(7, "Koordinierungszentren"),
            "language_links": [
                _ENGLISH_LINK,
                {**_ENGLISH_LINK, "code": "uk", "label": "Українська"},
            ],
            "plain_language_url": URL,
            "sign_language_url": URL,
            "alert": {"id": 2, "level": 30, "heading": LONG_TITLE, "text": LONG_TEXT},
            "breadcrumbs": [{"label": LONG_TITLE, "url": URL}] * 3 + [{"label": LONG_TITLE}],
        },
        _wordy,
    ),
    Frame("ohne-bild", NO_PICTURE, head=lambda: {**_usual(), "image": None}),
    Frame("veraltet", _("Stale"), head=_stale),
    Frame(
        "nur-deutsch",
        _("Without a translation"),
        {"language_links": [{**_ENGLISH_LINK, "missing": True}]},
        _usual,
    ),
    Frame(
        "englisch",
        ENGLISH,
        {
            "language_links": [{"code": "de", "label": "Deutsch", "url": URL, "missing": False}],
            "alert": {"id": 3, "level": 10, "text": SENTENCE, "lang": "de"},
        },
        _foreign,
        language="en",
    ),
    Frame("testsystem", _("Test system"), {"TEST_SYSTEM": True}),
    Frame("fehler-404", _("Page not found"), template="404.html"),
    Frame("fehler-500", _("Server error"), template="500.html", bare=True),
    Frame("wartung", _("Maintenance"), template="503.html", bare=True),
)
