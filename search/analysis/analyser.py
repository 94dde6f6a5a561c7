"""The chain for one language: words to stems and compound parts, remembered per word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from pages.places.gazetteer import place_words
from search.data import closed_words

from . import stems
from .compounds import Splitter
from .folding import strip_marks
from .tokens import chains, nfc, pairs, plain

_LONGEST_WORD = 60
_REMEMBERED = 400_000


@dataclass(frozen=True, slots=True)
class Analysed:
    """A word's term and the terms of its parts.

    `leaves`: of the parts that have no parts; `pieces`: of the fewest parts it is made of.
    """

    stem: str
    parts: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A text's terms in their order, the terms of compound parts, and its words as written."""

    stems: list[str]
    parts: dict[str, None]
    words: list[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of words: all in `words` are in `stems`, those with parts in `parts`.

    The stem is empty for words that only hold a sentence together.
    """

    words: dict[str, Analysed] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Analyser:
    """Analyses words of one language. Results are remembered, since words come again and again."""

    def __init__(self, language: str, extra_words: Iterable[str] = ()) -> None:
        self.language = language
        self._german = language != "en"
        self._stem = stems.german if self._german else stems.english
        self._stop = frozenset(closed_words("function_words", "de" if self._german else "en"))
        self._splitter = Splitter(extra_words, place_words()) if self._german else None
        self._known = _Known()

    def word(self, form: str) -> Analysed | None:
        """The terms of a word in small letters; None for words that only hold a sentence."""
        known = self._room()
        if form not in known.stems:
            self._learn((form,), known)
        return known.words[form] if known.stems[form] else None

    def _room(self) -> _Known:
        """What is remembered; started afresh when it has become too much."""
        if len(self._known.stems) > _REMEMBERED:
            self._known = _Known()
        return self._known

    def _learn(self, forms: Iterable[str], known: _Known) -> None:
        for form in forms:
            found = Analysed("") if form in self._stop else self._analyse(form[:_LONGEST_WORD])
            known.words[form] = found
            if found.parts:
                known.parts[form] = found.parts
            known.stems[form] = found.stem

    def _analyse(self, form: str) -> Analysed:
        parts = self._splitter.parts(form) if self._splitter else ()
        if not parts or self._splitter is None:
            return Analysed(self._stem(form))
        stem = self._compound_stem(form, parts[-1])
        part_stems = dict.fromkeys(map(self._stem, parts))
        part_stems.pop(stem, None)
        leaves = [self._stem(part) for part in parts if not self._splitter.parts(part)]
        pieces = map(self._stem, self._splitter.pieces(form))
        unique = (tuple(dict.fromkeys(some)) for some in (leaves, pieces))
        return Analysed(stem, tuple(part_stems), *unique)

    def _compound_stem(self, form: str, last: str) -> str:
        """Everything before the last part, and its stem: Vorlesepatin and Vorlesepate meet."""
        plain = strip_marks(form)
        at = plain.rfind(last.removesuffix("e"))
        return plain[:at] + self._stem(last) if at > 0 else self._stem(form)

    def text(self, text: str) -> list[Analysed]:
        """The words of a text, without those that only hold sentences together."""
        found = (self.word(form) for _word, form in pairs(nfc(text)))
        return [analysed for analysed in found if analysed is not None]

    def field(self, text: str) -> Field:
        """All that is indexed of a text. Most of the time of indexing is spent here."""
        text = nfc(text)
        known = self._room()
        words = forms = plain(text)
        if forms is None or words is None:
            both = pairs(text)
            words, forms = [word for word, _form in both], [form for _word, form in both]
        try:
            found = [known.stems[form] for form in forms]
        except KeyError:
            self._learn(set(forms).difference(known.stems), known)
            found = [known.stems[form] for form in forms]
        parts: dict[str, None] = dict.fromkeys(self._joined(text))
        for form in filter(known.parts.__contains__, dict.fromkeys(forms)):
            parts.update(dict.fromkeys(known.parts[form]))
        return Field(list(filter(None, found)), parts, list(compress(words, found)))

    def _joined(self, text: str) -> list[str]:
        """Stems of words that the text writes with hyphens, as if written as one."""
        return [found.stem for word in chains(text) if (found := self.word(word))]


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
