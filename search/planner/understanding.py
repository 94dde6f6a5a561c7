"""Reading a query: corrections, the place, facets, and the things that are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from search.analysis.analyser import analyser
from search.analysis.compounds import general_words
from search.analysis.folding import strip_marks
from search.analysis.frequent import frequent, known_words
from search.data import closed_words
from search.engines.base import Engine

from .asides import set_aside
from .meaning import Meaning, Unit
from .places import named_in
from .reading import Reading, Typed, read, typed
from .resources import Resources
from .topics import topics_of
from .vocabulary import Vocabulary
from .weights import WEAK

_MOST_JOINED = 3
"""So many neighbours may be one word."""

_NO_FILLERS = frozenset(closed_words("filler", "never"))


class Reader:
    """Reads queries with the words of one index."""

    def __init__(
        self, engine: Engine, vocabulary: Vocabulary, resources: Resources, locale: str
    ) -> None:
        self._engine = engine
        self._vocabulary = vocabulary
        self._resources = resources
        self._locale = locale
        self._fillers = fillers(locale)

    def understand(self, text: str, literally: bool = False) -> Meaning:
        """Everything that can be read out of a cleaned text."""
        reading = read(text, self._locale)
        meaning = Meaning(documents=max(self._engine.count(), 1))
        meaning.frequencies = self._engine.frequencies(_terms(reading.words))
        taken: set[int] = set()
        if not literally:
            self._correct(reading, meaning)
            self._take_places(reading, meaning, taken)
            set_aside(reading.words, self._locale)
        codes = {} if literally else self._take_facets(reading, meaning, taken)
        meaning.units = self._units(reading, taken, codes, meaning)
        return meaning

    # Corrections

    def _correct(self, reading: Reading, meaning: Meaning) -> None:
        for at, word in enumerate(reading.words):
            if not word.stem or self._is_right(word, meaning):
                continue
            places = self._resources.gazetteer.words_with(word.word[:1])
            found = self._vocabulary.corrections(word.word, places)
            if word.pieces:  # made of real words: only the smallest slip can be one
                found = [one for one in found if one[1] == 1]
            if not found and (split := self._corrected_part(word.word)):
                found = [split]
            if not found:
                continue
            right = typed(found[0][0], found[0][0], self._locale, word.chained)
            right.corrected = found[0][0]
            reading.words[at] = right
            meaning.corrections[word.word] = found[0][0]
            meaning.frequencies |= self._engine.frequencies(_terms([right]))

    def _is_right(self, word: Typed, meaning: Meaning) -> bool:
        """Whether a word is no slip: the index, a place, a synonym, the general list knows it."""
        known = meaning.frequencies.get(word.stem) or meaning.frequencies.get(word.other)
        return bool(
            known
            or word.word in self._resources.gazetteer
            or word.stem in self._resources.synonyms.stems
            or word.stem in self._fillers
            or strip_marks(word.word) in general_words()
            or (self._locale == "en" and strip_marks(word.word) in known_words("en"))
            or (word.parts and self._parts_known(word, meaning))
        )

    def _parts_known(self, word: Typed, meaning: Meaning) -> bool:
        return not self._vocabulary.corrections(word.word)[:1]

    def _corrected_part(self, word: str) -> tuple[str, int] | None:
        """A compound with a slip in its second half: the first half is right."""
        plain = strip_marks(word)
        for cut in range(len(plain) - 4, 3, -1):
            if plain[:cut] in general_words():
                found = self._vocabulary.corrections(plain[cut:])
                if found and found[0][1] == 1:
                    return word[:cut] + found[0][0], 1
        return None

    # Places and facets

    def _take_places(self, reading: Reading, meaning: Meaning, taken: set[int]) -> None:
        words = [word.word for word in reading.words]
        for named in named_in(words, self._resources.gazetteer, self._locale):
            meaning.places.append(named)
            taken.update(range(named.start, named.end))
        meaning.place_typed = " ".join(
            word for named in meaning.places for word in words[named.start : named.end]
        )

    def _take_facets(
        self, reading: Reading, meaning: Meaning, taken: set[int]
    ) -> dict[int, dict[str, tuple[str, ...]]]:
        """Facets that are said leave the text; those that may be meant stay with their word."""
        stay: dict[int, dict[str, tuple[str, ...]]] = {}
        words = [word.form for word in reading.words]
        for meant in self._resources.facet_words.find(words, self._locale):
            where = range(meant.start, meant.end)
            if taken.intersection(where):
                continue
            if meant.surely:
                taken.update(where)
                for facet, codes in meant.codes.items():
                    known = meaning.facets.get(facet, ())
                    meaning.facets[facet] = tuple(dict.fromkeys((*known, *codes)))
                    stems = (reading.words[at].stem for at in where)
                    spoken = meaning.facet_words.get(facet, ())
                    meaning.facet_words[facet] = (*spoken, *filter(None, stems))
            else:
                stay[meant.end - 1] = meant.codes
        return stay

    # Units

    def _units(
        self,
        reading: Reading,
        taken: set[int],
        codes: dict[int, dict[str, tuple[str, ...]]],
        meaning: Meaning,
    ) -> list[Unit]:
        kept = [
            (at, word) for at, word in enumerate(reading.words) if at not in taken and word.stem
        ]
        phrases = dict(reading.phrases)
        units: list[Unit] = []
        while kept:
            position, word = kept.pop(0)
            words, end = [word], phrases.get(position, 0)
            while kept and (kept[0][0] < end or kept[0][1].chained):
                words.append(kept.pop(0)[1])
            unit = Unit(words, tuple(one.stem for one in words), codes=codes.get(position, {}))
            unit.phrase = bool(end) and len(words) > 1
            units.append(unit)
        units = self._joined(units, meaning)
        self._share(units)
        self._mark_fillers(units, meaning)
        return self._without_aside(units, meaning)

    def _without_aside(self, units: list[Unit], meaning: Meaning) -> list[Unit]:
        """Without what is not wanted and who is only spoken of, if anything else is said."""
        aside = [unit for unit in units if all(word.aside for word in unit.words)]
        rest = [unit for unit in units if unit not in aside]
        if meaning.facets or any(not unit.filler for unit in rest):
            meaning.ignored += [unit.typed for unit in aside if not unit.filler]
            return rest
        return units

    def _share(self, units: list[Unit]) -> None:
        """Expressions of several words, and neighbours written as one word, stand for all."""
        stems = [unit.stems[0] if len(unit.words) == 1 else "" for unit in units]
        for start in range(len(units)):
            end = self._resources.synonyms.longest(stems, start)
            if end > start + 1:
                others = self._resources.synonyms.of(tuple(stems[start:end]))
                telling = [
                    unit for unit in units[start:end] if not self._fillers.issuperset(unit.stems)
                ]
                for unit in telling or units[start:end]:
                    unit.shared |= {key: weight for key, weight in others.items() if weight > WEAK}

    def _joined(self, units: list[Unit], meaning: Meaning) -> list[Unit]:
        """Neighbours that make a word of the index or of the language become this word."""
        made: list[Unit] = []
        at = 0
        while at < len(units):
            for end in range(min(at + _MOST_JOINED, len(units)), at, -1):
                if unit := self._one(units[at:end], meaning):
                    made.append(unit)
                    at = end
                    break
            else:
                made.append(units[at])
                at += 1
        return made

    def _one(self, units: list[Unit], meaning: Meaning) -> Unit | None:
        words = [word for unit in units for word in unit.words]
        if len(words) < 2 or any(unit.phrase or unit.codes for unit in units):
            return None
        if self._locale != "de" or any(len(word.form) < 3 for word in words):
            return None
        whole = "".join(word.form for word in words)
        joined = typed(whole, whole, self._locale)
        frequencies = self._engine.frequencies([joined.stem])
        known = whole in self._vocabulary
        if not words[-1].form.endswith("en"):  # no verb: "gruppen leiten" is no Gruppenleiter
            known = (
                known
                or bool(frequencies.get(joined.stem))
                or (joined.stem,) in self._resources.synonyms.words
            )
        if not known:
            return None
        meaning.frequencies |= frequencies
        joined.word = " ".join(word.word for word in words)
        return Unit([joined], (joined.stem,), apart=tuple(word.stem for word in words))

    def _mark_fillers(self, units: list[Unit], meaning: Meaning) -> None:
        """Words that only open a question do not count if something else is said."""
        for unit in units:
            telling = unit.phrase or unit.shared or _NO_FILLERS.intersection(unit.forms)
            unit.filler = not telling and self._fillers.issuperset(unit.stems)
        general = [unit for unit in units if not unit.filler and self._is_general(unit)]
        if len(general) < sum(not unit.filler for unit in units) or meaning.facets:
            for unit in general:
                unit.filler = True
        if all(unit.filler for unit in units) and not (meaning.places or meaning.facets):
            for unit in units:
                unit.filler = False
        meaning.ignored = [unit.typed for unit in units if unit.filler]

    def _is_general(self, unit: Unit) -> bool:
        """Whether a word is one of those that everybody says all the time, or a mere number."""
        word = unit.words[0]
        if len(unit.words) > 1 or unit.phrase or unit.shared or unit.codes or word.corrected:
            return False
        if word.form.isdigit():
            return True
        return (
            strip_marks(word.form) in frequent(self._locale)
            and unit.stems not in self._resources.synonyms.words
            and not topics_of(word, self._locale)[0]
        )


def _terms(words: Iterable[Typed]) -> list[str]:
    terms: dict[str, None] = {}
    for word in words:
        terms.update(dict.fromkeys((word.stem, word.other, *word.parts)))
    terms.pop("", None)
    return list(terms)


@lru_cache(maxsize=4)
def fillers(locale: str) -> frozenset[str]:
    """Stems of words that only open a question."""
    words = closed_words("filler", locale)
    if locale == "en":
        words = [*words, "ehrenamt", "ehrenamtlich", "freiwillig"]
    chain = analyser(locale)
    return frozenset(found.stem for word in words if (found := chain.word(word)))
