"""What a query means: groups of alternatives, a place, facets, corrections."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pages.places.gazetteer import Named
from search.analysis.analyser import analyser
from search.analysis.compounds import general_words
from search.analysis.folding import strip_marks
from search.data import closed_words
from search.engines.base import Engine
from search.queries import AllOf, Alternative, Facet, Group, Phrase, Word

from .places import named_in
from .reading import Reading, Typed, read, typed
from .resources import Resources
from .vocabulary import Vocabulary

PARTS = 0.7
TELLING = 0.9
"""Of that: without the parts that say little, the "hilfe" of Computerhilfe."""

OTHER_LANGUAGE = 0.95
CORRECTED = 0.95
WEAK = 0.4
"""What weighs less than this does not count as what was asked for, only as related to it."""

FILLER_RARITY = 0.1
PAIR = 0.25
FACET_SAID = 0.6
FACET_MEANT = 0.5
_MOST_OTHERS = 24


Others = dict[tuple[str, ...], float]
"""Expressions, as the stems of their words, with their weights."""


@dataclass(slots=True)
class Unit:
    """A word, a phrase in quotes or words joined by hyphens: one thing that is asked for.

    `shared` are expressions that say the same as this unit and its neighbours together.
    """

    words: list[Typed]
    stems: tuple[str, ...]
    filler: bool = False
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrase: bool = False
    shared: Others = field(default_factory=dict)

    @property
    def typed(self) -> str:
        return " ".join(word.word for word in self.words)


@dataclass(slots=True)
class Meaning:
    """What was understood. `units` are the things asked for; the rest was taken out of the text."""

    units: list[Unit] = field(default_factory=list)
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: list[Named] = field(default_factory=list)
    place_typed: str = ""
    corrections: dict[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    frequencies: dict[str, int] = field(default_factory=dict)
    documents: int = 1


class Reader:
    """Reads queries with the words of one index."""

    def __init__(
        self, engine: Engine, vocabulary: Vocabulary, resources: Resources, locale: str
    ) -> None:
        self._engine = engine
        self._vocabulary = vocabulary
        self._resources = resources
        self._locale = locale
        self._fillers = _fillers(locale)

    def understand(self, text: str, literally: bool = False) -> Meaning:
        """Everything that can be read out of a cleaned text."""
        reading = read(text, self._locale)
        meaning = Meaning(documents=max(self._engine.count(), 1))
        meaning.frequencies = self._engine.frequencies(_terms(reading.words))
        taken: set[int] = set()
        if not literally:
            self._correct(reading, meaning)
            self._take_places(reading, meaning, taken)
        codes = {} if literally else self._take_facets(reading, meaning, taken)
        meaning.units = self._units(reading, taken, codes, meaning)
        return meaning

    # Corrections

    def _correct(self, reading: Reading, meaning: Meaning) -> None:
        for at, word in enumerate(reading.words):
            if not word.stem or self._is_right(word, meaning):
                continue
            near = sorted(self._resources.gazetteer.words)
            found = self._vocabulary.corrections(word.word, near)
            if not found and (split := self._corrected_part(word.word)):
                found = [split]
            if not found:
                continue
            right = typed(found[0][0], found[0][0], self._locale, word.chained)
            right.corrected, right.word = found[0][0], found[0][0]
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
            else:
                stay[meant.start] = meant.codes
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
        self._share(units)
        self._mark_fillers(units, meaning)
        return units

    def _share(self, units: list[Unit]) -> None:
        """Expressions of several words, and neighbours written as one word, stand for all."""
        stems = [unit.stems[0] if len(unit.words) == 1 else "" for unit in units]
        for start in range(len(units)):
            end = self._resources.synonyms.longest(stems, start)
            if end > start + 1:
                others = self._resources.synonyms.of(tuple(stems[start:end]))
                for unit in units[start:end]:
                    unit.shared |= {key: weight for key, weight in others.items() if weight > WEAK}
        for one, other in pairwise(units):
            joined = "".join(word.form for word in (*one.words, *other.words))
            found = analyser(self._locale).word(joined)
            if found and found.parts and self._engine.frequencies([found.stem])[found.stem]:
                one.shared[(found.stem,)] = other.shared[(found.stem,)] = 1.0

    def _mark_fillers(self, units: list[Unit], meaning: Meaning) -> None:
        """Words that only open a question do not count if something else is said."""
        for unit in units:
            unit.filler = not (unit.phrase or unit.shared) and self._fillers.issuperset(unit.stems)
        if all(unit.filler for unit in units):
            for unit in units:
                unit.filler = False
        meaning.ignored = [unit.typed for unit in units if unit.filler]

    # Groups

    def groups(self, meaning: Meaning) -> list[Group]:
        """The groups of a query for an engine."""
        groups = [self._group(unit, meaning) for unit in meaning.units]
        groups += [
            Group((Facet(facet, codes),), FACET_SAID, optional=True)
            for facet, codes in meaning.facets.items()
        ]
        real = [
            (unit, group)
            for unit, group in zip(meaning.units, groups, strict=False)
            if not unit.filler
        ]
        for (one, first), (other, second) in list(pairwise(real))[:4]:
            if not (one.filler or other.filler):
                pair = Phrase((one.stems[-1], other.stems[0]))
                worth = PAIR * min(first.rarity, second.rarity)
                groups.append(Group((pair,), worth, optional=True))
        return groups

    def _group(self, unit: Unit, meaning: Meaning) -> Group:
        alternatives: Others = {}
        if unit.phrase:
            return Group((Phrase(unit.stems),), self._rarity(unit.stems, meaning), typed=unit.typed)
        self._own(unit, alternatives)
        if not unit.filler:
            for stems, weight in {**self._others(unit), **unit.shared}.items():
                alternatives.setdefault(stems, weight)
        made: list[Alternative] = [
            Word(stems[0], weight) if len(stems) == 1 else AllOf(stems, weight)
            for stems, weight in alternatives.items()
        ]
        made += [Facet(facet, codes, FACET_MEANT) for facet, codes in unit.codes.items()]
        rarity = FILLER_RARITY if unit.filler else self._rarity(unit.stems, meaning, alternatives)
        return Group(tuple(made), rarity, unit.filler, unit.typed)

    def _own(self, unit: Unit, alternatives: Others) -> None:
        """The words themselves, as one and in parts."""
        if len(unit.words) == 1:
            word = unit.words[0]
            weight = CORRECTED if word.corrected else 1.0
            alternatives[(word.stem,)] = weight
            if word.other:
                alternatives[(word.other,)] = OTHER_LANGUAGE * weight
            if word.leaves:
                alternatives[word.leaves] = PARTS * weight
                telling = tuple(leaf for leaf in word.leaves if leaf not in self._fillers)
                if telling and telling != word.leaves:
                    alternatives[telling] = PARTS * TELLING * weight
            return
        alternatives[unit.stems] = 1.0
        joined = "".join(word.form for word in unit.words)
        if analysed := analyser(self._locale).word(joined):
            alternatives[(analysed.stem,)] = 1.0

    def _others(self, unit: Unit) -> Others:
        """Synonyms of the unit, and of the parts of a compound."""
        synonyms = self._resources.synonyms
        found = dict(synonyms.of(unit.stems))
        if len(unit.words) == 1 and unit.words[0].leaves:
            leaves = unit.words[0].leaves
            leaves = tuple(leaf for leaf in leaves if leaf not in self._fillers) or leaves
            for at, part in enumerate(leaves):
                for stems, weight in list(synonyms.of((part,)).items())[:6]:
                    combined = (*leaves[:at], *stems, *leaves[at + 1 :])
                    found.setdefault(tuple(dict.fromkeys(combined)), weight * PARTS * 0.9)
        best = sorted(found.items(), key=lambda pair: -pair[1])[:_MOST_OTHERS]
        return dict(best)

    def _rarity(
        self,
        stems: Sequence[str],
        meaning: Meaning,
        alternatives: Iterable[tuple[str, ...]] = (),
    ) -> float:
        """What covering a unit is worth: 1 for a word that stands in one document only."""
        counts = [meaning.frequencies.get(stem, 0) for stem in stems]
        count = min(counts, default=0)
        if not count:
            others = [stems[0] for stems in alternatives if len(stems) == 1]
            found = self._engine.frequencies(others) if others else {}
            count = max(found.values(), default=0)
        return rarity(count, meaning.documents)


def rarity(count: int, documents: int) -> float:
    """Between 0.05 for what is everywhere and 1 for what is nearly nowhere."""
    value = math.log(1 + (documents - count + 0.5) / (count + 0.5))
    return max(0.05, min(value / math.log(1 + documents * 2), 1.0)) if documents else 1.0


def _terms(words: Iterable[Typed]) -> list[str]:
    terms: dict[str, None] = {}
    for word in words:
        terms.update(dict.fromkeys((word.stem, word.other, *word.parts)))
    terms.pop("", None)
    return list(terms)


@lru_cache(maxsize=4)
def _fillers(locale: str) -> frozenset[str]:
    words = closed_words("filler", locale)
    if locale == "en":
        words = [*words, "ehrenamt", "ehrenamtlich", "freiwillig"]
    chain = analyser(locale)
    return frozenset(found.stem for word in words if (found := chain.word(word)))
