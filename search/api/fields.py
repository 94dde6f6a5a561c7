"""What is told of a thing: each field once, for JSON, CSV, GeoJSON and the description."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.base.choices import Place
from pages.base.context import current_language
from pages.base.entry_parts import Address, Party
from pages.base.site_address import absolute

from .addresses import SET_OF_TYPE, address_of
from .shapes import (
    ADDRESS,
    MOMENT,
    NUMBER,
    TEXT,
    YES_OR_NO,
    Shape,
    maybe,
    one_of,
    record,
    several,
)
from .things import Thing

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its shape, what it means, and its value for a thing (JSON values only)."""

    name: str
    shape: Shape
    meaning: Any
    value: Callable[[Thing], Any]


def from_entry(name: str, shape: Shape, meaning: Any, attribute: str = "") -> Field:
    """A field that the entry has as it is."""
    attribute = attribute or name
    return Field(name, shape, meaning, lambda thing: getattr(thing.entry, attribute))


def moment_field(name: str, meaning: Any, attribute: str = "") -> Field:
    """A point in time of the entry."""
    attribute = attribute or name
    return Field(
        name, maybe(MOMENT), meaning, lambda thing: moment(getattr(thing.entry, attribute))
    )


def moment(value: dt.datetime | None) -> str | None:
    """In local time with its offset, to the second."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def day(value: dt.date | None) -> str | None:
    """A calendar day."""
    return value.isoformat() if value else None


def postal(value: Address) -> dict[str, str] | None:
    """An address, if there is anything in it."""
    if not value:
        return None
    return {
        "name": value.name,
        "street": value.street,
        "postcode": value.postcode,
        "town": value.town,
        "region": value.region,
    }


def _party(one: Party) -> dict[str, str]:
    return {
        "name": one.name,
        "kind": one.kind,
        "url": absolute(one.url),
        "website": one.website,
    }


def _municipality(thing: Thing) -> dict[str, Any] | None:
    town = thing.municipality
    return {"name": town.name, "key": town.key or ""} if town else None


def _point(thing: Thing) -> dict[str, float] | None:
    return {"latitude": thing.point[0], "longitude": thing.point[1]} if thing.point else None


IDENTITY = (
    from_entry("id", TEXT, _("Never changes, and is the same in all languages."), "id"),
    from_entry("type", one_of(SET_OF_TYPE), _("What it is.")),
    Field("url", ADDRESS, _("The page for people."), lambda thing: absolute(thing.entry.url)),
    Field(
        "api_url",
        maybe(ADDRESS),
        _("The same here; null for types without a set of their own."),
        lambda thing: address_of(thing.entry.type, thing.entry.id, current_language()),
    ),
)
ABOUT = (
    from_entry(
        "language",
        one_of(LANGUAGES),
        _("Language of the texts; German where nobody has translated them yet."),
    ),
    from_entry("title", TEXT, _("Title.")),
    from_entry("kicker", TEXT, _("What stands above the title.")),
    from_entry("summary", TEXT, _("One or two sentences.")),
)
TEXTS = (from_entry("text", TEXT, _("The whole text, without markup."), "body"),)
DATES = (
    moment_field("first_published", _("When it appeared first.")),
    moment_field("changed", _("When its own texts and facts were last published.")),
    moment_field("listed_until", _("When it leaves the lists by itself; null: not set.")),
)
PLACES = (
    Field(
        "districts",
        several(record({"slug": TEXT, "name": TEXT})),
        _("Counties and independent cities it belongs to."),
        lambda thing: [{"slug": one.slug, "name": one.name} for one in thing.districts],
    ),
    Field(
        "municipality",
        maybe(record({"name": TEXT, "key": TEXT})),
        _("Town, with its official key (AGS)."),
        _municipality,
    ),
    Field(
        "point",
        maybe(record({"latitude": NUMBER, "longitude": NUMBER})),
        _("Where it is (WGS 84): the place itself, or the middle of the town or the county."),
        _point,
    ),
)
PARTIES = (
    Field(
        "organisations",
        several(record({"name": TEXT, "kind": TEXT, "url": TEXT, "website": TEXT})),
        _("Who offers, organises or publishes it."),
        lambda thing: [_party(one) for one in thing.entry.by],
    ),
    Field(
        "example",
        YES_OR_NO,
        _("Invented for a demonstration."),
        lambda thing: bool(getattr(thing.facts, "is_example", False)),
    ),
)
COMMON = (*IDENTITY, *ABOUT, *TEXTS, *DATES, *PLACES, *PARTIES)
"""Fields of every thing of a set."""

PLACE = Field(
    "address",
    maybe(record(dict.fromkeys(("name", "street", "postcode", "town", "region"), TEXT))),
    _("Where to go."),
    lambda thing: postal(thing.entry.visit.address if thing.entry.visit else thing.entry.address),
)
MODE = from_entry("mode", one_of(Place.values), _("On site or online."), "attendance")
CATEGORIES = Field(
    "categories",
    several(record({"facet": TEXT, "code": TEXT, "name": TEXT})),
    _("Fields, activities, audiences and accessibility, with code and name."),
    lambda thing: [
        {"facet": facet, "code": code, "name": name} for facet, code, name in thing.categories
    ],
)
STARTS = moment_field("starts", _("When it begins; null: no fixed date."))
ENDS = moment_field("ends", _("When it ends; null: not known."))
DISTANCE = Field(
    "distance_km",
    maybe(NUMBER),
    _("Distance from the place of the search, as far as it is known."),
    lambda thing: None if thing.distance is None else round(thing.distance, 1),
)
