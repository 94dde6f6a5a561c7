"""Where a published register's table begins and which column holds what."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .cells import dates
from .tables import Rows, Unreadable, candidate_tables

# The order in which the columns have been published for years; headings win over it.
_PUBLISHED = {
    "record": 0,
    "mark": 1,
    "state": 2,
    "region": 3,
    "district": 4,
    "association": 5,
    "municipality": 6,
    "name": 7,
    "population": 9,
    "postcode": 13,
    "longitude": 14,
    "latitude": 15,
}
_HEADINGS = {
    "record": r"satz",
    "mark": r"text.{0,3}kenn",
    "state": r"\bland\b",
    "region": r"\brb\b",
    "district": r"\bkreis\b",
    "association": r"\bvb\b",
    "municipality": r"\bgem\b",
    "name": r"gemeinde.{0,2}name",
    "population": r"insgesamt",
    "postcode": r"postleit|\bplz\b",
    "longitude": r"längen",
    "latitude": r"breiten",
}
_RECORD = re.compile(r"[1-6]0")
_KEY_PART = re.compile(r"\d{1,2}")
_COUNTED = (r"bevölkerungsstand", r"\bstand\b", r"bevölkerung")
_LAST_HEADER_ROW = 60


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of the register and what its header says. Dates that it does not tell are None."""

    columns: dict[str, int]
    rows: Rows
    population_on: dt.date | None

    def cell(self, row: list[str], column: str) -> str:
        index = self.columns[column]
        return row[index] if index < len(row) else ""


def read_table(path: Path) -> Table:
    """The register in a file, in whichever sheet and below whatever header it stands."""
    for rows in candidate_tables(path):
        start = _start(rows)
        if start is not None:
            return _table(rows, *start)
    raise Unreadable(
        f"“{path.name}” holds no table of the register of municipalities: no row with a record "
        "type (10 to 60), a state and a name was found."
    )


def _start(rows: Rows) -> tuple[int, int] | None:
    """Index of the first row of the table, and the number of empty columns before it."""
    for index, (_line, row) in enumerate(rows[:_LAST_HEADER_ROW]):
        for shift in range(3):
            if _begins_table(row[shift:]):
                return index, shift
    return None


def _begins_table(row: list[str]) -> bool:
    return (
        len(row) > _PUBLISHED["name"]
        and bool(_RECORD.fullmatch(row[_PUBLISHED["record"]]))
        and bool(_KEY_PART.fullmatch(row[_PUBLISHED["state"]]))
        and bool(re.search(r"[^\W\d]", row[_PUBLISHED["name"]]))
    )


def _table(rows: Rows, start: int, shift: int) -> Table:
    header = [row for _line, row in rows[:start]]
    body = rows[start:]
    columns = {name: index + shift for name, index in _PUBLISHED.items()} | _from_headings(header)
    footnotes = [row for _line, row in body if len([cell for cell in row if cell]) == 1]
    return Table(columns, body, _population_on(header, footnotes, columns["population"]))


def _from_headings(header: list[list[str]]) -> dict[str, int]:
    """Columns that can be told by their heading; what fits none or several is left out."""
    headings = [row for row in header if len([cell for cell in row if cell]) > 2]
    width = max(map(len, headings), default=0)
    labels = [
        " ".join(row[index] for row in headings if index < len(row)).casefold()
        for index in range(width)
    ]
    found = {
        name: [index for index, label in enumerate(labels) if re.search(pattern, label)]
        for name, pattern in _HEADINGS.items()
    }
    return {name: indexes[0] for name, indexes in found.items() if len(indexes) == 1}


def _population_on(
    header: list[list[str]], footnotes: list[list[str]], column: int
) -> dt.date | None:
    """The day of the count: above its column, else where a line says of when it is.

    The day of the boundaries is told too and is often another one, a year later.
    """
    above = [row[column] for row in header if column < len(row)]
    lines = [" ".join(filter(None, row)) for row in [*footnotes, *header]]
    told = (_first_date(_after(word, lines)) for word in _COUNTED)
    return _first_date(above) or next(filter(None, told), None)


def _after(pattern: str, lines: Iterable[str]) -> list[str]:
    """What follows the word in the lines that have it."""
    matches = (re.search(pattern, line, re.IGNORECASE) for line in lines)
    return [match.string[match.end() :] for match in matches if match]


def _first_date(lines: Iterable[str]) -> dt.date | None:
    return next((day for line in lines for day in dates(line)), None)
