"""The places as they are stored: loaded once, changed in memory, written in few statements."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..lookup import distance_km
from ..models import District, Municipality, Place, PlaceEvent, Postcode
from ..names import name_key
from .report import FieldChange
from .writing import Changes

_EMPTY: tuple[Any, ...] = (None, "", [])


class Stock:
    """All stored places, seen from `day`: what is valid then is current, the rest is history."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        self.districts: list[District] = list(District.objects.all())
        self.municipalities: list[Municipality] = list(Municipality.objects.all())
        self.changes = Changes()
        self._slugs = {district.slug for district in self.districts}
        self._keys: dict[str, list[Any]] = defaultdict(list)
        self._postcodes: dict[int, set[str]] = defaultdict(set)
        self._connect()

    def _connect(self) -> None:
        by_pk = {district.pk: district for district in self.districts}
        for municipality in self.municipalities:
            municipality.district = by_pk[municipality.district_id]
        for place in [*self.districts, *self.municipalities]:
            self._index(place)
        for owner, code in Postcode.objects.values_list("municipality", "code"):
            self._postcodes[owner].add(code)

    def _index(self, place: Place) -> None:
        if place.key:
            self._keys[place.key].append(place)

    def is_current(self, place: Place) -> bool:
        begun = place.valid_from is None or place.valid_from <= self.day
        return begun and (place.valid_until is None or place.valid_until >= self.day)

    def current(self, key: str) -> Any | None:
        """The district (five digits) or municipality (eight) that bears the key now."""
        return next(filter(self.is_current, self._keys.get(key, ())), None)

    def former(self, key: str) -> Any | None:
        """The last one that bore the key, if none does now."""
        if self.current(key):
            return None
        rows = sorted(self._keys.get(key, ()), key=lambda place: place.valid_until or dt.date.max)
        return rows[-1] if rows else None

    def update(self, place: Place, values: Mapping[str, Any]) -> list[FieldChange]:
        """Set what differs; the changes."""
        changes = [
            FieldChange(name, getattr(place, name), value)
            for name, value in values.items()
            if getattr(place, name) != value
        ]
        for change in changes:
            setattr(place, change.name, change.new)
        self.changes.touch(place, (change.name for change in changes))
        if any(change.name == "key" for change in changes):
            self._index(place)
        return changes

    def fill(self, place: Place, values: Mapping[str, Any]) -> list[FieldChange]:
        """Set only what is still empty; the changes."""
        return self.update(
            place,
            {
                name: value
                for name, value in values.items()
                if value not in _EMPTY and getattr(place, name) in _EMPTY
            },
        )

    def add(self, place: Any) -> None:
        """A new place; it is written with the others."""
        if isinstance(place, District):
            place.slug = self._free_slug(place.slug)
            self.districts.append(place)
        else:
            self.municipalities.append(place)
        self.changes.new.append(place)
        self._index(place)

    def _free_slug(self, wanted: str) -> str:
        slug, number = wanted, 2
        while slug in self._slugs:
            slug, number = f"{wanted}-{number}", number + 1
        self._slugs.add(slug)
        return slug

    def postcodes(self, municipality: Municipality) -> set[str]:
        """Those stored and those about to be."""
        stored = self._postcodes.get(municipality.pk, set()) if municipality.pk else set()
        return stored | self.changes.postcodes_of(municipality)

    def add_postcodes(self, municipality: Municipality, codes: Iterable[str]) -> list[FieldChange]:
        """Add what is missing; the changes. Nothing is removed."""
        known = self.postcodes(municipality)
        missing = set(codes) - known - {""}
        if not missing:
            return []
        self.changes.add_postcodes(municipality, missing)
        return [FieldChange("postcodes", sorted(known), sorted(known | missing))]

    def end(self, place: Place, successor: Place | None, kind: str, note: str) -> None:
        """Let a place end on the day before `day`; it keeps all that belongs to it."""
        self.update(place, {"valid_until": self.day - dt.timedelta(days=1)})
        if successor is not None:
            self.changes.link(place, "successor", successor)
        self.event(place, kind, note)

    def event(self, place: Place, kind: str, note: str, on: dt.date | None = None) -> None:
        """Something happened to a place, on `day` if no other is given."""
        owner: dict[str, Any] = {str(place._meta.model_name): place}
        self.changes.events.append(
            PlaceEvent(kind=kind, on=on or self.day, note=note[:250], **owner)
        )


def folded_names(place: Place) -> set[str]:
    """All spellings of a place, made comparable."""
    return {name_key(name) for name in place.all_names}


def distance(one: Any, other: Any) -> float | None:
    """Kilometres between two places or rows; None when one of them has no coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
