"""Builds files in the shape of the published register of municipalities."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HESSEN = Path(__file__).parents[2] / "pages" / "places" / "data" / "hessen.json"
Row = list[Any]
HEADER: list[Row] = [
    ["Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am 31.03.2026"],
    [],
    ["Satz-\nart", "Text-\nkenn-\nzeichen", "Amtlicher Regionalschlüssel (ARS)", "", "", "", "",
     "Gemeindename", "Fläche km²", "Bevölkerung", "", "", "", "Postleitzahl1)",
     "Geografische Mittelpunktkoordinaten", "", "Reisegebiete", "", "Grad der Verstädterung"],
    ["", "", "Land", "RB", "Kreis", "VB", "Gem", "", "", "insgesamt", "männlich", "weiblich",
     "je km²", "", "Längengrad", "Breitengrad", "Schlüssel", "Bezeichnung", "Schlüssel"],
    ["", "", "", "", "", "", "", "", "31.03.2026", "31.12.2024"],
]  # fmt: skip
FOOTNOTES: list[Row] = [
    [],
    ["1) Postleitzahl des Verwaltungssitzes der Gemeinde."],
    ["2)", "Gebietsstand: 31.03.2026."],
    ["© Statistisches Amt (Beispiel)"],
]


def state(key: str, name: str) -> Row:
    return ["10", "", key, "", "", "", "", name]


def region(key: str, name: str) -> Row:
    return ["20", "", key[:2], key[2], "", "", "", name]


def district(key: str, name: str, mark: str = "44") -> Row:
    return ["40", mark, key[:2], key[2], key[3:5], "", "", name]


def association(key: str, name: str) -> Row:
    return ["50", "50", key[:2], key[2], key[3:5], "0" + key[5:], "", name]


def municipality(
    key: str,
    name: str,
    population: Any = "1 234",
    code: Any = "",
    point: tuple[Any, Any] = ("", ""),
    mark: str = "64",
) -> Row:
    """`point` is latitude and longitude; in the file they stand the other way round."""
    return [
        "60", mark, key[:2], key[2:3], key[3:5], "0" + key[5:8], key[5:], name,
        "12,34", population, "600", "634", "100", code, point[1], point[0],
    ]  # fmt: skip


def comma(value: float) -> str:
    return f"{value:.4f}".replace(".", ",")


def hessen(stored: Iterable[Any], *, hanau: str = "06415000", invented: int = 300) -> list[Row]:
    """A whole state: all stored municipalities and invented ones, each kind of row among them."""
    rows = [state("06", "Hessen"), region("064", "Reg.-Bez. Darmstadt")]
    places = sorted(stored, key=lambda place: place.key or hanau)
    districts = {place.district.key or hanau[:5]: place.district for place in places}
    for number, (key, one) in enumerate(sorted(districts.items())):
        plain = one.short_name.removeprefix("Landkreis ")
        title = "Stadt" if one.is_city else ""
        own_name = one.name if one.name.casefold().endswith("kreis") else plain
        rows.append(district(key, f"{own_name}, {title}".strip(", "), "41" if title else "44"))
        rows += [_stored(place, hanau) for place in places if place.district == one]
        if not one.is_city:
            rows.append(association(f"{key}900", "Verwaltungsgemeinschaft"))
            rows += _invented(key, number, invented // 21 + 1)
    return rows


def _stored(place: Any, hanau: str) -> Row:
    name = f"{place.name}, {place.title}" if place.title else place.name
    point = (comma(place.latitude), comma(place.longitude))
    code = place.postcodes.first().code
    return municipality(place.key or hanau, name, "91\u00a0255", code, point, "63")


def _invented(key: str, number: int, count: int) -> list[Row]:
    """Villages without postcode or coordinates among them, numbers as text and as numbers."""
    rows: list[Row] = []
    for index in range(count):
        point = ("", "") if index % 5 == 0 else (50 + number / 50, 8 + index / 50)
        code = "" if index % 4 == 0 else 36000 + number * 20 + index
        people = 1500 + index if index % 2 else f"1\u202f{500 + index}"
        name = f"Weiler {'abcdefghijklmnopqrstuvwxyz'[index]}{number}"
        rows.append(municipality(f"{key}{900 + index}", name, people, code, point))
        rows += [[]] * (index == 3)
    return rows


def workbook(path: Path, rows: Iterable[Row], header: list[Row] | None = None) -> Path:
    """An .xlsx file with a cover sheet before the table."""
    book = Workbook()
    book.active.title = "Deckblatt"
    book.active.append(["Gemeindeverzeichnis", "Ausgabe 2026"])
    sheet = book.create_sheet("Onlineprodukt_Gemeinden")
    for row in [*(HEADER if header is None else header), *rows, *FOOTNOTES]:
        sheet.append(row)
    book.save(path)
    return path


def csv_file(path: Path, rows: Iterable[Row], encoding: str, delimiter: str = ";") -> Path:
    """The same as text in an encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([*HEADER, *rows, *FOOTNOTES])
    # These blanks do not exist in the western encodings.
    path.write_bytes(text.getvalue().replace("\u202f", "\u00a0").encode(encoding))
    return path
