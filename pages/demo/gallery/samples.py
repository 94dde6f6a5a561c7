"""Words, pictures and dates that the specimens share."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from pages.base.models import KittDocument, KittImage
from pages.base.pictures import Picture, drawn, picture

WORD = "Ehrenamtsversicherungsrahmenvertragsverlängerung"
TITLE = "Vorlesen in der Grundschule"
LONG_TITLE = (
    "Koordinierungszentren für Bürgerengagement im Landkreis Waldeck-Frankenberg beraten über die "
    f"{WORD} für Nachbarschaftshilfevereine"
)
SENTENCE = "Einmal in der Woche lesen Sie mit einem Kind."
LONG_TEXT = (
    "Wer sich im Verein engagiert, kennt die Fragen: Wer haftet, wenn etwas passiert, wer bezahlt "
    "die Fahrt zum Lehrgang, und wo gibt es jemanden, der beides weiß? Das Zentrum antwortet am "
    f"Telefon, im Kreishaus und auf Wunsch im Vereinsheim. Auch die {WORD} gehört dazu. "
) * 3
HTML: SafeString = mark_safe(
    "<h3>Wer mitmacht</h3><p>Sechzehn Landkreise <strong>beraten vor Ort</strong>. Mehr steht im "
    '<a href="#inhalt">Leitfaden für Landkreise</a>.</p><ul><li>Beratung</li><li>Fortbildung</li>'
    "</ul><ol><li>Antrag stellen</li><li>Bescheid abwarten</li></ol>"
)
LONG_HTML: SafeString = mark_safe(f"<p>{LONG_TEXT}</p><ul><li>{WORD}</li><li>{LONG_TEXT}</li></ul>")
ENGLISH_TITLE = "Reading with children at primary school"
URL = "#inhalt"
LIST_URL = "?auswahl=1"
PHONE = "069 90009-437"
MAIL = "ehrenamt@odenwald.example"
LONG_MAIL = "koordinierungszentrum.buergerengagement@landkreis-waldeck-frankenberg.example"


def today() -> dt.date:
    return timezone.localdate()


def moment(days: int, hour: int = 18) -> dt.datetime:
    """So many days from today, at a full hour."""
    day = timezone.localtime() + dt.timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def drawing(seed: str = "galerie", columns: int = 3, rows: int = 2) -> Picture:
    return drawn("bildung", seed, columns, rows)


def image() -> KittImage | None:
    """A picture of the library that has all its rights, if there is any."""
    rows = KittImage.objects.order_by("pk")
    return next((row for row in rows[:20] if row.has_rights()), None)


def photo(use: str = "figure") -> Picture:
    """The same as the templates take it; a drawing where the library is empty."""
    return picture(image(), use) or drawing()


def document() -> KittDocument | None:
    return KittDocument.objects.order_by("pk").first()


def numbered(many: int, **item: Any) -> list[dict[str, Any]]:
    """Many of the same, with a number after the title or the label."""
    named = "title" if "title" in item else "label"
    return [{**item, named: f"{item[named]} {number}"} for number in range(1, many + 1)]
