"""German compounds and their parts.

A word is split into the fewest words of a general German word list (that of `pyspellchecker`, and
what editors add), joined by the usual linking letters; parts that are compounds are split again.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from search.data import closed_words

from .folding import fold, strip_marks

_SHORTEST_WORD = 8
_SHORTEST_PART = 4
_LONGEST_PART = 12
_LINKS = ("s", "es", "n", "en", "e", "er", "ens")
_LINK_ENDS = frozenset("sner")

_FEMININE = re.compile(r"(?<=....)inn?(?:en)?$")
_LISTED = re.compile(rf'"([^\W\d_]{{{_SHORTEST_PART},{_LONGEST_PART}}})"')

_WHOLE = frozenset(map(strip_marks, closed_words("compounds", "whole")))
_NEVER = frozenset(map(strip_marks, closed_words("compounds", "never")))


@cache
def general_words() -> frozenset[str]:
    """Words of the general list that may be part of a compound, without marks."""
    packed = (files("spellchecker") / "resources" / "de.json.gz").read_bytes()
    text = gzip.decompress(packed).decode()
    if "\\u" in text:  # a form of the file with escaped letters
        text = " ".join(f'"{word}":' for word in json.loads(text))
    fitting = set(map(strip_marks, _LISTED.findall(text)))
    return frozenset(fitting - _NEVER | set(map(strip_marks, closed_words("compounds", "short"))))


@cache
def _short_forms() -> frozenset[str]:
    """What stays of verbs and nouns in front of another word: Schul(e), lern(en)."""
    forms = set()
    for word in general_words():
        if word.endswith("en") and len(word) >= _SHORTEST_PART + 2:
            forms.add(word[:-2])
        elif word.endswith("e") and len(word) > _SHORTEST_PART:
            forms.add(word[:-1])
    return frozenset(forms - _NEVER - general_words())


def _spellings(word: str, plain: str) -> Iterator[str]:
    """What to split: feminine forms by the form they are made of, then the word, then ae as a."""
    base = _FEMININE.sub("", plain)
    if base != plain:
        yield base
        yield base + "e"
    yield plain
    if (folded := fold(word)) != plain:
        yield folded


class Splitter:
    """Splits compounds with the general list and additional words."""

    def __init__(self, extra: Iterable[str] = (), whole: Iterable[str] = ()) -> None:
        """`extra`: more words that may be parts; `whole`: words that are never split (names)."""
        self._general = general_words()
        self._whole = frozenset(strip_marks(word.lower()) for word in whole)
        self._extra = frozenset(strip_marks(word.lower()) for word in extra)
        self._known: dict[str, tuple[tuple[int, ...], tuple[str, ...]] | None] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word in small letters, from left to right, compounds before their parts.

        >>> Splitter().parts("hausaufgabenhilfe")
        ('hausaufgaben', 'haus', 'aufgaben', 'hilfe')
        """
        result: list[str] = []
        for part in self.pieces(word):
            result += [part, *self.parts(part)]
        return tuple(dict.fromkeys(result))

    def pieces(self, word: str) -> tuple[str, ...]:
        """The fewest parts that a word in small letters is made of.

        >>> Splitter().pieces("hausaufgabenhilfe")
        ('hausaufgaben', 'hilfe')
        """
        if len(word) < _SHORTEST_WORD:
            return ()
        plain = strip_marks(word)
        if not plain.isalpha() or plain in self._whole or plain in _WHOLE:
            return ()
        for spelling in _spellings(word, plain):
            if found := self._split(spelling):
                return found[1]
        return ()

    def _is_word(self, text: str) -> bool:
        return text in self._general or text in self._extra

    def _split(self, word: str) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
        if word in self._known:
            return self._known[word]
        self._known[word] = best = self._best(word)
        if len(self._known) > 200_000:
            self._known.clear()
        return best

    def _best(self, word: str) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
        best: tuple[tuple[int, ...], tuple[str, ...]] | None = None
        shortest_short = 6 if self._is_word(word) else _SHORTEST_PART
        for cut in range(3, len(word) - 2):
            if len(word) - cut < _SHORTEST_PART + 3 and not self._is_word(word[cut:]):
                continue
            heads = self._heads(word[:cut], shortest_short)
            if not heads or (tail := self._tail(word[cut:])) is None:
                continue
            for head, short, link in heads:
                parts = (head, *tail[1])
                rank = (len(parts), short + tail[0], -min(map(len, parts)), link)
                if best is None or rank < best[0]:
                    best = (rank, parts)
        return best

    def _heads(self, head: str, shortest_short: int) -> list[tuple[str, int, int]]:
        """What the first part may be: the word, whether it is a short form, letters of its link."""
        found = []
        if self._is_word(head):
            found.append((head, 0, 0))
        elif len(head) >= shortest_short and head in _short_forms():
            found.append((head, 1, 0))
        if head[-1] in _LINK_ENDS:
            for link in _LINKS:
                base = head[: -len(link)]
                if len(base) >= 3 and head.endswith(link) and self._is_word(base):
                    found.append((base, 0, len(link)))
        return found

    def _tail(self, tail: str) -> tuple[int, tuple[str, ...]] | None:
        """How many short forms the rest of a word takes, and its parts."""
        if self._is_word(tail):
            return 0, (tail,)
        if len(tail) < _SHORTEST_PART + 3:
            return None
        found = self._split(tail)
        return None if found is None else (found[0][1], found[1])
