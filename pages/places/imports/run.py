"""One import of a register: what its steps share."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from ..models import District, Municipality, Place
from ..names import name_key
from .register import DistrictRow, MunicipalityRow, Register
from .report import FieldChange, Outcome, Report
from .stock import Stock, distance, folded_names

NEAR_KM = 20.0
"""Two places of one name are the same place when they lie closer; centre points differ."""


@dataclass(slots=True)
class Run:
    """Stored places, the file and the report. `valid_from`: the day of the changes, if given."""

    stock: Stock
    register: Register
    report: Report
    valid_from: dt.date | None
    gone: dict[int, Place] = field(default_factory=dict)
    heirs: dict[int, Place] = field(default_factory=dict)
    growth: dict[int, int] = field(default_factory=dict)
    _keyless: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    _gone_by_name: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    _bearers: dict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))
    _names: Counter[tuple[bool, str]] = field(default_factory=Counter)
    _states: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._states = {key[:2] for key in self.register.keys}
        for place in [*self.stock.districts, *self.stock.municipalities]:
            if not place.key and self.stock.is_current(place):
                self._enter(self._keyless, place)
            elif self._is_gone(place):
                self.gone[id(place)] = place
                self._enter(self._gone_by_name, place)
        rows: list[DistrictRow | MunicipalityRow] = [
            *self.register.districts,
            *self.register.municipalities,
        ]
        for row in rows:
            if not self.stock.current(row.key):
                self._names[isinstance(row, DistrictRow), name_key(row.name)] += 1
        self._note_district_names()

    def _note_district_names(self) -> None:
        for district in self.stock.districts:
            for folded in folded_names(district):
                self._bearers[folded].add(district.key)
        for row in self.register.districts:
            self._bearers[name_key(row.name)].add(row.key)

    def _enter(self, index: dict[str, list[Place]], place: Place) -> None:
        for folded in folded_names(place):
            index[folded].append(place)

    def _is_gone(self, place: Place) -> bool:
        """Valid until now, in a state of the file, and not in the file."""
        return (
            bool(place.key)
            and place.key not in self.register.keys
            and str(place.key)[:2] in self._states
            and (place.valid_from is None or place.valid_from < self.stock.day)
            and (place.valid_until is None or place.valid_until >= self.stock.day)
        )

    def is_shared(self, row: DistrictRow) -> bool:
        """Whether another district has the plain name too (Kassel, Offenbach, Rostock)."""
        return bool(self._bearers[name_key(row.name)] - {row.key})

    def without_key(self, row: DistrictRow | MunicipalityRow) -> Any | None:
        """The stored place whose key was unknown so far and is told by this row."""
        found = self._alike(row, self._keyless)
        if len(found) != 1:
            return None
        alone = self._names[isinstance(row, DistrictRow), name_key(row.name)] == 1
        return found[0] if alone or self._distance(row, found[0]) is not None else None

    def under_another_key(self, row: DistrictRow | MunicipalityRow) -> Any | None:
        """The stored place of this name that the file no longer has under its old key."""
        found = [one for one in self._alike(row, self._gone_by_name) if one.key[:2] == row.key[:2]]
        return found[0] if len(found) == 1 else None

    def _alike(
        self, row: DistrictRow | MunicipalityRow, index: dict[str, list[Place]]
    ) -> list[Any]:
        return [place for place in index[name_key(row.name)] if self._may_be(row, place)]

    def _may_be(self, row: DistrictRow | MunicipalityRow, place: Place) -> bool:
        if isinstance(row, DistrictRow):
            return isinstance(place, District) and place.is_city == row.is_city
        kilometres = self._distance(row, place)
        return isinstance(place, Municipality) and (kilometres is None or kilometres < NEAR_KM)

    def _distance(self, row: DistrictRow | MunicipalityRow, place: Place) -> float | None:
        return None if isinstance(row, DistrictRow) else distance(row, place)

    def settle(self, place: Place) -> None:
        """A place that seemed gone has been dealt with, or one without key has got it."""
        self.gone.pop(id(place), None)
        for index in (self._keyless, self._gone_by_name):
            for folded in folded_names(place):
                index[folded] = [one for one in index[folded] if one is not place]

    def end(self, place: Place, successor: Place | None, kind: str, note: str) -> None:
        """A stored place is no longer valid; if it can be told, another one is in its place."""
        self.settle(place)
        if successor is not None:
            self.heirs[id(place)] = successor
        self.stock.end(place, successor, kind, note)
        change = FieldChange("valid_until", None, place.valid_until)
        self.report.add(Outcome.ENDED, "", label(place), [change], note)

    def report_former(self, row: DistrictRow | MunicipalityRow, place: Place) -> None:
        """The row names a key that is not valid on the day of the import."""
        span = f"valid here from {place.valid_from or 'ever'} to {place.valid_until or 'now'}"
        what = f"{row.key} {row.name}"
        if self.valid_from and place.valid_until and place.valid_until < self.valid_from:
            self.report.refuse(row.where, what, f"{span}: an editor must decide")
        else:
            self.report.add(Outcome.UNCHANGED, row.where, what, note=span)

    def needs_a_date(self, row: DistrictRow | MunicipalityRow, place: Place) -> bool:
        """Refuse a change of key for which no day is known; whether it was refused."""
        if self.valid_from is None:
            why = f"seems to be {place.key} {place.name} under a new key: give --valid-from"
            self.report.refuse(row.where, f"{row.key} {row.name}", why)
            self.settle(place)
        return self.valid_from is None


def label(place: Place) -> str:
    """Key and name, as they stand in the report."""
    return f"{place.key or '(no key)'} {place.name}"
