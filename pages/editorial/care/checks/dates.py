"""Words for time that are wrong as soon as some time has passed, and figures without date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.base.rules import Finding

from ..catalogue import remark
from ..document import Document, Text
from ..language import around, without_quotations

_NUMBER = r"\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|alle|mehr als|über|rund"
_SPANS = (
    r"(?:Jahr(?:es)?|Monat(?:s)?|Woche|Quartal|Sommer|Winter|Herbst|Frühjahr|Frühling|Wochenende"
    r"|Halbjahr)"
)
_THIS = r"(?:dies(?:es|em|en|er)|laufenden?)"
_LAST = r"(?:letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?)"
_NEXT = r"(?:nächste[nrsm]?|kommende[nrsm]?)"
_GERMAN: tuple[tuple[str, str], ...] = (
    ("day", r"heute|heutzutage|heutige[nrsm]?"),
    ("yesterday", r"(?:vor)?gestern"),
    (
        "tomorrow",
        r"(?-i:(?:über)?morgen)(?= (?:früh|abend|mittag|nachmittag|um|ab|beginnt|startet"
        r"|findet|ist))",
    ),
    (
        "now",
        r"derzeit(?:ig\w*)?|zurzeit|zur Zeit(?= [a-zäöü0-9])(?! (?:der|des|von|und|oder"
        r"|zu|als)\b)|momentan\w*|im Moment|gegenwärtig\w*|nun|jetzt"
        r"|augenblicklich|aktuell|neuerdings|seit [Nn]euestem|bis dato"
        rf"|(?:inzwischen|mittlerweile)(?= (?:\w+ )?(?:{_NUMBER})\b)",
    ),
    ("past", r"kürzlich|jüngst|unlängst|vor [Kk]urzem|soeben|gerade eben|neulich"),
    (
        "future",
        r"demnächst|in Kürze|schon bald|bald (?:mehr|online|verfügbar|eröffne\w+"
        r"|starte\w*|beginn\w+|folg\w+|gibt)"
        r"|in naher Zukunft|in den nächsten (?:Tagen|Wochen|Monaten)",
    ),
    ("this", rf"{_THIS} {_SPANS}|heuer"),
    ("last", rf"{_LAST} {_SPANS}"),
    ("next", rf"{_NEXT} {_SPANS}"),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    ("day", r"today|nowadays"),
    ("yesterday", r"yesterday"),
    ("tomorrow", r"tomorrow"),
    ("now", r"currently|at the moment|at present|presently|right now"),
    ("past", r"recently|lately"),
    ("future", r"soon|shortly"),
    ("this", r"this (?:year|month|week|quarter|summer|autumn|winter|spring)"),
    ("last", r"last (?:year|month|week|quarter|summer|autumn|winter|spring)"),
    ("next", r"next (?:year|month|week|quarter|summer|autumn|winter|spring)"),
)
_HARMLESS = {
    # Idioms, calls to act, and what is meant in general rather than of one day.
    "de": re.compile(
        r"von heute auf morgen|von gestern|hier und heute|(?:was|und) nun\b|nun (?:einmal"
        r"|mal|ja)\b|so bald (?:als|wie)"
        r"|sobald|so bald|bald (?:darauf|danach|wieder)|(?:halt|bleib|sind|ist|bleiben"
        r"|halten|hält|gehalten)\w* "
        r"(?:\w+ ){0,2}aktuell|aktuell (?:halt|bleib|gehalten|ist|sind|zu halten)\w*"
        r"|je(?:des|dem|den) \w+"
        r"|(?:^|[.!?:] )(?:Jetzt|Heute) (?=\w+(?:en|n)\b[.!]?$)|wie (?:bald|jetzt)"
        r"|ab jetzt|jetzt (?:hier )?"
        r"(?:mitmachen|bewerben|anmelden|spenden|helfen|informieren|ansehen)|nicht (?:nur )?heute"
        r"|möglichst bald|bis heute morgen",
        re.I,
    ),
    "en": re.compile(r"as soon as|no sooner|sooner or later", re.I),
}
_WORDS = {
    "de": [(kind, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)) for kind, words in _GERMAN],
    "en": [
        (kind, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)) for kind, words in _ENGLISH
    ],
}
_FIGURE = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:[.\u202f ]\d{3})+|\d{2,})(?:,\d+)?(?= (?:%|Prozent|Euro|€"
    r"|[A-ZÄÖÜ][a-zäöüß]{3,}))"
)
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATE = re.compile(rf"\bStand\b|\bQuelle\b|\b(?:19|20)\d\d\b|\bas of\b|\b(?:{_MONTHS})\b", re.I)
_NO_FIGURE = re.compile(
    r"\d+ (?:Uhr|Minuten?|Stunden?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Seiten?|Zeichen)\b"
)


def relative_dates(document: Document) -> Iterator[Finding]:
    """“heute”, “derzeit”, “nun elf”: one remark per text, with all its words. Quotes are exempt."""
    language = document.language[:2]
    for text in document.running:
        if text.words_of_a_person:
            continue
        said = without_quotations(text.text)
        for kind, start, end in _found(said, language):
            yield _of(text, kind, start, end)


def _found(said: str, language: str) -> Iterator[tuple[str, int, int]]:
    harmless = _HARMLESS.get(language)
    spans = [one.span() for one in harmless.finditer(said)] if harmless else []
    for kind, pattern in _WORDS.get(language, ()):
        for found in pattern.finditer(said):
            inside = any(start <= found.start() < end for start, end in spans)
            if not inside:
                yield kind, found.start(), found.end()
                break


def _of(text: Text, kind: str, start: int, end: int) -> Finding:
    words = text.text[start:end]
    return remark(
        "relative-date",
        text.place,
        _("“%(words)s” will be wrong some day: “%(around)s”")
        % {"words": words, "around": around(text.text, start, end)},
        _instead(kind, words),
        words,
    )


def _instead(kind: str, words: str) -> str:
    day = timezone.localdate()
    if kind in ("day", "yesterday", "tomorrow"):
        day += dt.timedelta(days={"yesterday": -1, "tomorrow": 1}.get(kind, 0))
        date = date_format(day, "DATE_FORMAT")
        return _("Write the date: “on %(date)s” instead of “%(words)s”.") % {
            "date": date,
            "words": words,
        }
    if kind in ("this", "last", "next"):
        year = day.year + {"last": -1, "next": 1}.get(kind, 0)
        return _("Name it, e.g. “%(year)d” instead of “%(words)s”.") % {
            "year": year,
            "words": words,
        }
    month = date_format(day, "F Y")
    if kind == "now":
        return _("Leave the word out, or say when: “As of: %(month)s”.") % {"month": month}
    if kind == "past":
        return _("Say when it was, e.g. “in %(month)s”.") % {"month": month}
    return _("Say when it will be, e.g. “from %(month)s”.") % {"month": month}


def figures(document: Document) -> Iterator[Finding]:
    """Key figures and figures in fact boxes that nobody has dated."""
    for figure in document.figures:
        if not figure.dated:
            yield remark(
                "figure-date",
                figure.place,
                _("The key figure “%(figure)s” has neither date nor source.")
                % {"figure": figure.text},
                _("Enter the day under “as of”, or the source."),
            )
    yield from _in_boxes(document)


def _in_boxes(document: Document) -> Iterator[Finding]:
    for box in sorted(document.boxes):
        texts = [text for text in document.texts if text.place.path.startswith(f"{box}.")]
        if any(_DATE.search(text.text) for text in texts):
            continue
        for text in texts:
            found = _FIGURE.search(_NO_FIGURE.sub("", text.text))
            if found:
                yield remark(
                    "figure-date",
                    text.place,
                    _("“%(words)s” has no date.") % {"words": text.text.strip()},
                    _("Add “As of: %(month)s” to the box.")
                    % {"month": date_format(timezone.localdate(), "F Y")},
                    found.group(),
                )
                break
