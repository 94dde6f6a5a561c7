"""From the things that are asked for to groups of alternatives with weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from search.analysis.analyser import analyser
from search.analysis.documents import text_tag
from search.engines.base import Engine
from search.queries import AllOf, Alternative, Facet, Group, Phrase, Tag, Word

from .meaning import Meaning, Others, Unit
from .reading import Typed
from .resources import Resources
from .topics import topics_of
from .understanding import fillers
from .vocabulary import Vocabulary
from .weights import (
    APART,
    CORRECTED,
    FACET_MEANT,
    FACET_SAID,
    FILLER_RARITY,
    LEAF,
    MENTIONED,
    OTHER_LANGUAGE,
    PAIR,
    PART,
    PARTS,
    SERVED,
    SIMILAR,
    SPOKEN_OF,
    TELLING,
    TOPIC,
    TOPIC_SAID,
    TRANSLATED,
    UNKNOWN,
    WEAK,
)

_MOST_OTHERS = 24
_MOST_RELATED = 24
_SHORTEST_INSIDE = 6
_ENOUGH_SAID = 3
"""With so many things that tell something the others need not be looked up at all."""
_MOST_GROUPS = 8
_MOST_ALTERNATIVES = 120
_FEWEST_ALTERNATIVES = 16


class Grouping:
    """Makes groups with the words of one index."""

    def __init__(
        self, engine: Engine, vocabulary: Vocabulary, resources: Resources, locale: str
    ) -> None:
        self._engine = engine
        self._vocabulary = vocabulary
        self._resources = resources
        self._locale = locale
        self._fillers = fillers(locale)

    def groups(self, meaning: Meaning) -> list[Group]:
        """The groups of a query for an engine."""
        groups = [self._group(unit, meaning) for unit in meaning.units]
        groups += [self._said(facet, codes, meaning) for facet, codes in meaning.facets.items()]
        if groups and self._locale != "de":
            own = Tag(text_tag(self._locale), TRANSLATED)
            groups.append(Group((own,), optional=True))
        real = [
            (unit, group)
            for unit, group in zip(meaning.units, groups, strict=False)
            if not unit.filler
        ]
        left_out = _too_many([group for _unit, group in real])
        if len(real) >= _ENOUGH_SAID:
            left_out |= {
                id(group) for unit, group in zip(meaning.units, groups, strict=False) if unit.filler
            }
        real = [(unit, group) for unit, group in real if id(group) not in left_out]
        groups = [_bounded(one, len(real)) for one in groups if id(one) not in left_out]
        groups += [bonus for unit, group in real for bonus in self._topics(unit, group)]
        for (one, first), (other, second) in list(pairwise(real))[:4]:
            if not (one.filler or other.filler):
                pair = Phrase((one.stems[-1], other.stems[0]))
                worth = PAIR * min(first.rarity, second.rarity)
                groups.append(Group((pair,), worth, optional=True))
        return groups

    def _group(self, unit: Unit, meaning: Meaning) -> Group:
        alternatives: Others = {}
        if unit.phrase:
            count = self._count(unit.stems, meaning)
            return Group((Phrase(unit.stems),), rarity(count, meaning.documents), typed=unit.typed)
        self._own(unit, alternatives)
        if not unit.filler:
            for stems, weight in {**self._others(unit), **unit.shared}.items():
                alternatives.setdefault(stems, weight)
        made: list[Alternative] = [
            Word(stems[0], weight) if len(stems) == 1 else AllOf(stems, weight)
            for stems, weight in alternatives.items()
        ]
        made += [Facet(facet, codes, FACET_MEANT) for facet, codes in unit.codes.items()]
        if not unit.filler:
            codes, _sure = topics_of(unit.words[-1], self._locale)
            made += [Facet(facet, some, TOPIC) for facet, some in codes.items()]
        if unit.filler:
            return Group(tuple(made), FILLER_RARITY, optional=True, typed=unit.typed)
        if not self._count(unit.stems, meaning):
            made += self._containing(unit)
        count = self._count(unit.stems, meaning, alternatives)
        worth = rarity(count, meaning.documents)
        if not count:
            made += self._similar(unit)
            if sum(not one.filler for one in meaning.units) > 1:
                worth *= UNKNOWN
        if unit.words[-1].mentioned and self._asks_more(unit, meaning):
            return Group(tuple(made), worth * MENTIONED, optional=True, typed=unit.typed)
        if unit.words[-1].served:
            worth *= SERVED
        parts = self._parts(alternatives, worth, meaning.documents)
        return Group(tuple(made), worth, typed=unit.typed, parts=parts)

    def _asks_more(self, unit: Unit, meaning: Meaning) -> bool:
        """Whether something else is asked for beside what the speaker is."""
        return any(
            not (other.filler or other.words[-1].mentioned)
            for other in meaning.units
            if other is not unit
        )

    def _containing(self, unit: Unit) -> list[Alternative]:
        """Words of the index that have the typed one in them where no compound is known."""
        word = unit.words[-1].form
        if len(unit.words) > 1 or len(word) < _SHORTEST_INSIDE:
            return []
        found = self._vocabulary.containing(word)
        stems = [one.stem for other in found if (one := analyser(self._locale).word(other))]
        return [Word(stem, PARTS) for stem in dict.fromkeys(stems)]

    def _said(self, facet: str, codes: tuple[str, ...], meaning: Meaning) -> Group:
        """A facet that was said: what carries it, else what speaks of it in the same words."""
        words = [word for word in meaning.facet_words.get(facet, ()) if word not in self._fillers]
        counts = self._engine.frequencies(words) if words else {}
        made = [
            Word(word, SPOKEN_OF * rarity(counts.get(word, 0), meaning.documents)) for word in words
        ]
        return Group((Facet(facet, codes), *made), FACET_SAID, optional=True)

    def _parts(self, alternatives: Others, worth: float, documents: int) -> tuple[Word, ...]:
        """Single parts of compounds, a rare part for more than a frequent one."""
        weights: dict[str, float] = {}
        for stems, weight in alternatives.items():
            if len(stems) > 1 and weight > WEAK:
                for stem in stems:
                    weights[stem] = max(weights.get(stem, 0.0), weight * PART)
        counts = self._engine.frequencies(list(weights))
        return tuple(
            Word(stem, weight * min(rarity(counts.get(stem, 0), documents) / worth, 1.0))
            for stem, weight in weights.items()
        )

    def _topics(self, unit: Unit, group: Group) -> list[Group]:
        """What belongs to the categories of a word comes before what only mentions it."""
        if unit.phrase:
            return []
        codes, sure = topics_of(unit.words[-1], self._locale)
        worth = TOPIC_SAID * sure * group.rarity
        return [Group((Facet(facet, some),), worth, optional=True) for facet, some in codes.items()]

    def _own(self, unit: Unit, alternatives: Others) -> None:
        """The words themselves, as one and in parts."""
        if len(unit.words) == 1:
            word = unit.words[0]
            weight = CORRECTED if word.corrected else 1.0
            alternatives[(word.stem,)] = weight
            if unit.apart:
                alternatives[unit.apart] = APART
            if word.other:
                alternatives[(word.other,)] = OTHER_LANGUAGE * weight
            for parts in filter(None, (word.pieces, word.leaves)):
                alternatives.setdefault(parts, PARTS * weight)
            for telling in self._telling(word):
                alternatives.setdefault(telling, PARTS * TELLING * weight)
            return
        alternatives[unit.stems] = 1.0
        joined = "".join(word.form for word in unit.words)
        if analysed := analyser(self._locale).word(joined):
            alternatives[(analysed.stem,)] = 1.0

    def _telling(self, word: Typed) -> list[tuple[str, ...]]:
        """The parts of a compound without those that say little, coarse and fine.

        One fine part alone is not enough: the "haus" of Hausaufgabenhilfe is no house.
        """
        coarse, fine = (
            tuple(part for part in parts if part not in self._fillers)
            for parts in (word.pieces, word.leaves)
        )
        kept = [coarse, *([fine] if len(fine) > 1 else [])]
        return [parts for parts in dict.fromkeys(kept) if parts]

    def _others(self, unit: Unit) -> Others:
        """Synonyms of the unit, and of the parts of a compound."""
        synonyms = self._resources.synonyms
        found = dict(synonyms.of(unit.stems))
        if len(unit.words) == 1 and unit.words[0].leaves:
            for parts in self._telling(unit.words[0]):
                for at, part in enumerate(parts):
                    for stems, weight in list(synonyms.of((part,)).items())[:6]:
                        combined = (*parts[:at], *stems, *parts[at + 1 :])
                        found.setdefault(tuple(dict.fromkeys(combined)), weight * PARTS * 0.9)
        best = sorted(found.items(), key=lambda pair: -pair[1])[:_MOST_OTHERS]
        related = list(synonyms.related(unit.stems).items())[:_MOST_RELATED]
        return dict(related) | dict(best)

    def _count(
        self, stems: Sequence[str], meaning: Meaning, alternatives: Iterable[tuple[str, ...]] = ()
    ) -> int:
        """In how many documents a unit stands, in its own words or else in other ones."""
        count = min((meaning.frequencies.get(stem, 0) for stem in stems), default=0)
        if not count:
            others = [other[0] for other in alternatives if len(other) == 1]
            count = max(self._engine.frequencies(others).values(), default=0) if others else 0
        return count

    def _similar(self, unit: Unit) -> list[Alternative]:
        """Words of the index that look like one that nothing is found for."""
        found: dict[str, float] = {}
        for word in unit.words:
            for other, likeness in self._vocabulary.similar(word.word):
                if analysed := analyser(self._locale).word(other):
                    weight = min(likeness * SIMILAR, WEAK)
                    found[analysed.stem] = max(weight, found.get(analysed.stem, 0.0))
            for leaf in word.leaves:
                for stems, weight in self._resources.synonyms.of((leaf,)).items():
                    if len(stems) == 1 and leaf not in self._fillers:
                        found.setdefault(stems[0], weight * LEAF)
        return [Word(stem, weight) for stem, weight in found.items()]


def _too_many(groups: Sequence[Group]) -> set[int]:
    """Which groups a long text can do without: the most frequent ones."""
    best = sorted(groups, key=lambda group: (group.optional, -group.rarity))
    return {id(group) for group in best[_MOST_GROUPS:]}


def _bounded(group: Group, things: int) -> Group:
    """The weightiest alternatives: the more things are asked for, the fewer for each."""
    most = max(_MOST_ALTERNATIVES // max(things, 1), _FEWEST_ALTERNATIVES)
    if len(group.alternatives) <= most:
        return group
    facets = [one for one in group.alternatives if isinstance(one, Facet)]
    others = [one for one in group.alternatives if not isinstance(one, Facet)]
    others.sort(key=lambda one: -one.weight)
    return replace(group, alternatives=(*others[: max(most - len(facets), 1)], *facets))


def rarity(count: int, documents: int) -> float:
    """Between 0.05 for what is everywhere and 1 for what is nearly nowhere."""
    value = math.log(1 + (documents - count + 0.5) / (count + 0.5))
    return max(0.05, min(value / math.log(1 + documents * 2), 1.0)) if documents else 1.0
