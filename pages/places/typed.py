"""What people type into a field for a place, taken apart: postcode and names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .names import name_key

MAX_LENGTH = 100  # the longest name of a municipality has about fifty letters

_POSTCODE = re.compile(r"(?<![0-9])(?:D ?- ?)?([0-9]{5})(?![0-9])", re.IGNORECASE)
_ADDITION = re.compile(r"\([^)]*\)?")
_NEXT_PART = re.compile(r"[,;/|]")
_KIND = re.compile(
    r"^(?:(?:kreisfreie|hanse-? ?und|freie|große) )*"
    r"(?:land|hanse|landeshaupt|universitäts|kur)?"
    r"(?:kreis|lk|stadt|kreisstadt|gemeinde|markt|ortsgemeinde|samtgemeinde) ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as people type it.

    `text` is printable and short, `postcode` its five digits, `keys` the names that it may mean,
    folded by `name_key`, the most literal first.
    """

    text: str
    postcode: str = ""
    keys: tuple[str, ...] = ()

    @classmethod
    def read(cls, raw: str) -> Typed:
        """Take anything apart: “35390 Gießen”, “Gießen, Hessen”, nothing, or ten thousand signs."""
        text = printable(raw)
        match = _POSTCODE.search(text)
        rest = " ".join(_POSTCODE.sub(" ", text, count=1).split())
        return cls(text, match[1] if match else "", tuple(_keys(rest)))


def printable(raw: str) -> str:
    """One line of at most `MAX_LENGTH` printable signs."""
    start = unicodedata.normalize("NFC", raw[: 10 * MAX_LENGTH])
    signs = (sign if sign.isprintable() else " " for sign in start)
    return " ".join("".join(signs).split())[:MAX_LENGTH].strip()


def _keys(text: str) -> list[str]:
    bare = _ADDITION.sub(" ", text)
    forms = [text, bare, _NEXT_PART.split(bare)[0]]
    forms += [_KIND.sub("", " ".join(form.split())) for form in forms]
    return [key for key in dict.fromkeys(name_key(form) for form in forms) if key]
