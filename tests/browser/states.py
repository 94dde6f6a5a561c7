"""Pages in the states that the demo does not happen to have.

Of every type one with as little as possible, one with every text as long as its field allows, and
those whose time or fate makes a difference: moved, withdrawn, stale, half translated. Those of
offers, events, courses and releases, and those of the search, have modules of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import states_of_offers
import states_of_press
import states_of_search
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import override
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from pages.demo import builders
from pages.demo.gallery.samples import HTML, LONG_HTML, LONG_TEXT, LONG_TITLE, SENTENCE, WORD
from pages.events.models import Event

TYPES: dict[str, Callable[..., Any]] = {
    "Seite": builders.standard_page,
    "Rechtstext": builders.legal_page,
    "Erklärung": builders.accessibility_statement,
    "Leicht": builders.plain_language_page,
    "Gebärden": builders.sign_language_page,
    "Leitfaden": builders.publication,
    "Reihe": builders.series_page,
    "Programm": builders.programme_page,
    "Mitteilung": builders.release,
    "Zentrum": builders.centre,
    "Stadt": builders.city,
    "Verein": builders.organisation,
    "Angebot": builders.opportunity,
    "Termin": builders.event,
    "Kurs": builders.course,
    "Anlaufstelle": builders.contact_point,
}
NOT_WORDS = {"public_id", "postcode", "hashtags", "source_id", "sort_key", "feedback_phone"}
HTML_OF_PAGES = str(HTML).replace("h3>", "h2>")
"""On a page the first heading of the text is of the second level."""
BLOCKS = builders.stream(
    [
        ("text", HTML_OF_PAGES),
        ("quote", {"text": LONG_TEXT, "speaker": "Beispielperson", "office": LONG_TITLE}),
        ("fact_box", {"heading": "Auf einen Blick", "text": str(LONG_HTML)}),
        (
            "links",
            {"heading": "Dazu", "links": [{"label": WORD, "url": "https://www.example.org/"}]},
        ),
        ("text", str(LONG_HTML)),
    ]
)
TODAY = timezone.localdate()
TITLE_LENGTH = 120
"""Organisations and places that are named after their page have shorter names."""


def make() -> list[str]:
    """Publish them all; returns their addresses, those in English too."""
    rows = [*_short(), *_long(), *_events(), *_pages(), _many()]
    addresses = [url for row in rows for url in _addresses(row)]
    others = [*states_of_offers.make(), *states_of_press.make(), *states_of_search.without_index()]
    return list(dict.fromkeys([*addresses, *others]))


def _short() -> Iterator[Any]:
    for name, build in TYPES.items():
        yield build(title=f"{name} kurz") if build is not builders.organisation else build(name)


def _long() -> Iterator[Any]:
    """Everything filled, and far too long."""
    for name, build in TYPES.items():
        if build is builders.organisation:
            yield build(f"{name} {LONG_TITLE}"[:TITLE_LENGTH], description=LONG_TEXT)
            continue
        row = build(title=f"{name}: {LONG_TITLE}"[:TITLE_LENGTH])
        for field in row._meta.local_fields:
            value = _longest(field)
            if value:
                setattr(row, field.name, value)
        if hasattr(row, "change_kind"):
            row.change_kind = "noted"
        row.save_revision().publish()
        yield row


def _longest(field: Any) -> str:
    """The longest text a field takes; nothing for what is not written by hand."""
    if isinstance(field, StreamField):
        return BLOCKS if field.name == "body" else ""
    if isinstance(field, RichTextField):
        return str(LONG_HTML)
    plain = isinstance(field, models.CharField | models.TextField)
    if not plain or isinstance(field, models.URLField | models.EmailField | models.SlugField):
        return ""
    if field.choices or field.name in NOT_WORDS or not field.editable or field.name == "title":
        return ""
    return LONG_TEXT[: field.max_length or 600].strip()


def _events() -> Iterator[Event]:
    """Those that take place otherwise than announced."""
    soon = timezone.now() + dt.timedelta(days=20)
    told: dict[str, Any] = {"starts_at": soon, "state_note": SENTENCE}
    later = soon + dt.timedelta(days=3)
    yield builders.event("Termin verlegt", state=Event.State.MOVED, was_at=later, **told)
    yield builders.event("Termin online", state=Event.State.ONLINE_INSTEAD, **told)


def _pages() -> Iterator[Page]:
    for conformance in ("full", "none"):
        yield builders.accessibility_statement(
            title=f"Erklärung {conformance}", conformance=conformance
        )
    yield builders.centre("Zentrum veraltet", confirmed_on=TODAY - dt.timedelta(days=500))
    yield builders.standard_page("Ohne Inhalt", body=builders.stream([]))
    programme = builders.programme("Viele Staffeln", members_are="districts")
    for number in range(12):
        cohort = builders.cohort(programme, signed_on=dt.date(2012 + number, 6, 26))
        builders.membership(programme, cohort=cohort)
    yield builders.programme_page(programme)
    translated = builders.standard_page("Halb übersetzt", body=BLOCKS)
    yield builders.translate(translated, title="Translated in part")


def _many() -> Page:
    """A page with very many pages below it."""
    above = builders.standard_page("Viele Unterseiten", show_children=True)
    for number in range(30):
        builders.standard_page(f"Unterseite {number}", parent=above)
    return above


def _addresses(row: Any) -> list[str]:
    if isinstance(row, Page):
        return [row.url or ""]
    found = []
    for code, _label in settings.LANGUAGES:
        with override(code):
            found.append(str(row.get_absolute_url()))
    return found
