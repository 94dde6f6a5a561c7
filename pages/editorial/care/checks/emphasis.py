"""Emphasis that hurts: capitals and rows of exclamation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding

from ..catalogue import remark
from ..document import Document, Text

_CAPITALS = re.compile(r"(?<![\w.#@/&-])[A-ZÄÖÜ]{2,}[A-ZÄÖÜẞ]*(?![\w.&-]|/\w)")
_SHOUTED = frozenset(
    [
        "ACHTUNG",
        "WICHTIG",
        "NEU",
        "NUR",
        "NICHT",
        "JETZT",
        "BITTE",
        "HEUTE",
        "ALLE",
        "ALLES",
        "SEHR",
        "IMMER",
        "KEIN",
        "KEINE",
        "NIE",
        "SOFORT",
        "AUCH",
        "UND",
        "ODER",
        "KOSTENLOS",
        "GRATIS",
        "HIER",
        "ENDLICH",
        "WIR",
        "SIE",
        "MUSS",
        "MÜSSEN",
        "DRINGEND",
        "HINWEIS",
        "NEUE",
        "NEUER",
        "UNBEDINGT",
        "IMPORTANT",
        "ATTENTION",
        "NOTE",
        "PLEASE",
        "NOW",
        "FREE",
        "NEW",
        "NOT",
        "MUST",
        "ONLY",
        "NEVER",
        "ALWAYS",
    ]
)
_KNOWN = frozenset({"LAGFA", "LEAH", "NABU", "BUND", "DLRG", "BITV", "AWO", "THW", "UNICEF"})
_LONGEST_ABBREVIATION = 6  # letters
_LONG = 5  # letters of one of two words side by side
_ROW_OF_SIGNS = re.compile(r"[!?]*!{2,}[!?]*|[!?]{3,}|!\?!?")


def capitals(document: Document) -> Iterator[Finding]:
    """Words set in capitals. “EAD”, “LAGFA” and “PDF” are abbreviations."""
    for text in document.texts:
        if text.words_of_a_person:
            continue
        said = _shouted(text)
        if said:
            yield remark(
                "capitals",
                text.place,
                _("“%(words)s” is set in capitals.") % {"words": said},
                _("Write “%(words)s”. Bold is enough to stress a word.") % {"words": usual(said)},
                said,
            )


def _shouted(text: Text) -> str:
    """The first run of words in capitals that is no abbreviation."""
    found = list(_CAPITALS.finditer(text.text))
    for place, one in enumerate(found):
        word = one.group()
        following = found[place + 1 : place + 2]
        joined = bool(following) and not text.text[one.end() : following[0].start()].strip(" ,!–-")
        run = [word, following[0].group()] if joined else [word]
        pair = joined and max(map(len, run)) >= _LONG and not _KNOWN.intersection(run)
        if word in _SHOUTED or len(word) > _LONGEST_ABBREVIATION or pair:
            end = following[0].end() if joined else one.end()
            return text.text[one.start() : end]
    return ""


def usual(words: str) -> str:
    """Words in capitals as they are usually written: the first letter stays."""
    return re.sub(r"\w+", lambda word: word.group()[0] + word.group()[1:].lower(), words)


def exclamations(document: Document) -> Iterator[Finding]:
    """More than one exclamation mark in a row."""
    for text in document.texts:
        found = _ROW_OF_SIGNS.search(text.text)
        if found and not text.words_of_a_person:
            yield remark(
                "exclamation",
                text.place,
                _("“%(signs)s”: several marks in a row.") % {"signs": found.group()},
                _("One mark is enough, mostly a full stop is better."),
                found.group(),
            )
