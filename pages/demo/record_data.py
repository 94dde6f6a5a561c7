"""Entries of the data files of records, turned into what the builders take."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from pages.base.models import Category
from pages.places.models import District, Municipality

from .context import Context, Skipped

RECORDS = Path(__file__).parent / "data" / "records"
WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
_FACETS = {
    "field": Category.Facet.FIELD,
    "activity": Category.Facet.ACTIVITY,
    "audience": Category.Facet.AUDIENCE,
    "access": Category.Facet.ACCESS,
}

Entry = dict[str, Any]


def entries(kind: str) -> Iterator[Entry]:
    """The entries of a kind, e.g. "event", from all files of the folder in a fixed order."""
    for path in sorted(RECORDS.rglob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8")).get(kind, [])


class Records:
    """What the entries of one run of `load_demo` name: places, categories, days, other objects."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._municipalities = {
            row.name: row for row in Municipality.objects.as_of().select_related("district")
        }
        self._districts = {row.slug: row for row in District.objects.as_of()}
        self._categories = {(row.facet, row.code): row for row in Category.objects.all()}

    def municipality(self, name: str) -> Municipality:
        """The municipality of that name."""
        try:
            return self._municipalities[name]
        except KeyError:
            raise Skipped(f"no municipality is called {name}") from None

    def districts(self, slugs: list[str]) -> list[District]:
        """The districts of these slugs, as far as they exist."""
        return [self._districts[slug] for slug in slugs if slug in self._districts]

    def team(self, entry: Entry) -> Any | None:
        """The team of the place, or the state's."""
        place = self._municipalities.get(entry.get("municipality", ""))
        return self.ctx.team_of(place.district.slug if place else "")

    def categories(self, entry: Entry) -> list[Category]:
        """The categories of all facets."""
        return [
            self._categories[facet, code]
            for name, facet in _FACETS.items()
            for code in entry.get(name, [])
            if (facet, code) in self._categories
        ]

    def needed(self, key: str) -> Any:
        """The object of a key; what needs it is left out when an editor has deleted it."""
        found = self.ctx.get(key)
        if found is None:
            raise Skipped(f"{key} has been deleted")
        return found

    def organisation(self, name: str) -> Any:
        """The organisation of an id in these files, or of a key of the other files."""
        return self.needed(name if ":" in name else f"org:{name}")

    def day(self, entry: Entry, name: str) -> dt.date | None:
        """The day so many days from loading, e.g. of `apply_until_days`."""
        return self.ctx.day(entry[name]) if name in entry else None

    def start(self, entry: Entry) -> int | None:
        """Days until `starts_in_days`, moved on to `weekday`."""
        offset: int | None = entry.get("starts_in_days")
        if offset is None or "weekday" not in entry:
            return offset
        wanted = WEEKDAYS.index(entry["weekday"])
        return offset + (wanted - self.ctx.day(offset).weekday()) % 7

    def times(self, entry: Entry) -> Entry:
        """`starts_at` and `ends_at`, as far as they are given."""
        fixed: dict[str, Any] = {
            name: timezone.make_aware(entry[name])
            for name in ("starts_at", "ends_at")
            if name in entry
        }
        offset = self.start(entry)
        if offset is None:
            return fixed
        return {f"{name}_at": self.ctx.at(offset, entry[name]) for name in ("starts", "ends")}


def taken(entry: Entry, *names: str) -> Entry:
    """The fields of these names that an entry has."""
    return {name: entry[name] for name in names if name in entry}


def money(entry: Entry, name: str) -> Decimal | None:
    """An amount in euro."""
    return Decimal(str(entry[name])) if name in entry else None


def html(text: str) -> str:
    """Rich text without the line breaks of the data file."""
    return "".join(line.strip() for line in text.strip().splitlines())


def english(entry: Entry) -> Entry:
    """The English texts of an entry, as `translate` takes them."""
    return {
        name: html(text) if name == "description" else text for name, text in entry["en"].items()
    }
