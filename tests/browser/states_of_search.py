"""The search in every state: what it answers with the demo, and with no index at all."""

from __future__ import annotations

from urllib.parse import urlencode

QUESTIONS: tuple[dict[str, str | list[str]], ...] = (
    {},
    {"q": "vorlesen in giesen"},
    {"q": "vorlesn"},
    {"q": "Märchenerzählerin"},
    {"q": "Ehrenamtskarte"},
    {"q": "kxqzvw"},
    {"q": "kxqzvw", "ort": "Waldeck", "km": "5"},
    {"q": "garten", "ort": "35390", "km": "50", "sort": "entfernung"},
    {"ort": "Kassel", "art": ["opportunity", "event"]},
    {"ort": "Nirgendwohausen"},
    {"q": "ehrenamt", "seite": "2", "sort": "neu"},
    {"q": "x" * 180},
)
ENTRANCES = ("suche", "engagement")


def addresses() -> dict[str, list[str]]:
    """Every question at both entrances, and one of each in English."""
    found = [_address("de", name, asked) for name in ENTRANCES for asked in QUESTIONS]
    found += [_address("en", name, {"q": "reading", "ort": "Gießen"}) for name in ENTRANCES]
    return {"search": found}


def without_index() -> list[str]:
    """What answers while there is no index: titles, with a notice."""
    return [_address("de", "suche", {"q": word}) for word in ("Verein", "kxqzvw")]


def _address(language: str, entrance: str, asked: dict[str, str | list[str]]) -> str:
    query = urlencode(asked, doseq=True)
    return f"/{language}/{entrance}/" + (f"?{query}" if query else "")
