"""Kitt's own file of places (JSON): rows that are missing and values that are still empty.

An editor's change is never overwritten, however often the file is loaded.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from ..models import Border, District, Municipality, PlaceEvent
from ..names import name_key
from .cells import BadCell, decimal, postcode, text, whole
from .checks import check_key, check_point
from .report import Outcome, Report
from .run import label
from .stock import Stock, folded_names
from .tables import Unreadable, read_bytes

Entry = dict[str, Any]
_DISTRICT_FACTS = ("tile_column", "tile_row")


def read_places(path: Path) -> Entry:
    """The content of the file."""
    try:
        content = json.loads(read_bytes(path))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise Unreadable(f"“{path.name}” is not valid JSON: {error}.") from error
    lists = ("districts", "municipalities")
    if not isinstance(content, dict) or not all(isinstance(content.get(n), list) for n in lists):
        raise Unreadable(f"“{path.name}” needs the lists “districts” and “municipalities”.")
    return content


class Loading:
    """Takes one file into the stock."""

    def __init__(self, stock: Stock, report: Report) -> None:
        self.stock = stock
        self.report = report
        self.districts: dict[str, District] = {one.slug: one for one in stock.districts}
        self._borders = set(Border.objects.values_list("first", "second"))

    def load(self, content: Entry) -> None:
        for number, entry in enumerate(content["districts"], 1):
            self._try(f"district {number}", self._take_district, entry)
        for number, entry in enumerate(content["municipalities"], 1):
            self._try(f"municipality {number}", self._take_municipality, entry)
        for number, pair in enumerate(content.get("borders", ()), 1):
            self._try(f"border {number}", self._take_border, pair)
        for number, entry in enumerate(filter(_has_id, content["districts"]), 1):
            self._try(f"district {number}", self._take_seat, entry)

    def _try(self, where: str, take: Any, entry: Any) -> None:
        try:
            take(where, entry)
        except (BadCell, KeyError, TypeError, ValueError, AttributeError) as error:
            name = entry.get("name", "") if isinstance(entry, dict) else str(entry)
            why = f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
            self.report.refuse(where, str(name), why)

    def _take_district(self, where: str, entry: Entry) -> None:
        values = _facts(entry) | {name: entry.get(name) for name in _DISTRICT_FACTS}
        values |= {
            "key": check_key(entry.get("key"), 5),
            "kind": District.Kind(entry["kind"]).value,
            "short_name": entry["short_name"],
            "plate_code": entry.get("plate_code") or "",
            "valid_from": _day(entry.get("valid_from")),
            "valid_until": _day(entry.get("valid_until")),
        }
        new = _checked(District(slug=entry["id"], **values))
        known = self.districts.get(entry["id"]) or self._known(values["key"])
        if known:
            self.report.compare(where, label(known), self.stock.fill(known, values))
        else:
            self.stock.add(new)
            self.report.add(Outcome.NEW, where, label(new))
        self.districts[entry["id"]] = known or new

    def _known(self, key: str | None) -> Any | None:
        return (self.stock.current(key) or self.stock.former(key)) if key else None

    def _take_municipality(self, where: str, entry: Entry) -> None:
        district = self.districts.get(entry["district"])
        if district is None:
            raise BadCell(f"its district “{entry['district']}” is missing")
        values = _facts(entry) | {
            "key": check_key(entry.get("key"), 8),
            "title": entry.get("title") or "",
            "population": _whole(entry.get("population")),
            "population_on": _day(entry.get("population_on")),
            "valid_from": district.valid_from,
            "district": district,
        }
        codes = [postcode(str(code)) for code in entry.get("postcodes", ())]
        former = [str(check_key(key, 8)) for key in entry.get("former_keys", ())]
        place = self._known(values["key"]) or self._namesake(values)
        place = self._store(where, place, values, codes)
        for key in former:
            self._take_former(where, key, place, values, codes)

    def _store(
        self, where: str, place: Municipality | None, values: Entry, codes: list[str]
    ) -> Municipality:
        """Add the municipality, or fill in what the stored one lacks."""
        new = _checked(Municipality(**values))
        if place is None:
            place = new
            self.stock.add(place)
            self.stock.add_postcodes(place, codes)
            self.report.add(Outcome.NEW, where, label(place))
            return place
        changes = self.stock.fill(place, values)
        changes += self.stock.add_postcodes(place, codes)
        self.report.compare(where, label(place), changes)
        return place

    def _namesake(self, values: Entry) -> Municipality | None:
        """The row of that name in the district whose key is, or was here, still unknown."""
        folded = name_key(values["name"])
        for one in self.stock.municipalities:
            keyless = one.key is None or values["key"] is None
            if keyless and one.district is values["district"] and folded in folded_names(one):
                return one
        return None

    def _take_former(
        self, where: str, key: str, new: Municipality, values: Entry, codes: list[str]
    ) -> None:
        """The row under its former key: it ended on the day before the new one began."""
        district, begins = self._known(key[:5]), new.valid_from
        if district is None or begins is None:
            raise BadCell(f"former key {key}: its district or the day of the change is not known")
        values = values | {
            "key": key,
            "district": district,
            "valid_from": None,
            "valid_until": begins - dt.timedelta(days=1),
        }
        old = self._store(where, self._known(key), values, codes)
        if old.successor_id is None:
            self.stock.changes.link(old, "successor", new)
            self.stock.event(old, PlaceEvent.Kind.MOVED, f"now {label(new)}", on=begins)

    def _take_border(self, where: str, pair: list[str]) -> None:
        one, other = (self.districts[slug] for slug in pair)
        ids = sorted((one.pk or 0, other.pk or 0))
        if one is other:
            raise BadCell("a district has no border with itself")
        if tuple(ids) not in self._borders:
            self.stock.changes.borders.append((one, other))

    def _take_seat(self, where: str, entry: Entry) -> None:
        """The seat is named by its key, or by its name while the key is unknown."""
        district = self.districts.get(entry["id"])
        seat = str(entry.get("seat") or "")
        if district is None or not seat or district.seat_id:
            return
        by_name = {"name": seat, "district": district, "key": None}
        town = self._known(seat) if seat.isdigit() else self._namesake(by_name)
        if town is not None:
            self.stock.changes.link(district, "seat", town)


def _has_id(entry: Any) -> bool:
    return isinstance(entry, dict) and "id" in entry


def _checked(place: Any) -> Any:
    """The place, if its fields may be stored."""
    try:
        place.clean_fields(exclude={"district", "sort_key"})
        place.clean()
    except ValidationError as error:
        raise BadCell(" ".join(error.messages)) from error
    return place


def _facts(entry: Entry) -> Entry:
    """What districts and municipalities share."""
    latitude, longitude = check_point(_float(entry, "latitude"), _float(entry, "longitude"))
    return {
        "name": entry["name"],
        "spellings": [str(one) for one in entry.get("spellings") or ()],
        "latitude": latitude,
        "longitude": longitude,
    }


def _float(entry: Entry, name: str) -> float | None:
    return decimal(text(entry.get(name)))


def _whole(value: Any) -> int | None:
    return whole(text(value))


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
