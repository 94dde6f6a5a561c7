"""Single cells of a published table: text, numbers as Germans write them, dates, postcodes."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

_FOOTNOTE = re.compile(r"(?<![(\d])\s*\d{1,2}\)$")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_NOTHING = {"", "-", "–", "—", ".", "…", "...", "x", "X", "/"}


class BadCell(ValueError):
    """A cell that cannot be what its column promises; the text says why."""


def text(value: Any) -> str:
    """A cell as text, without blanks around it, line breaks and no-break spaces."""
    if value is None:
        return ""
    if isinstance(value, dt.date):  # a datetime too
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def without_footnote(cell: str) -> str:
    """“Allendorf (Eder)4)” is “Allendorf (Eder)” with a footnote."""
    return _FOOTNOTE.sub("", cell).strip()


def decimal(cell: str) -> float | None:
    """“1 234,5” is 1234.5; nothing, a dash or a dot is None."""
    plain = without_footnote(cell)
    if plain in _NOTHING:
        return None
    plain = plain.replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise BadCell(f"“{cell}” is not a number")
    return float(plain)


def whole(cell: str) -> int | None:
    """“98 123” and “98.123” are 98123."""
    plain = without_footnote(cell).replace(" ", "")
    number = decimal(plain.replace(".", "") if _THOUSANDS.fullmatch(plain) else plain)
    if number is None:
        return None
    if number < 0 or not number.is_integer():
        raise BadCell(f"“{cell}” is not a number of inhabitants")
    return int(number)


def postcode(cell: str) -> str:
    """Five digits; a leading zero that a spreadsheet swallowed comes back."""
    plain = without_footnote(cell)
    if plain in _NOTHING:
        return ""
    if not re.fullmatch(r"[0-9]{4,5}", plain):
        raise BadCell(f"“{cell}” is not a postcode")
    return plain.zfill(5)


def dates(cell: str) -> list[dt.date]:
    """Every date like 31.12.2024 in a text."""
    found = []
    for day, month, year in _DATE.findall(cell):
        try:
            found.append(dt.date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found
