"""Where a district lies: in words, and as a tile among tiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pages.base.filters import Choice, Filter
from pages.places.models import District, Municipality
from pages.places.names import listed_name


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
    rows = districts.values_list("pk", "tile_column", "tile_row", "kind")
    tiles = [
        {"col": column, "row": row, "city": kind == District.Kind.CITY, "here": pk == district.pk}
        for pk, column, row, kind in rows
    ]
    columns = max((tile["col"] for tile in tiles), default=0)
    lines = max((tile["row"] for tile in tiles), default=0)
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
    """“im Odenwaldkreis”, “in Kassel”."""
    if district.is_city:
        return pgettext("before the name of a city", "in %(name)s") % {"name": district.short_name}
    return pgettext("before the name of a county", "in %(name)s") % {"name": district.name}


def index_name(district: District) -> str:
    """The name as it stands in a list A to Z: “Kassel (Landkreis)”, “Kassel (Stadt)”."""
    return listed_name(district.name, district.sorted_by)


def district_filter() -> Filter:
    """The filter for lists of records that have a district (`kreis`). One query."""
    districts = District.objects.as_of().order_by("sort_key", "pk")
    choices = [Choice(one.slug, index_name(one), one) for one in districts]
    return Filter("kreis", _("County or city"), "district", choices)
