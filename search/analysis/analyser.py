"""The chain for one language: words to stems and compound parts, remembered per word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from search.data import closed_words

from . import stems
from .compounds import Splitter
from .folding import strip_marks
from .tokens import chains, nfc, pairs

_LONGEST_WORD = 60
_REMEMBERED = 400_000


@dataclass(frozen=True, slots=True)
class Analysed:
    """A word's term and the terms of its parts."""

    stem: str
    parts: tuple[str, ...] = ()


class Analyser:
    """Analyses words of one language. Results are remembered, since words come again and again."""

    def __init__(self, language: str, extra_words: Iterable[str] = ()) -> None:
        self.language = language
        self._german = language != "en"
        self._stem = stems.german if self._german else stems.english
        self._stop = frozenset(closed_words("function_words", "de" if self._german else "en"))
        self._splitter = Splitter(extra_words) if self._german else None
        self._known: dict[str, Analysed | None] = {}

    def word(self, form: str) -> Analysed | None:
        """The terms of a word in small letters; None for words that only hold a sentence."""
        try:
            return self._known[form]
        except KeyError:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[form] = self._analyse(form)
            return found

    def _analyse(self, form: str) -> Analysed | None:
        if form in self._stop:
            return None
        form = form[:_LONGEST_WORD]
        if self._splitter is None:
            return Analysed(self._stem(form))
        parts = self._splitter.parts(form)
        if not parts:
            return Analysed(self._stem(form))
        stem = self._compound_stem(form, parts[-1])
        part_stems = dict.fromkeys(map(self._stem, parts))
        part_stems.pop(stem, None)
        return Analysed(stem, tuple(part_stems))

    def _compound_stem(self, form: str, last: str) -> str:
        """Everything before the last part, and its stem: Vorlesepatin and Vorlesepate meet."""
        plain = strip_marks(form)
        at = plain.rfind(last.removesuffix("e"))
        return plain[:at] + self._stem(last) if at > 0 else self._stem(form)

    def text(self, text: str) -> list[Analysed]:
        """The words of a text, without those that only hold sentences together."""
        known = self.word
        found = (known(form) for _word, form in pairs(nfc(text)))
        return [analysed for analysed in found if analysed is not None]

    def joined(self, text: str) -> list[str]:
        """Stems of words that the text writes with hyphens, as if written as one."""
        return [found.stem for word in chains(nfc(text)) if (found := self.word(word))]


_extra_words: tuple[str, ...] = ()


def use_extra_words(words: Iterable[str]) -> None:
    """From now on, split compounds with these words as well (what editors added)."""
    global _extra_words
    fresh = tuple(sorted(set(words)))
    if fresh != _extra_words:
        _extra_words = fresh
        analyser.cache_clear()


def extra_words() -> tuple[str, ...]:
    """The words set by `use_extra_words`."""
    return _extra_words


@lru_cache(maxsize=4)
def analyser(language: str) -> Analyser:
    """The analyser of a language, shared by the whole process."""
    return Analyser(language, _extra_words if language != "en" else ())
