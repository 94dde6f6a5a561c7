"""The tile map: districts as tiles, members coloured by cohort, real borders as joints."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pages.places.models import Border, District

from .models import Cohort, Membership

TONES = 8
_CORNER_ROWS = 3  # so many rows the legend needs


@dataclass(slots=True)
class Tile:
    """One district on the map, see `components/tile_map.html`."""

    code: str
    name: str
    col: int
    row: int
    city: bool
    url: str = ""
    tone: int | str = ""
    note: str = ""
    year: int | None = None
    joint_east: bool = False
    joint_south: bool = False
    joint_cross: bool = False


@dataclass(slots=True)
class TileMap:
    """The map of a programme whose members are districts."""

    tiles: list[Tile]
    legend: list[dict[str, Any]] = field(default_factory=list)
    corner: bool = False
    as_of: dt.date | None = None
    label: str = ""


def tile_map(members: list[Membership], day: dt.date | None = None) -> TileMap | None:
    """The districts of `day` with those that take part; None when no district has a tile.

    `members` carry `profile_url` (see `overview.link_profiles`), district and cohort. Two queries.
    """
    day = day or timezone.localdate()
    districts = list(
        District.objects.as_of(day)
        .filter(tile_column__isnull=False, tile_row__isnull=False)
        .order_by("tile_row", "tile_column")
    )
    if not districts:
        return None
    joined = {member.district_id: member for member in members if member.district_id}
    tiles = {one.pk: _tile(one, joined.get(one.pk)) for one in districts}
    _join(tiles, set(joined))
    shown = list(tiles.values())
    return TileMap(
        tiles=shown,
        legend=_legend(shown, members),
        corner=_has_free_corner(shown),
        as_of=day,
        label=_("Counties and cities on the map"),
    )


def tone(cohort: Cohort | None) -> int | str:
    """The colour of a cohort by its number; members without one have a colour of their own."""
    return min(cohort.number, TONES) if cohort else "in"


def _tile(district: District, member: Membership | None) -> Tile:
    tile = Tile(
        code=district.plate_code,
        name=district.short_name,
        col=district.tile_column or 0,
        row=district.tile_row or 0,
        city=district.is_city,
    )
    kind = str(district.get_kind_display())
    if member is None:
        tile.note = _("%(kind)s, does not take part") % {"kind": kind}
        return tile
    parts = (kind, str(member.cohort) if member.cohort else "", _("since"))
    tile.url = member.profile_url
    tile.tone = tone(member.cohort)
    tile.note = ", ".join(part for part in parts if part)
    tile.year = (member.cohort.year if member.cohort else None) or member.joined_on.year
    return tile


def _join(tiles: dict[int, Tile], members: set[int]) -> None:
    """Set the joints between members that touch on the map and on the ground."""
    borders = Border.objects.filter(first__in=members, second__in=members)
    pairs = {frozenset(pair) for pair in borders.values_list("first_id", "second_id")}
    places = {(tile.col, tile.row): key for key, tile in tiles.items()}

    def joined(here: tuple[int, int], there: tuple[int, int]) -> bool:
        one, other = places.get(here), places.get(there)
        return one is not None and other is not None and frozenset((one, other)) in pairs

    for tile in tiles.values():
        here, east = (tile.col, tile.row), (tile.col + 1, tile.row)
        south, across = (tile.col, tile.row + 1), (tile.col + 1, tile.row + 1)
        tile.joint_east, tile.joint_south = joined(here, east), joined(here, south)
        tile.joint_cross = (
            tile.joint_east and tile.joint_south and joined(east, across) and joined(south, across)
        )


def _legend(tiles: list[Tile], members: list[Membership]) -> list[dict[str, Any]]:
    cohorts = {member.cohort.pk: member.cohort for member in members if member.cohort}
    legend: list[dict[str, Any]] = [
        {
            "tone": tone(cohort),
            "label": f"{cohort}, {cohort.year}" if cohort.year else str(cohort),
        }
        for cohort in sorted(cohorts.values(), key=lambda one: one.number)
    ]
    if any(tile.tone == "in" for tile in tiles):
        legend.append({"tone": "in", "label": _("takes part")})
    if any(not tile.tone for tile in tiles):
        legend.append({"tone": "", "label": _("does not take part")})
    if any(tile.city for tile in tiles):
        legend.append({"city": True, "label": _("independent city")})
    if any(tile.joint_east or tile.joint_south for tile in tiles):
        legend.append({"joint": True, "label": _("common border")})
    return legend


def _has_free_corner(tiles: list[Tile]) -> bool:
    columns, rows = max(tile.col for tile in tiles), max(tile.row for tile in tiles)
    return rows > _CORNER_ROWS and not any(
        tile.col >= columns - 1 and tile.row > rows - _CORNER_ROWS for tile in tiles
    )
