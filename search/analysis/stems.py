"""From a word to its stem: Snowball, and what Snowball misses in German."""

from __future__ import annotations

import re

import Stemmer  # type: ignore[import-not-found]  # comes without types

from .compounds import general_words
from .folding import strip_marks

_german = Stemmer.Stemmer("german", 0)
_english = Stemmer.Stemmer("english", 0)

_FOREIGN = re.compile(r"[^a-z0-9äöüß]")

_FEMININE = re.compile(
    r"((?<=..)(?:ent|ant|ist|eur|log)|lots|pat|beamt|arzt|anwalt|koch|kolleg|kund|nachbar|senior|"
    r"freund|tor|dekan|graf|herr|herzog|konig|nachfolg|vorfahr)inn?$"
)
"""A closed list: a general rule for "in" would turn Verein into Vere."""

_LATIN = re.compile(r"(?<=..)(?<=[eirk])um$")
"""Museum and Museen, Praktikum and Praktika, Gymnasium and Gymnasien meet without it."""


def german(word: str) -> str:
    """The stem of a German word in small letters."""
    plain = _accents(word)
    stem = strip_marks(_german.stemWord(plain))
    if plain.endswith(("s", "st")):
        stem = _noun(strip_marks(plain), stem)
    if stem.endswith(("in", "inn")):
        return _FEMININE.sub(r"\1", stem)
    if stem.endswith("rn") and len(stem) > 5:
        return stem[:-1]
    if stem.endswith("um"):
        return _LATIN.sub("", stem)
    if len(stem) > 6 and stem.endswith("ika"):
        return stem[:-1]
    return stem


def english(word: str) -> str:
    """The stem of an English word in small letters."""
    return strip_marks(_english.stemWord(word))


def _accents(word: str) -> str:
    """The word without marks other than those of German letters (Café, Résumé)."""
    if word.isascii() or not _FOREIGN.search(word):
        return word
    return "".join(sign if sign in "äöüß" else strip_marks(sign) for sign in word)


def _noun(word: str, stem: str) -> str:
    """What Snowball does not know of nouns that end in s or st.

    It takes the end of Kurs for an ending, but not that of Kurse, and leaves the s of Kitas.
    """
    if word.endswith(("as", "is", "os", "us", "ys")) and word[:-1] in general_words():
        return word[:-1]
    longer = word + "e"
    if stem != word and longer in general_words() and _german.stemWord(longer) == word:
        return word
    return stem
