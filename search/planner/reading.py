"""The words of a query, one by one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from search.analysis.analyser import Analysed, analyser
from search.analysis.tokens import Token, nfc, tokens

from .requests import LONGEST_TEXT

_MOST_WORDS = 32
_QUOTED = re.compile(r"[\"„“”«»]([^\"„“”«»]+)[\"„“”«»]")


@dataclass(slots=True)
class Typed:
    """A word of the query. `stem` is empty for words that only hold a sentence together."""

    word: str
    form: str
    stem: str
    parts: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    other: str = ""
    """The stem in the other language of the site."""
    chained: bool = False
    """Hangs by a hyphen on the word before."""
    corrected: str = ""
    aside: bool = False
    """Not what is looked for: "nicht mit Kindern", "meine Mutter"."""
    mentioned: bool = False
    """What the speaker is; it only adds to what is looked for: "bin Lehrerin"."""
    served: bool = False
    """Whom what is looked for is for: "für Senioren"."""


@dataclass(slots=True)
class Reading:
    """A query as typed: its words, and the phrases in quotes as ranges of words."""

    words: list[Typed] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)


def clean(text: str) -> str:
    """The text without control characters, in NFC, of a bearable length."""
    text = nfc(text[: LONGEST_TEXT * 4])
    kept = "".join(
        " "
        if unicodedata.category(sign)[0] == "C"
        and sign not in "\u00ad\u200b\u200c\u200d\u2060\ufeff"
        else sign
        for sign in text
    )
    return " ".join(kept.split())[:LONGEST_TEXT]


def read(text: str, locale: str) -> Reading:
    """The words of a cleaned text."""
    reading = Reading()
    quoted = [match.span(1) for match in _QUOTED.finditer(text)]
    found: list[Token] = []
    for token in tokens(text):
        if len(found) == _MOST_WORDS:
            break
        chained = (
            bool(found) and token.start == found[-1].end + 1 and text[token.start - 1] in "-‐‑"
        )
        found.append(token)
        reading.words.append(typed(token.word, token.form, locale, chained))
    for start, end in quoted:
        inside = [at for at, token in enumerate(found) if start <= token.start and token.end <= end]
        if len(inside) > 1:
            reading.phrases.append((inside[0], inside[-1] + 1))
    return reading


def typed(word: str, form: str, locale: str, chained: bool = False) -> Typed:
    """A word with its stems in the languages of the site."""
    own = analyser(locale).word(form)
    other = analyser("de").word(form) if locale == "en" else None
    split = own if own and own.parts else other or Analysed("")
    return Typed(
        word=word,
        form=form,
        stem=own.stem if own else "",
        parts=split.parts,
        leaves=split.leaves,
        pieces=split.pieces,
        other=other.stem if own and other and other.stem != own.stem else "",
        chained=chained,
    )
