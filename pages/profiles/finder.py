"""Which place a visitor means: what the field “Ort oder Postleitzahl” leads to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.http import urlencode

from pages.places.land import Land
from pages.places.lookup import Found, close_places, find_places
from pages.places.models import District, Municipality
from pages.places.typed import Typed, printable

PLACE, DISTRICT = "ort", "kreis"  # in the address: what was typed, and which district is meant


@dataclass(frozen=True, slots=True)
class Spot:
    """A district, and the towns in it that are meant; no towns: the district as a whole."""

    district: District
    towns: tuple[Municipality, ...] = ()

    @property
    def name(self) -> str:
        """“Gießen”, “Landkreis Gießen”."""
        return ", ".join(one.name for one in self.towns) or self.district.name


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and what it may mean.

    `spots`: the places meant; of a postcode across a border several. `which`: several of the same
    name, of which one must be chosen. `close`: names that are like the unknown one.
    """

    text: str = ""
    postcode: str = ""
    spots: list[Spot] = field(default_factory=list)
    which: list[Spot] = field(default_factory=list)
    close: list[Spot] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.text or self.spots)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is called like that."""
        return not (self.is_empty or self.spots or self.which)


def ask(text: str, slug: str, land: Land) -> Question:
    """Understand what was typed; `slug` names the district where that has been chosen already."""
    typed = Typed.read(text)
    district = land.by_slug(printable(slug))
    if not typed.text:
        return Question(spots=[Spot(district)] if district else [])
    question = Question(typed.text, typed.postcode)
    found = find_places(typed.text)
    spots = _spots(found, land)
    if district:
        here = [spot for spot in spots if spot.district == district]
        return replace(question, spots=here or [Spot(district)])
    if not spots:
        return replace(question, close=_close(typed.text, land))
    if (typed.postcode and not found.key) or len(spots) == 1:
        return replace(question, spots=spots)
    return replace(question, which=spots)


def _spots(found: Found, land: Land) -> list[Spot]:
    """The places found under their districts, with the districts of the same plain name."""
    towns: dict[int, list[Municipality]] = {}
    for one in found.municipalities:
        towns.setdefault(one.district_id, []).append(one)
    meant = {one.pk for one in found.districts} | towns.keys()
    if found.key:
        meant |= {one.pk for one in land.called(found.key)}
    return [
        Spot(district, tuple(towns.get(district.pk, ())))
        for district in land.districts
        if district.pk in meant
    ]


def _close(text: str, land: Land) -> list[Spot]:
    """Places with a name like this, each for itself; a district whose town is there is left out."""
    found = close_places(text)
    districts = {one.pk: one for one in land.districts}
    towns = [
        Spot(districts[one.district_id], (one,))
        for one in found.municipalities
        if one.district_id in districts
    ]
    there = {spot.district.pk for spot in towns}
    return [*towns, *(Spot(one) for one in found.districts if one.pk not in there)]


def finder_url(text: str = "", district: District | None = None, anchor: str = "") -> str:
    """The address of the answer."""
    query = {PLACE: text, DISTRICT: district.slug if district else ""}
    asked = urlencode({name: value for name, value in query.items() if value})
    return reverse("finder") + (f"?{asked}" if asked else "") + anchor
