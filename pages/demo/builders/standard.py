"""Legal pages, publications, and pages in plain and in sign language, complete and published."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pages.base.models import (
    AccessibilityStatementPage,
    LegalPage,
    PlainLanguagePage,
    PublicationPage,
    SignLanguagePage,
)
from pages.events.models import SeriesPage

from .pages import page_below_home
from .tree import stream

_DAY = dt.date(2026, 1, 15)
_TEXT = stream([("text", "<h2>Wozu</h2><p>Hier steht, was gilt.</p>")])


def legal_page(title: str = "Impressum", **fields: Any) -> LegalPage:
    """An imprint, unless another kind is given."""
    defaults = {"kind": LegalPage.Kind.IMPRINT, "body": _TEXT}
    return page_below_home(LegalPage, title, {**defaults, **fields})


def accessibility_statement(**fields: Any) -> AccessibilityStatementPage:
    """A statement with all its parts."""
    defaults = {
        "created_on": _DAY,
        "reviewed_on": _DAY,
        "method": "Selbst geprüft.",
        "barriers": "<p>Ältere PDF-Dateien sind nicht barrierefrei.</p>",
        "feedback": "<p>Schreiben Sie uns.</p>",
        "feedback_email": "barriere@kitt.example",
        "enforcement": "<p>Durchsetzungsstelle des Landes</p>",
    }
    return page_below_home(
        AccessibilityStatementPage, "Erklärung zur Barrierefreiheit", {**defaults, **fields}
    )


def plain_language_page(**fields: Any) -> PlainLanguagePage:
    """A page in plain language."""
    return page_below_home(PlainLanguagePage, "Leichte Sprache", {"body": _TEXT, **fields})


def sign_language_page(**fields: Any) -> SignLanguagePage:
    """A page in sign language whose film is not there yet."""
    film = stream([("video", {"title": "Was Sie hier finden", "length": "3:40 Minuten"})])
    return page_below_home(SignLanguagePage, "Gebärdensprache", {"body": film, **fields})


def publication(title: str = "Leitfaden", **fields: Any) -> PublicationPage:
    """A publication with a heading for its list of contents."""
    return page_below_home(PublicationPage, title, {"issued_on": _DAY, "body": _TEXT, **fields})


def series_page(title: str = "Seminarreihe", **fields: Any) -> SeriesPage:
    """A series of events."""
    return page_below_home(SeriesPage, title, {"body": _TEXT, **fields})
