"""Where a district lies: in words, and as a tile among tiles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pages.places.models import District, Municipality
from pages.places.names import listed_name

_REGION = re.compile(r"(Städter|R)egion\b", re.IGNORECASE)


@dataclass(slots=True)
class Locator:
    """The map in small beside a sentence, see `components/locator.html`."""

    text: str
    tiles: list[dict[str, Any]] = field(default_factory=list)
    columns: int = 0
    rows: int = 0
    link_url: str = ""
    link_label: str = ""


def locator(
    district: District | None, text: str, link_url: str = "", link_label: str = ""
) -> Locator | None:
    """The district among all of today; None when it has no place on the map. One query."""
    if district is None or not district.tile_column:
        return None
    districts = District.objects.as_of().filter(tile_column__isnull=False)
    return locator_among(districts, district, text, link_url, link_label)


def locator_among(
    districts: Iterable[District],
    here: District,
    text: str,
    link_url: str = "",
    link_label: str = "",
) -> Locator:
    """One district among others that all have a tile."""
    tiles = [
        {"col": one.tile_column, "row": one.tile_row, "city": one.is_city, "here": one == here}
        for one in districts
    ]
    columns = max((one.tile_column or 0 for one in districts), default=0)
    lines = max((one.tile_row or 0 for one in districts), default=0)
    return Locator(text, tiles, columns, lines, link_url, link_label)


def where_it_lies(district: District, municipality: Municipality | None = None) -> str:
    """“Michelstadt liegt im Odenwaldkreis.”, “Kassel ist eine kreisfreie Stadt.”"""
    if district.is_city:
        name = municipality.name if municipality else district.short_name
        return _("%(name)s is an independent city.") % {"name": name}
    if municipality is None:
        return f"{district.name}."
    words = {"name": municipality.name, "where": in_district(district)}
    return _("%(name)s lies %(where)s.") % words


def where_its_seat_is(district: District) -> str:
    """“Die Kreisverwaltung sitzt in Erbach.”"""
    if district.is_city or district.seat is None:
        return where_it_lies(district)
    words = {"district": district.name, "seat": district.seat.name}
    return _("%(district)s: the administration has its seat in %(seat)s.") % words


def in_district(district: District) -> str:
    """“im Odenwaldkreis”, “in Kassel”, “in der Region Hannover”."""
    if district.is_city:
        return pgettext("before the name of a city", "in %(name)s") % {"name": district.short_name}
    if _REGION.match(district.name):
        return pgettext("before the name of a region", "in %(name)s") % {"name": district.name}
    return pgettext("before the name of a county", "in %(name)s") % {"name": district.name}


def the_district(district: District) -> str:
    """“Der Landkreis Gießen”, “Kassel”, “Die Region Hannover” at the beginning of a sentence."""
    if district.is_city:
        return district.short_name
    if _REGION.match(district.name):
        return pgettext("a region begins the sentence", "%(name)s") % {"name": district.name}
    return pgettext("a county begins the sentence", "%(name)s") % {"name": district.name}


def index_name(district: District) -> str:
    """The name as it stands in a list A to Z: “Kassel (Landkreis)”, “Kassel (Stadt)”."""
    return listed_name(district.name, district.sorted_by)
