"""The tile map of a programme: districts as tiles, joined where members really are neighbours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from pages.places.models import District

from .models import Cohort, Membership

CORNER_ROWS = 3


@dataclass(slots=True)
class TileMap:
    """See `components/tile_map.html`."""

    tiles: list[dict[str, Any]]
    legend: list[dict[str, Any]] = field(default_factory=list)
    corner: bool = False
    as_of: dt.date | None = None
    label: str = ""


@dataclass(slots=True)
class Land:
    """The districts of a day that have a tile, and the pairs of ids that share a border."""

    districts: list[District]
    borders: set[frozenset[int]]


def land(day: dt.date | None = None) -> Land:
    """All districts with a tile, each with its borders, in one query."""
    rows = (
        District.objects.as_of(day)
        .filter(tile_column__isnull=False, tile_row__isnull=False)
        .annotate(neighbour=F("borders_first__second_id"))
        .order_by("tile_row", "tile_column")
    )
    districts: dict[int, District] = {}
    borders = set()
    for row in rows:
        districts.setdefault(row.pk, row)
        if row.neighbour:
            borders.add(frozenset((row.pk, row.neighbour)))
    return Land(list(districts.values()), borders)


def tile_map(
    members: Iterable[Membership],
    cohorts: list[Cohort],
    *,
    label: str,
    day: dt.date | None = None,
) -> TileMap | None:
    """The map of the members; districts of cities that take part count too. None without tiles."""
    country = land(day)
    taking_part: dict[int, list[Membership]] = {}
    for member in members:
        place = member.place
        district = place if isinstance(place, District) else place.district
        taking_part.setdefault(district.pk, []).append(member)
    if not any(district.pk in taking_part for district in country.districts):
        return None
    by_key = {cohort.pk: cohort for cohort in cohorts}
    tiles = {
        _cell(one): _tile(one, taking_part.get(one.pk, []), by_key) for one in country.districts
    }
    _join(tiles, country, taking_part)
    return TileMap(
        tiles=list(tiles.values()),
        legend=_legend(tiles, cohorts),
        corner=_corner_is_free(tiles),
        as_of=max(one.joined_on for group in taking_part.values() for one in group),
        label=label,
    )


def _cell(district: District) -> tuple[int, int]:
    """Column and row of a district on the map."""
    return district.tile_column or 0, district.tile_row or 0


def _tile(
    district: District, members: list[Membership], cohorts: dict[int, Cohort]
) -> dict[str, Any]:
    first = min(members, key=lambda one: one.joined_on, default=None)
    kind = _("independent city") if district.is_city else _("county")
    cohort = cohorts.get(first.cohort_id or 0) if first else None
    tile = {
        "code": district.plate_code,
        "name": district.short_name,
        "url": getattr(first, "profile_url", "") if len(members) == 1 else "",
        "col": _cell(district)[0],
        "row": _cell(district)[1],
        "city": district.is_city,
        "tone": "",
        "note": _("%(kind)s, not taking part") % {"kind": kind},
        "year": None,
    }
    if first:
        words = {"kind": kind, "cohort": cohort}
        tile["tone"] = _tone(cohort) if cohort else "in"
        tile["note"] = (
            _("%(kind)s, %(cohort)s, since") % words if cohort else _("%(kind)s, since") % words
        )
        tile["year"] = first.joined_on.year
    return tile


def _tone(cohort: Cohort) -> int:
    """The colour of a cohort: eight tones, then from the beginning."""
    return (cohort.number - 1) % 8 + 1


def _join(
    tiles: dict[tuple[int, int], dict[str, Any]],
    country: Land,
    taking_part: dict[int, list[Membership]],
) -> None:
    """Set the joints: between members that lie side by side and share a border."""
    at = {_cell(one): one.pk for one in country.districts}

    def joined(one: tuple[int, int], other: tuple[int, int]) -> bool:
        first, second = at.get(one), at.get(other)
        both = first in taking_part and second in taking_part
        return both and frozenset((first, second)) in country.borders

    for column, row in tiles:
        here, east = (column, row), (column + 1, row)
        south, across = (column, row + 1), (column + 1, row + 1)
        tile = tiles[here]
        tile["joint_east"] = joined(here, east)
        tile["joint_south"] = joined(here, south)
        tile["joint_cross"] = (
            tile["joint_east"]
            and tile["joint_south"]
            and joined(south, across)
            and joined(east, across)
        )


def _legend(
    tiles: dict[tuple[int, int], dict[str, Any]], cohorts: list[Cohort]
) -> list[dict[str, Any]]:
    shown = {tile["tone"] for tile in tiles.values()}
    legend: list[dict[str, Any]] = [
        {"tone": _tone(cohort), "label": f"{cohort} {cohort.year or ''}".strip()}
        for cohort in cohorts
        if _tone(cohort) in shown
    ]
    if "in" in shown:
        legend.append({"tone": "in", "label": _("taking part")})
    if "" in shown:
        legend.append({"tone": "", "label": _("not taking part")})
    if any(tile["city"] for tile in tiles.values()):
        legend.append({"tone": "", "city": True, "label": _("independent city")})
    if any(tile["joint_east"] or tile["joint_south"] for tile in tiles.values()):
        legend.append({"joint": True, "label": _("neighbours in the network")})
    return legend


def _corner_is_free(tiles: dict[tuple[int, int], dict[str, Any]]) -> bool:
    """Whether the last two columns are empty in the last three rows."""
    columns = max(column for column, _row in tiles)
    rows = max(row for _column, row in tiles)
    return not any(column > columns - 2 and row > rows - CORNER_ROWS for column, row in tiles)
