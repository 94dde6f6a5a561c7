"""The place in the words or beside them, as a condition on documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.places.gazetteer import Gazetteer, Named, Spot
from search.analysis.compounds import general_words
from search.analysis.folding import fold, strip_marks
from search.data import closed_words, table
from search.documents import EVERYWHERE
from search.geo import Point, circle
from search.queries import Ring, Where

RING_SHARES = (0.15, 0.4, 1.0)
"""Circles inside the radius, as shares of it."""

RING_WEIGHTS = (0.15, 0.15, 0.5)
"""What a document gains for being inside; with the last one local comes before online."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where to look: circles of a radius that can be widened, and districts."""

    centres: tuple[tuple[Point, float], ...]
    districts: tuple[int, ...] = ()
    municipalities: tuple[int, ...] = ()
    km: float = 25.0

    def where(self, factor: float = 1.0, everywhere: bool = True) -> Where:
        """The condition; `factor` widens the circles.

        A district is what carries its number, no circle: the city of Kassel lies amid its county.
        """
        terms: dict[str, None] = {}
        if factor > 1 or not any(self.districts):
            for point, km in self.centres:
                terms.update(dict.fromkeys(circle(point, km * factor)))
        terms.update(dict.fromkeys(f"d{number}" for number in self.districts if number))
        terms.update(dict.fromkeys(f"m{number}" for number in self.municipalities if number))
        rings = self.rings(factor)
        if everywhere:
            terms[EVERYWHERE] = None
        single = self.centres[0][0] if len(self.centres) == 1 else None
        return Where(tuple(terms), rings, single)

    def rings(self, factor: float = 1.0) -> tuple[Ring, ...]:
        rings = []
        for share, weight in zip(RING_SHARES, RING_WEIGHTS, strict=True):
            inside: dict[str, None] = {}
            for point, km in self.centres:
                inside.update(dict.fromkeys(circle(point, km * factor * share, 2)))
            if any(self.districts) and factor == 1:
                inside.clear()
            if share == 1.0:
                inside.update(dict.fromkeys(f"d{number}" for number in self.districts if number))
                inside.update(
                    dict.fromkeys(f"m{number}" for number in self.municipalities if number)
                )
            if inside:
                rings.append(Ring(tuple(inside), weight))
        return tuple(rings)


def area_of(spots: Sequence[Spot], km: float) -> Area | None:
    """The area that places mean; None if nothing is known of where they are."""
    towns = [spot for spot in spots if spot.kind == "municipality"]
    regions = [spot for spot in spots if spot.kind == "region"]
    districts = [spot for spot in spots if spot.kind == "district"]
    if regions:
        return Area(
            tuple(((lat, lon), wide) for spot in regions for lat, lon, wide in spot.circles),
            km=max(wide for spot in regions for _lat, _lon, wide in spot.circles),
        )
    if towns:
        centres = tuple((spot.point, km) for spot in towns if spot.point)
        numbers = tuple(spot.municipality for spot in towns)
        return Area(centres, municipalities=numbers, km=km) if centres or any(numbers) else None
    if districts:
        centres = tuple((spot.point, DISTRICT_KM) for spot in districts if spot.point)
        numbers = tuple(spot.district for spot in districts)
        return Area(centres, numbers, km=DISTRICT_KM) if centres or any(numbers) else None
    return None


DISTRICT_KM = 16.0
"""Around the middle of a district whose number is unknown, or for looking further."""


def named_in(words: Sequence[str], gazetteer: Gazetteer, locale: str) -> list[Named]:
    """The places that the words name; words that are no places in this company are left out."""
    return [named for named in gazetteer.find(words) if _is_meant(words, named, locale)]


def _is_meant(words: Sequence[str], named: Named, locale: str) -> bool:
    """Whether a word that is a place as well (Gießen, Linden) means the place here."""
    if named.end - named.start > 1:
        return True
    word = words[named.start]
    if word.isdigit():
        return len(word) == 5
    before = words[named.start - 1] if named.start else ""
    if fold(before) in _openers(locale):
        return True
    beside = table("words")["not_a_place"].get(word)
    if beside is not None:
        others = {fold(other) for other in words if other != word}
        return not others & set(map(fold, beside.split()))
    if strip_marks(word) in general_words() and len(word) < 6:
        return named.end == len(words)
    return True


def _openers(locale: str) -> frozenset[str]:
    return frozenset(map(fold, closed_words("place_openers", locale)))
