"""The districts of a day with their borders: who lies beside whom, and what is nearest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from .lookup import distance_km
from .models import District, Municipality
from .names import name_key

Point = tuple[float, float]
_KIND = re.compile(r"^(Landkreis|Kreis|Stadt) ")


@dataclass(slots=True)
class Land:
    """The districts of a day in alphabetical order, and the pairs of ids that share a border."""

    districts: list[District]
    borders: set[frozenset[int]]

    @property
    def on_map(self) -> list[District]:
        """The districts that have a tile, in reading order."""
        tiles = [one for one in self.districts if one.tile_column and one.tile_row]
        return sorted(tiles, key=lambda one: (one.tile_row, one.tile_column))

    def by_slug(self, slug: str) -> District | None:
        """The district with that short name in addresses."""
        return next((one for one in self.districts if one.slug == slug), None)

    def called(self, key: str) -> list[District]:
        """The districts with this plain name, folded: for “kassel” the city and the county."""
        return [one for one in self.districts if key and name_key(plain_name(one)) == key]

    def label(self, district: District) -> str:
        """The short name; that of a county in full where a city has the same one."""
        shared = {name_key(one.short_name) for one in self.districts if one.is_city}
        if not district.is_city and name_key(district.short_name) in shared:
            return district.name
        return district.short_name

    def share_border(self, one: int, other: int) -> bool:
        """Whether two districts, given by id, really touch."""
        return frozenset((one, other)) in self.borders

    def nearest(
        self, here: District, among: Iterable[District], point: Point | None = None
    ) -> District | None:
        """The nearest of these districts: neighbours first, then by distance from `point`.

        Without any coordinates the first neighbour in the alphabet; None where nothing is known.
        """
        others = [one for one in among if one.pk != here.pk]
        neighbours = [one for one in others if self.share_border(one.pk, here.pk)]
        start = point or place_point(here)
        near = [(one, place_point(one)) for one in neighbours or others]
        measured = [
            (distance_km(start, end), one.sort_key, one) for one, end in near if end and start
        ]
        if measured:
            return min(measured, key=lambda entry: entry[:2])[2]
        return neighbours[0] if neighbours else None


def land(day: dt.date | None = None) -> Land:
    """All districts of a day, each with its seat and its borders, in one query."""
    rows = (
        District.objects.as_of(day)
        .select_related("seat")
        .annotate(neighbour=F("borders_first__second_id"))
        .order_by("sort_key", "pk")
    )
    districts: dict[int, District] = {}
    borders = set()
    for row in rows:
        districts.setdefault(row.pk, row)
        if row.neighbour:
            borders.add(frozenset((row.pk, row.neighbour)))
    return Land(list(districts.values()), borders)


def plain_name(district: District) -> str:
    """The short name without what the district is: “Kassel” for city and county."""
    return _KIND.sub("", district.short_name)


def place_point(place: District | Municipality) -> Point | None:
    """Where one goes in a place, as (latitude, longitude): in a district to its seat."""
    seat = place.seat if isinstance(place, District) else None
    for one in (seat, place):
        if one is not None and one.latitude is not None and one.longitude is not None:
            return one.latitude, one.longitude
    return None
