"""“My centre”: who advises in the place of a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pages.places.gazetteer import Spot, gazetteer
from pages.places.land import land
from pages.places.models import District
from pages.profiles.responsible import responsible_centres
from pages.profiles.whereabouts import locator_among

from ..geo import distance_km
from .words import place_names

_MOST = 3
"""So many places may have one name; whoever names a wider area should look at the map."""


def centres_near(spots: Sequence[Spot], typed: str) -> list[dict[str, Any]]:
    """The coordination centres for the place of a search, with their phone numbers.

    `spots` is how the search understood the place. While no index answers there are none, and
    `typed` is looked up instead.
    """
    spots = tuple(spots) or _spots_named(typed)
    if not spots:
        return []
    known = land()
    wanted = _districts(spots, known.districts)
    if not 0 < len(wanted) <= _MOST:
        return []
    found = []
    for district, card in zip(wanted, responsible_centres(wanted, known), strict=True):
        if card is not None:
            where = locator_among(known.on_map, district, "") if district.tile_column else None
            name = place_names(spots) if len(wanted) == 1 else str(district)
            found.append({**card, "locator": where, "place": name})
    return found


def _spots_named(typed: str) -> tuple[Spot, ...]:
    named = gazetteer().find(typed.split()) if typed else []
    return named[0].spots if named else ()


def _districts(spots: Sequence[Spot], today: Sequence[District]) -> list[District]:
    """Those of the towns, else the districts named, else the one around a region's middle."""
    towns = [spot for spot in spots if spot.kind == "municipality"]
    numbers = {spot.district for spot in (towns or spots) if spot.district}
    if numbers:
        return [one for one in today if one.pk in numbers]
    points = {
        one.pk: (one.latitude, one.longitude)
        for one in today
        if one.latitude is not None and one.longitude is not None
    }
    middles = [spot.point for spot in spots if spot.point and points]
    nearest = {min(points, key=lambda pk: distance_km(points[pk], middle)) for middle in middles}
    return [one for one in today if one.pk in nearest]
