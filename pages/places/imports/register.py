"""The federal register of municipalities as it is published: from cells to checked rows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

from .cells import BadCell, decimal, postcode, whole, without_footnote
from .checks import MAX_DISTRICT_NAME, MAX_NAME, check_point
from .layout import Table, read_table
from .report import Outcome, Report

STATE, REGION, DISTRICT, ASSOCIATION, MUNICIPALITY = "10", "20", "40", "50", "60"
_CITY_MARKS = {"41", "42"}  # independent city, called “Stadtkreis” in Baden-Württemberg
_COUNTY_MARKS = {"43", "44", "45"}  # Kreis, Landkreis, Regionalverband
_UNINCORPORATED_MARKS = {"65", "66"}


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A row of record type 40."""

    where: str
    key: str
    name: str
    title: str
    mark: str

    @property
    def is_city(self) -> bool:
        return self.mark in _CITY_MARKS


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A row of record type 60."""

    where: str
    key: str
    name: str
    title: str
    population: int | None
    postcode: str
    latitude: float | None
    longitude: float | None

    @property
    def district_key(self) -> str:
        return self.key[:5]


@dataclass(slots=True)
class Register:
    """What a file says. `keys` are all that stand in it, those of refused rows too."""

    population_on: dt.date | None
    districts: list[DistrictRow] = field(default_factory=list)
    municipalities: list[MunicipalityRow] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    unreadable_keys: int = 0


def read_register(path: Path, report: Report, state: str | None = None) -> Register:
    """Read a file, of all states or only `state`; rows that are wrong go to the report."""
    table = read_table(path)
    return _Reading(table, report, state).read()


class _Reading:
    def __init__(self, table: Table, report: Report, state: str | None) -> None:
        self.table = table
        self.report = report
        self.state = state
        self.register = Register(table.population_on)

    def read(self) -> Register:
        for line, row in self.table.rows:
            if self._is_place(row) and self._is_wanted(row):
                self._take(f"line {line}", row)
        return self.register

    def _is_place(self, row: list[str]) -> bool:
        """Not an empty row and not a footnote, which fills the first cell or the first two."""
        columns = ("state", "region", "district", "municipality", "name")
        filled = sum(bool(self.table.cell(row, column)) for column in columns)
        return filled > 0 if self.table.cell(row, "record").isdigit() else filled > 2

    def _is_wanted(self, row: list[str]) -> bool:
        return self.state in (None, self.table.cell(row, "state").zfill(2))

    def _take(self, where: str, row: list[str]) -> None:
        name = without_footnote(self.table.cell(row, "name"))
        record = self.table.cell(row, "record")
        try:
            self._sort_in(where, record, name, row)
        except BadCell as error:
            self.report.refuse(where, f"{record} {name}".strip(), str(error))

    def _sort_in(self, where: str, record: str, name: str, row: list[str]) -> None:
        if record == STATE:
            self.register.states.add(self._part(row, "state", 2))
        elif record == DISTRICT:
            self._take_district(where, self._key(row), name, row)
        elif record == MUNICIPALITY:
            self._take_municipality(where, self._key(row, "municipality"), name, row)
        elif record not in (REGION, ASSOCIATION):
            self.register.unreadable_keys += 1
            raise BadCell(f"unknown record type “{record}”" if record else "no record type")

    def _take_district(self, where: str, key: str, name: str, row: list[str]) -> None:
        mark = self.table.cell(row, "mark")
        if mark not in _CITY_MARKS | _COUNTY_MARKS:
            raise BadCell(f"unknown text mark “{mark}” of a district")
        self.register.districts.append(
            DistrictRow(where, key, *_split(name, MAX_DISTRICT_NAME), mark)
        )

    def _take_municipality(self, where: str, key: str, name: str, row: list[str]) -> None:
        plain, title = _split(name)
        population = whole(self.table.cell(row, "population"))
        if self.table.cell(row, "mark") in _UNINCORPORATED_MARKS and not population:
            note = "uninhabited area, not a municipality"
            self.report.add(Outcome.LEFT_OUT, where, f"{key} {plain}", note=note)
            return
        code = postcode(self.table.cell(row, "postcode"))
        point = check_point(
            decimal(self.table.cell(row, "latitude")), decimal(self.table.cell(row, "longitude"))
        )
        self.register.municipalities.append(
            MunicipalityRow(where, key, plain, title, population, code, *point)
        )

    def _key(self, row: list[str], *last: str) -> str:
        """The key in the short form without the association; each key once."""
        parts = {"state": 2, "region": 1, "district": 2} | dict.fromkeys(last, 3)
        try:
            key = "".join(self._part(row, name, length) for name, length in parts.items())
        except BadCell:
            self.register.unreadable_keys += 1
            raise
        if key in self.register.keys:
            raise BadCell(f"the key {key} stands in the file twice")
        self.register.keys.add(key)
        return key

    def _part(self, row: list[str], name: str, length: int) -> str:
        part = self.table.cell(row, name)
        if not re.fullmatch(rf"[0-9]{{1,{length}}}", part):
            raise BadCell(f"bad key: “{part}” as its part “{name}”")
        return part.zfill(length)


def _split(name: str, most: int = MAX_NAME) -> tuple[str, str]:
    """“Gießen, Universitätsstadt” is the name and the title."""
    plain, _comma, title = name.partition(",")
    plain, title = plain.strip(), title.strip()
    if not plain:
        raise BadCell("no name")
    if max(len(plain), len(title)) > most:
        raise BadCell(f"the name has more than {most} characters")
    return plain, title
