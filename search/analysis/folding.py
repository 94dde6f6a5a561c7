"""Spellings that mean the same letters."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_DIGRAPHS = re.compile(r"(?<![aeiouyq])([aou])e")


def strip_marks(word: str) -> str:
    """Small letters without marks: ä is a, ß is ss, é is e."""
    word = word.translate(_LETTERS)
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def fold(word: str) -> str:
    """As `strip_marks`, and ae, oe, ue are a, o, u as well: for comparing spellings.

    >>> fold("märchen") == fold("maerchen") == fold("marchen")
    True
    """
    return _DIGRAPHS.sub(r"\1", strip_marks(word))
