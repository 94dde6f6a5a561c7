"""Postcodes from a CSV file with the columns key and postcode; none is ever removed."""

from __future__ import annotations

import re
from pathlib import Path

from .cells import BadCell, postcode
from .report import FieldChange, Outcome, Report
from .run import label
from .stock import Stock
from .tables import DELIMITERS, Rows, Unreadable, cut, read_text

_HEADER_ROWS = 5


def add_postcodes(stock: Stock, path: Path, report: Report, state: str | None = None) -> None:
    """Add every postcode of the file, of all states or of one."""
    for line, row in _rows(path):
        where = f"{path.name} line {line}"
        try:
            key, code = _key(row[0]), postcode(row[1] if len(row) > 1 else "")
            if state in (None, key[:2]):
                _add(stock, report, where, key, code)
        except BadCell as error:
            report.refuse(where, " ".join(row[:2]), str(error))


def _rows(path: Path) -> Rows:
    content = read_text(path)
    for delimiter in DELIMITERS:
        rows = [(line, row) for line, row in cut(content, delimiter) if any(row)]
        for index, (_line, row) in enumerate(rows[:_HEADER_ROWS]):
            if len(row) > 1 and row[0].isdigit():
                return rows[index:]
    raise Unreadable(f"“{path.name}” has no lines with a key and a postcode (key;postcode).")


def _key(cell: str) -> str:
    """Eight digits; twelve are the long form with the association in between."""
    if not re.fullmatch(r"[0-9]{7,8}|[0-9]{11,12}", cell):
        raise BadCell(f"bad key “{cell}”")
    if len(cell) > 8:
        cell = cell.zfill(12)
        return cell[:5] + cell[-3:]
    return cell.zfill(8)


def _add(stock: Stock, report: Report, where: str, key: str, code: str) -> None:
    if not code:
        raise BadCell("no postcode")
    municipality = stock.current(key)
    if municipality is None:
        raise BadCell(f"no municipality has the key {key}")
    added = stock.add_postcodes(municipality, [code])
    changes = [FieldChange("postcode", None, code)] if added else []
    outcome = Outcome.NEW if added else Outcome.UNCHANGED
    report.add(outcome, where, f"{label(municipality)} {code}", changes)
