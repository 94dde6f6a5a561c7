"""Points as terms: cells of a grid at several sizes, and the cells that fill a circle.

Engines know no geography. A document carries the cells around its point, the smallest 250 m wide,
each next twice as wide. A radius becomes the fewest cells that fill the circle: large ones inside,
small ones at the rim. What counts is the middle of the smallest cell used, so that the rim is exact
to 180 m up to 12 km, to 360 m up to 40 km and to 700 m beyond.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

Point = tuple[float, float]

_CELL_KM = 0.25
_LEVELS = 8
_KM_PER_DEGREE = 6371.0088 * math.pi / 180
_ROWS = _KM_PER_DEGREE / _CELL_KM
"""Cells per degree of latitude."""
_COLUMNS = _ROWS * math.cos(math.radians(51))
"""Cells per degree of longitude: square in the middle of Germany, a little oblong elsewhere."""


def cells(point: Point) -> tuple[str, ...]:
    """The cells around a point, the smallest first."""
    row, column = math.floor(point[0] * _ROWS), math.floor(point[1] * _COLUMNS)
    return tuple(_name(level, row >> level, column >> level) for level in range(_LEVELS))


def _name(level: int, row: int, column: int) -> str:
    return f"{'abcdefgh'[level]}{row}.{column}"


def distance_km(one: Point, other: Point) -> float:
    """Distance of two points that are not further apart than a country, in km."""
    across = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return _KM_PER_DEGREE * math.hypot(one[0] - other[0], across)


@lru_cache(maxsize=512)
def circle(point: Point, km: float, coarse: int = 0) -> tuple[str, ...]:
    """The cells that fill a circle; every unit of `coarse` makes the rim half as exact."""
    finest = min((0 if km <= 12 else 1 if km <= 40 else 2) + coarse, _LEVELS - 1)
    reach = km / _KM_PER_DEGREE
    wide = reach / max(math.cos(math.radians(min(abs(point[0]) + reach, 89))), 0.01)
    top = _LEVELS - 1
    rows = range(
        math.floor((point[0] - reach) * _ROWS) >> top,
        (math.floor((point[0] + reach) * _ROWS) >> top) + 1,
    )
    columns = range(
        math.floor((point[1] - wide) * _COLUMNS) >> top,
        (math.floor((point[1] + wide) * _COLUMNS) >> top) + 1,
    )
    found: list[str] = []
    for row in rows:
        for column in columns:
            found += _fill(point, km, top, row, column, finest)
    return tuple(found)


def _fill(point: Point, km: float, level: int, row: int, column: int, finest: int) -> Iterator[str]:
    """The parts of one cell that lie in the circle."""
    south, north = (row << level) / _ROWS, ((row + 1) << level) / _ROWS
    west, east = (column << level) / _COLUMNS, ((column + 1) << level) / _COLUMNS
    if level == finest:
        if distance_km(point, ((south + north) / 2, (west + east) / 2)) <= km:
            yield _name(level, row, column)
        return
    nearest = (min(max(point[0], south), north), min(max(point[1], west), east))
    if distance_km(point, nearest) > km:
        return
    corners = ((south, west), (south, east), (north, west), (north, east))
    if all(distance_km(point, corner) <= km for corner in corners):
        yield _name(level, row, column)
        return
    for below in range(4):
        yield from _fill(point, km, level - 1, row * 2 + below // 2, column * 2 + below % 2, finest)
