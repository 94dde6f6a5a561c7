"""Sentences, words and syllables of German, and how hard a text is to read."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ABBREVIATIONS = (
    r"z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|o\. ?Ä|v\. ?d|v\. ?d\. ?H|a\. ?M|a\. ?d|e\. ?V|z\. ?T|s\. ?o"
    r"|s\. ?u|bzw|ca|usw|etc|evtl|ggf|inkl|exkl|max|min|Mio|Mrd|Nr|Abs|Bd|Kap|Abb|Dr|Prof|St|Str"
    r"|Tel|vgl|bspw|sog|Std|Sek|geb|gest|Hrsg|Jh|lfd|Mo|Di|Mi|Do|Fr|Sa|So|Jan|Feb|Apr|Aug|Sept|Okt"
    r"|Nov|Dez|e\.g|i\.e|No|Mr|Mrs|Ms"
)
_NO_END = re.compile(rf"(?<!\w)(?:{_ABBREVIATIONS}|\d{{1,2}}|[A-Za-zÄÖÜäöü])\.$")
_END = re.compile(r"[.!?…]+[\"“”‘’»«)]*(?=\s|$)|\n+")
_WORD = re.compile(r"\d[\d.,:/\u202f\u00a0]*\d|[^\W_]+(?:[-’'*:/·_][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüáàâéèêíóôú]+", re.IGNORECASE)
_DIPHTHONGS = re.compile(r"ai|ei|au|eu|äu|oi|ie|aa|ee|oo|ui|ou", re.IGNORECASE)

HARD_BELOW = 25
"""Amstad's index below which a text is said to be very hard to read."""


def sentences(text: str) -> list[str]:
    """The sentences of a text. A point behind an abbreviation or a number does not end one.

    >>> sentences("Am 26. Juni z. B. kam Dr. Roth. Alle halfen!")
    ['Am 26. Juni z. B. kam Dr. Roth.', 'Alle halfen!']
    """
    found, start = [], 0
    for match in _END.finditer(text):
        part = text[start : match.end()].strip()
        # An abbreviation at the very end of a text ends its sentence all the same.
        more = text[match.end() :].strip()
        if more and match.group()[0] == "." and _NO_END.search(text[: match.start() + 1]):
            continue
        if part:
            found.append(part)
        start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def words(text: str) -> list[str]:
    """The words as readers count them: a compound with hyphens is one, so is a number."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a German word has, about: one per group of vowels."""
    count = 0
    for group in _VOWELS.findall(word):
        count += max(1, len(group) - len(_DIPHTHONGS.findall(group)))
    return max(1, count)


def readability(texts: Iterable[str]) -> tuple[float, int]:
    """Amstad's index (the Flesch index for German) of texts, and how many words it rests on.

    180 − words per sentence − 58.5 × syllables per word: 100 is very easy, 0 very hard.
    """
    said = [one for text in texts for one in sentences(text)]
    known = [word for one in said for word in words(one) if word[0].isalpha()]
    if not said or not known:
        return 100.0, 0
    per_word = sum(map(syllables, known)) / len(known)
    return 180 - len(known) / len(said) - 58.5 * per_word, len(known)


_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^“”]*”|»[^«]*«|«[^»]*»|\"[^\"]*\"|‚[^‘]*‘")


def without_quotations(text: str) -> str:
    """The text without what stands in quotation marks, at the same places."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def around(text: str, start: int, end: int, reach: int = 30) -> str:
    """The words at a place with a few of their neighbours, for finding them again."""
    first, last = max(0, start - reach), min(len(text), end + reach)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    said = text[first:last].strip()
    return ("… " if first else "") + said + (" …" if last < len(text) else "")
