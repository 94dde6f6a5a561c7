"""From what people type to places: postcode, name, any spelling, slips."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.utils import timezone

from .models import District, Municipality, Place, PlaceName
from .names import name_key
from .typed import Typed

_EARTH_RADIUS_KM = 6371.0088
_CLOSE = 0.78  # of 1; “Kasel” and “Kassel” have 0.91
_KEYS_MAX = 12


@dataclass(frozen=True, slots=True)
class Found:
    """The places that a text may mean; both lists are empty when nothing fits.

    `key` is the folded name under which they were found; empty for a postcode.
    """

    districts: list[District] = field(default_factory=list)
    municipalities: list[Municipality] = field(default_factory=list)
    key: str = ""

    def __bool__(self) -> bool:
        return bool(self.districts or self.municipalities)

    @property
    def all_districts(self) -> list[District]:
        """The districts found, and those of the municipalities found, each once."""
        found = {district.pk: district for district in self.districts}
        for municipality in self.municipalities:
            found.setdefault(municipality.district_id, municipality.district)
        return list(found.values())


def find_places(text: str, day: dt.date | None = None) -> Found:
    """The places that `text` means on `day`: a postcode, a name in any spelling, or both.

    A postcode goes before a name that does not lie in it; of a place that has ended, the
    successor is found.
    """
    typed = Typed.read(text)
    if typed.postcode:
        municipalities = Municipality.objects.as_of(day).select_related("district")
        there = list(municipalities.filter(postcodes__code=typed.postcode))
        named = [one for one in there if typed.keys and _is_called(one, typed.keys)]
        if there:
            return Found([], named or there)
    return _by_name(typed.keys, day or timezone.localdate())


def _is_called(place: Place, keys: Sequence[str]) -> bool:
    return any(name_key(name) in keys for name in place.all_names)


def _by_name(keys: Sequence[str], day: dt.date) -> Found:
    """The places of the first of these keys under which there are any, in one query."""
    if not keys:
        return Found()
    rows = PlaceName.objects.filter(folded__in=keys).select_related(
        "district__successor", "municipality__district", "municipality__successor__district"
    )
    found: dict[str, Found] = {}
    for row in rows:
        places = found.setdefault(row.folded, Found())
        _add(places.districts, row.district, day)
        _add(places.municipalities, row.municipality, day)
    key = next((key for key in keys if found.get(key)), "")
    first = found.get(key) or Found()
    return Found(_in_order(first.districts), _in_order(first.municipalities), key)


def _add(places: list[Any], place: Any, day: dt.date) -> None:
    """Add the place, or what has come after it, if that is there on this day."""
    if place is not None and place.valid_until and place.valid_until < day:
        place = place.successor
    if place is None or place in places:
        return
    begun = place.valid_from is None or place.valid_from <= day
    if begun and (place.valid_until is None or place.valid_until >= day):
        places.append(place)


def _in_order(places: Iterable[Any]) -> list[Any]:
    return sorted(places, key=lambda one: (one.sort_key, one.pk))


def close_places(text: str, day: dt.date | None = None, limit: int = 5) -> Found:
    """Places whose names are like `text`, for a question back: slips, beginnings, parts.

    For an unknown postcode those with a similar one. The best come first within each list.
    """
    typed = Typed.read(text)
    if typed.postcode or typed.text.isdigit():
        return Found([], _similar_postcodes(typed.postcode or typed.text, day, limit))
    if not typed.keys:
        return Found()
    names = list(PlaceName.objects.values_list("folded", "district_id", "municipality_id"))
    keys = _close_keys(typed.keys[-1], {name for name, _district, _municipality in names})
    near = [row for row in reversed(names) if row[0] in keys]
    districts = {district: keys.index(name) for name, district, _town in near}
    municipalities = {town: keys.index(name) for name, _district, town in near}
    return Found(
        _best(District.objects.as_of(day), districts, limit),
        _best(Municipality.objects.as_of(day).select_related("district"), municipalities, limit),
    )


def _similar_postcodes(code: str, day: dt.date | None, limit: int) -> list[Municipality]:
    """Municipalities with the same first four digits, or else the same first three."""
    nearby = Municipality.objects.as_of(day).select_related("district").distinct()
    for digits in (4, 3) if code[2:] else ():
        found = list(nearby.filter(postcodes__code__startswith=code[:digits])[:limit])
        if found:
            return found
    return []


def _close_keys(key: str, names: set[str]) -> list[str]:
    """Slips of the finger, then names that the text begins with, and names that it is part of."""
    slips = get_close_matches(key, names, n=_KEYS_MAX, cutoff=_CLOSE)
    begin = [name for name in names if len(key) > 2 and name.startswith(key)]
    before = [name for name in names if len(name) > 3 and key.startswith(name)]
    inside = [name for name in names if len(key) > 3 and key in name]
    parts = [*sorted(before, key=len, reverse=True), *sorted(begin, key=len), *sorted(inside)]
    return list(dict.fromkeys([*slips, *parts]))[:_KEYS_MAX]


def _best(rows: Any, ranks: Mapping[Any, int], limit: int) -> list[Any]:
    """The places of these ids that are there, in the order of their ranks."""
    wanted = {key: rank for key, rank in ranks.items() if key is not None}
    if not wanted:
        return []
    return sorted(rows.filter(pk__in=wanted), key=lambda one: wanted[one.pk])[:limit]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points given as (latitude, longitude), in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(half))
