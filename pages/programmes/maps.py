"""The tile map of a programme: districts as tiles, joined where members really are neighbours."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from pages.base.dates import show_date
from pages.base.wording import marked
from pages.places.land import Land
from pages.places.models import District

from .models import Cohort, Membership

CORNER_ROWS = 3
WIDE = 6  # a map with more columns needs the whole width
LONG = 11  # letters; a longer word fits into a wide tile only
DistrictUrl = Callable[[District], str]
_district_urls: list[DistrictUrl] = []


def register_district_url(function: DistrictUrl) -> None:
    """The profiles room says here where a visitor learns who is in charge in a district."""
    _district_urls.append(function)


def district_url(district: District) -> str:
    """The page that says who is in charge in a district; empty when there is none."""
    return next((url for function in _district_urls if (url := function(district))), "")


@dataclass(slots=True)
class TileMap:
    """See `components/tile_map.html`."""

    tiles: list[dict[str, Any]]
    columns: int = 0
    legend: list[dict[str, Any]] = field(default_factory=list)
    corner: bool = False
    long: bool = False
    as_of: str = ""
    label: str = ""


@dataclass(slots=True)
class Shown:
    """What a map shows: who takes part where, and what of it a visitor has chosen.

    `chosen`: ids of the districts to show; the others stay as quiet outlines. None: all of them.
    `words`: what taking part and not taking part are called where that alone is shown, without
    cohorts.
    """

    land: Land
    members: dict[int, list[Membership]]
    cohorts: list[Cohort] = field(default_factory=list)
    chosen: set[int] | None = None
    words: tuple[str, str] | None = None

    def has(self, district: District) -> bool:
        """Whether the district is among those chosen."""
        return self.chosen is None or district.pk in self.chosen

    def joined(self, one: int | None, other: int | None) -> bool:
        """Whether two chosen districts take part and share a border."""
        if one is None or other is None or not self.land.share_border(one, other):
            return False
        return all(
            key in self.members and (self.chosen is None or key in self.chosen)
            for key in (one, other)
        )


def by_district(members: Iterable[Membership]) -> dict[int, list[Membership]]:
    """The members under the ids of their districts; a city counts for the district it lies in."""
    found: dict[int, list[Membership]] = {}
    for member in members:
        place = member.place
        district = place if isinstance(place, District) else place.district
        found.setdefault(district.pk, []).append(member)
    return found


def tile_map(shown: Shown, *, label: str) -> TileMap | None:
    """The map of the members; None while no district on the map takes part."""
    districts = shown.land.on_map
    if not any(district.pk in shown.members for district in districts):
        return None
    tiles = {_cell(one): _tile(one, shown) for one in districts}
    _join(tiles, {_cell(one): one.pk for one in districts}, shown)
    return TileMap(
        tiles=list(tiles.values()),
        columns=max(column for column, _row in tiles),
        legend=_legend(tiles, shown),
        corner=_corner_is_free(tiles),
        long=any(len(word) > LONG for tile in tiles.values() for word in _words(tile["name"])),
        as_of=_as_of(shown),
        label=label,
    )


def _words(name: str) -> list[str]:
    """The parts between which a name may break."""
    return name.replace("-", "- ").split()


def _as_of(shown: Shown) -> str:
    """When the latest of the members joined, as exactly as that is known."""
    rows = [member for members in shown.members.values() for member in members]
    latest = max(rows, key=lambda one: one.joined_on)
    return show_date(latest.joined_on, latest.joined_precision)


def _cell(district: District) -> tuple[int, int]:
    """Column and row of a district on the map."""
    return district.tile_column or 0, district.tile_row or 0


def _tile(district: District, shown: Shown) -> dict[str, Any]:
    members = shown.members.get(district.pk, []) if shown.has(district) else []
    first = min(members, key=lambda one: one.joined_on, default=None)
    alone = first.profile_url if first and len(members) == 1 else ""
    column, row = _cell(district)
    tile = {
        "code": district.plate_code,
        "name": shown.land.label(district),
        "url": alone or district_url(district),
        "col": column,
        "row": row,
        "city": district.is_city,
        "tone": "",
        "off": not shown.has(district),
        "year": "",
    }
    kind = _("independent city") if district.is_city else _("county")
    return {**tile, **_standing(first, kind, shown)}


def _standing(member: Membership | None, kind: str, shown: Shown) -> dict[str, Any]:
    """Colour, words and year of a tile: whether, in which cohort and since when it takes part."""
    if member is None:
        out = shown.words[1] if shown.words else _("not taking part")
        return {"note": f"{kind}, {out}"}
    if member.has_left():
        note = _("%(kind)s, took part") % {"kind": kind}
        return {"tone": "in", "note": note, "year": until(member)}
    year = str(member.joined_on.year)
    if shown.words:
        note = _("%(kind)s, since") % {"kind": f"{kind}, {shown.words[0]}"}
        return {"tone": "in", "note": note, "year": year}
    cohort = next((one for one in shown.cohorts if one.pk == member.cohort_id), None)
    if cohort is None:
        return {"tone": "in", "note": _("%(kind)s, since") % {"kind": kind}, "year": year}
    words = {"kind": kind, "cohort": "{}"}
    note = format_html(_("%(kind)s, %(cohort)s, since") % words, named(cohort))
    return {"tone": tone(cohort), "note": note, "year": year}


def until(member: Membership) -> str:
    """“bis 2017”: short, for a tile."""
    return _("until %(date)s") % {"date": member.left_on.year if member.left_on else ""}


def named(part: Any) -> str:
    """The name of a cohort or phase, marked where it is in another language than the page."""
    return marked(str(part), part.text_language("name"))


def tone(cohort: Cohort) -> int:
    """The colour of a cohort: eight tones, then from the beginning."""
    return (cohort.number - 1) % 8 + 1


def _join(
    tiles: dict[tuple[int, int], dict[str, Any]], at: dict[tuple[int, int], int], shown: Shown
) -> None:
    """Set the joints: between members that lie side by side and share a border."""
    for (column, row), tile in tiles.items():
        here, east = at[column, row], at.get((column + 1, row))
        south, across = at.get((column, row + 1)), at.get((column + 1, row + 1))
        tile["joint_east"] = shown.joined(here, east)
        tile["joint_south"] = shown.joined(here, south)
        tile["joint_cross"] = (
            tile["joint_east"]
            and tile["joint_south"]
            and shown.joined(south, across)
            and shown.joined(east, across)
        )


def _legend(tiles: dict[tuple[int, int], dict[str, Any]], shown: Shown) -> list[dict[str, Any]]:
    """What the colours and shapes on this map mean."""
    drawn = [tile for tile in tiles.values() if not tile["off"]]
    tones = {tile["tone"] for tile in drawn}
    legend: list[dict[str, Any]] = [
        {"tone": tone(one), "label": format_html("{} {}", named(one), one.year or "")}
        for one in shown.cohorts
        if tone(one) in tones
    ]
    rows = [member for members in shown.members.values() for member in members]
    earlier = all(member.has_left() for member in rows)
    taking_part = _("took part earlier") if earlier else _("taking part")
    words = shown.words or (taking_part, _("not taking part"))
    legend += [
        {"tone": code, "label": label}
        for code, label in zip(("in", ""), words, strict=True)
        if code in tones
    ]
    if any(tile["off"] for tile in tiles.values()):
        legend.append({"off": True, "label": _("not in this selection")})
    if any(tile["city"] for tile in tiles.values()):
        legend.append({"tone": "", "city": True, "label": _("independent city")})
    if any(tile["joint_east"] or tile["joint_south"] for tile in drawn):
        legend.append({"joint": True, "label": _("neighbours in the network")})
    return legend


def _corner_is_free(tiles: dict[tuple[int, int], dict[str, Any]]) -> bool:
    """Whether two fifths of the columns are empty in the last rows, so that the legend fits in."""
    columns = max(column for column, _row in tiles)
    rows = max(row for _column, row in tiles)
    free = max(2, math.ceil(columns * 0.4))
    lines = CORNER_ROWS if columns <= WIDE else 2 * CORNER_ROWS  # there the tiles are smaller
    return not any(column > columns - free and row > rows - lines for column, row in tiles)
