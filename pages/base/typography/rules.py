"""The rules of typesetting for plain text, by language.

Sources: DIN 5008:2020 (phone numbers, postcodes, units, abbreviations), Duden (quotation marks,
apostrophe, dash between years).
"""

from __future__ import annotations

import re
from collections.abc import Callable

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_GAP = r"[ \u00a0]"
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_MONTHS_DE = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = r"€|%|EUR|km|cm|mm|m|kg|g|kB|KB|MB|GB|°C"
_UNITS_DE = (
    rf"{_UNITS}|Euro|Prozent|Mio\.|Mrd\.|Millionen?|Milliarden?|Uhr|Std\.|Min\.|Stunden?|Minuten?"
    r"|Tage|Wochen|Monate|Jahre|Personen|Seiten"
)
_UNITS_EN = (
    rf"{_UNITS}|euros?|per cent|million|billion|[ap]\.m\.|hours?|minutes?|days|weeks|months|years"
    r"|people|pages"
)


def _narrow(match: re.Match[str]) -> str:
    return re.sub(_GAP, NARROW_SPACE, match.group())


def _units(names: str) -> Rule:
    return re.compile(rf"(?<=\d) (?=(?:{names})(?!\w))"), NO_BREAK_SPACE


# A phone number: a zero or a country code, then groups of digits; six digits at least.
_PHONE = re.compile(
    rf"(?<![\w.,:/-])(?=(?:\D?\d){{6}})(?:\+\d{{2,3}}{_GAP}?(?:\(0\){_GAP}?)?[1-9]\d*|0[1-9]\d*)"
    rf"(?:(?:{_GAP}|/|{_GAP}/{_GAP})\d+)+(?:[-–]\d+)?(?!\w)"
)
_COMMON: list[Rule] = [
    (_PHONE, _narrow),
    (re.compile(r"(?<![\w.,])(\d{5}) (?=[A-ZÄÖÜ][a-zäöüß])"), rf"\1{NO_BREAK_SPACE}"),
    (re.compile(r"\b((?:19|20)\d\d)-(?=(?:19|20)\d\d\b(?!-))"), r"\1–"),
    (re.compile(r"(?<=\w) - (?=\w)"), " – "),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
]
_GERMAN: list[Rule] = [
    # z. B., i. d. R., v. d. H., e. V., Frankfurt a. M.: one letter and a point, twice or more
    (re.compile(rf"(?<!\w)([A-Za-zÄÖÜäöü])\.{_GAP}?(?=[A-Za-zÄÖÜäöü]\.)"), rf"\1.{NARROW_SPACE}"),
    # Rosbach v. d. Höhe
    (re.compile(rf"(?<=\b[A-Za-z]\.\u202fd\.){_GAP}(?=[A-ZÄÖÜ])"), NARROW_SPACE),
    (re.compile(r"\b(Nr|Abs|Art|Bd|Kap|Abb|ca|Dr|Prof|St)\. (?=\w)"), rf"\1.{NO_BREAK_SPACE}"),
    (re.compile(r"(?<=§) (?=\d)"), NO_BREAK_SPACE),
    # 26. Juni, 4. Staffel
    (re.compile(r"(?<![\d.,])(\d{1,2})\. (?=[A-ZÄÖÜ])"), rf"\1.{NO_BREAK_SPACE}"),
    (re.compile(rf"\b({_MONTHS_DE}) (?=\d{{4}}\b)"), rf"\1{NO_BREAK_SPACE}"),
    (
        re.compile(
            rf"({_CLOCK}) bis (?={_CLOCK}(?:,? (?:und )?{_CLOCK} bis {_CLOCK})*{_GAP}Uhr\b)"
        ),
        rf"\1{NO_BREAK_SPACE}bis{NO_BREAK_SPACE}",
    ),
    # the later spans of “9 bis 12 und 14 bis 17 Uhr”
    (
        re.compile(rf"(?<=und )({_CLOCK}) bis (?={_CLOCK}{_GAP}Uhr\b)"),
        rf"\1{NO_BREAK_SPACE}bis{NO_BREAK_SPACE}",
    ),
    _units(_UNITS_DE),
    (re.compile(r"“([^„“”]*)”"), r"„\1“"),
    (re.compile(r"(?<!\w)'(\w[^'\"]*)'(?!\w)"), r"‚\1‘"),
]
_ENGLISH: list[Rule] = [
    (re.compile(rf"(?<!\d)(\d{{1,2}}) (?=(?:{_MONTHS_EN})\b)"), rf"\1{NO_BREAK_SPACE}"),
    _units(_UNITS_EN),
    (re.compile(r"(?<!\w)'(\w[^'\"]*)'(?!\w)"), r"‘\1’"),
]
_RULES = {"de": [*_COMMON, *_GERMAN], "en": [*_COMMON, *_ENGLISH]}
_QUOTES = {"de": "„“", "en": "“”"}
_WORTH_A_LOOK = re.compile(r"[\d.'“§-]")


def set_text(text: str, language: str) -> str:
    """`text` with the spaces, dashes and apostrophes of its language.

    Straight double quotation marks stay: see `Quotes`, which knows what stands before the text.
    """
    if _WORTH_A_LOOK.search(text):
        for pattern, replacement in _RULES.get(language[:2], _COMMON):
            text = pattern.sub(replacement, text)
    return text


class Quotes:
    """Turns straight double quotation marks into the pair of a language.

    A quotation may begin in one piece of text and end in another, as long as both belong to the
    same paragraph: `start` is called between paragraphs.
    """

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """A new paragraph begins."""
        self._before, self._open = " ", False

    def set(self, text: str, language: str) -> str:
        """The next piece of the paragraph."""
        if '"' in text:
            text = "".join(self._turned(text, place, language) for place in range(len(text)))
        if text:
            self._before = text[-1]
        return text

    def _turned(self, text: str, place: int, language: str) -> str:
        sign, before = text[place], text[place - 1] if place else self._before
        if sign != '"':
            return sign
        pair = _QUOTES.get(language[:2], _QUOTES["en"])
        if not self._open and (before.isspace() or before in "([{–—/„‚"):
            self._open = True
            return pair[0]
        if self._open:
            self._open = False
            return pair[1]
        return sign
