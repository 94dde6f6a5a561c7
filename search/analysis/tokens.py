"""Words in a text: gender forms folded, soft hyphens gone, letters and digits only.

`Helfer*innen`, `Helfer:innen`, `Helfer/-innen`, `Helfer(innen)`, `HelferInnen` are one word each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SIGN = rf"(?:[*:_·•]|/[-‐‑]?|\([-‐‑]?)[{_SOFT}]*"
_INNER_CAPITAL = r"(?<=[a-zäöüß])(?=In(?:nen)?$)"
_PIECE = rf"[^\W_]+(?:[{_SOFT}]+[^\W_]+)*[{_SOFT}]*"
_TOKEN = re.compile(
    rf"{_PIECE}(?:{_SIGN}(?:[Ii]nnen|[Ii]n|r|n|s|m)(?![^\W_{_SOFT}])\)?|{_SIGN}[Ii]nnen(?=[^\W_])[^\W_]+)?"
)
_ENDING = re.compile(
    rf"(?:{_SIGN}|{_INNER_CAPITAL})([Ii]nnen|[Ii]n|r|n|s|m)\)?(?=$)|{_SIGN}([Ii]nnen)(?=\w)"
)
_SPECIAL = re.compile(
    rf"[{_SOFT}]|[^\W_]{_SIGN}(?:[Ii]n|[rnsm](?![^\W_]))|[a-zäöüß]In(?:nen)?(?![^\W_])"
)
_SIGNS = ("*", ":", "_", "·", "•", "/", "(", "In", *_SOFT)
"""Without one of these no text has what `_SPECIAL` looks for."""

_PLAIN = re.compile(r"[^\W_]+")
_SOFT_ONLY = re.compile(f"[{_SOFT}]")
_CHAIN = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text. `start` and `end` count characters of the NFC form of the text.

    `word` is what stands there in small letters without signs ("helferinnen"), `form` the same
    without a feminine ending set off by a sign ("helfer").
    """

    start: int
    end: int
    word: str
    form: str


def nfc(text: str) -> str:
    """The form of a text whose characters `Token.start` counts."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in NFC, with their positions."""
    for match in _TOKEN.finditer(text):
        raw = _SOFT_ONLY.sub("", match[0])
        found = _ENDING.search(raw)
        if found is None:
            word = form = raw.lower()
        else:
            ending = found[1] or found[2]
            word = (raw[: found.start()] + ending + raw[found.end() :]).lower()
            form = (raw[: found.start()] + raw[found.end() :]).lower()
        yield Token(match.start(), match.end(), word, form)


def plain(text: str) -> list[str] | None:
    """The words of a text in NFC that has no forms with signs in it; None if it may have some."""
    if any(sign in text for sign in _SIGNS) and _SPECIAL.search(text):
        return None
    return _PLAIN.findall(text.lower())


def pairs(text: str) -> list[tuple[str, str]]:
    """(word, form) of all words of a text in NFC; the same as `tokens`, without positions."""
    words = plain(text)
    if words is not None:
        return [(word, word) for word in words]
    return [(token.word, token.form) for token in tokens(text)]


def chains(text: str) -> list[str]:
    """Words joined by hyphens, written as one: "E-Mail" gives "email"."""
    if "-" not in text and "‐" not in text and "‑" not in text:
        return []
    return [re.sub(r"[-‐‑]", "", chain).lower() for chain in _CHAIN.findall(text)]
