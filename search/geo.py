"""Points as terms: cells of a grid at several sizes, and the cells that fill a circle.

Engines know no geography. A document carries the cells around its point, the smallest 250 m wide,
each next twice as wide. A radius becomes the fewest cells that fill the circle: large ones inside,
small ones at the rim. What counts is the middle of the smallest cell used, so that the rim is exact
to 180 m up to 12 km, to 360 m up to 40 km and to 700 m beyond.
"""

from __future__ import annotations

import math
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
    across = (one[1] - other[1]) * _shrink((one[0] + other[0]) / 2)
    return _KM_PER_DEGREE * math.hypot(one[0] - other[0], across)


@lru_cache(maxsize=1024)
def circle(point: Point, km: float, coarse: int = 0) -> tuple[str, ...]:
    """The cells that fill a circle; every unit of `coarse` makes the rim half as exact."""
    finest = min((0 if km <= 12 else 1 if km <= 40 else 2) + coarse, _LEVELS - 1)
    found: list[str] = []
    waiting = [(_LEVELS - 1, row, column) for row, column in _largest(point, km)]
    while waiting:
        level, row, column = waiting.pop()
        inside = _inside(point, km, level, row, column, level == finest)
        if inside:
            found.append(_name(level, row, column))
        elif inside is None:
            below, right = row * 2, column * 2
            waiting += [
                (level - 1, below, right),
                (level - 1, below, right + 1),
                (level - 1, below + 1, right),
                (level - 1, below + 1, right + 1),
            ]
    return tuple(found)


def _largest(point: Point, km: float) -> list[tuple[int, int]]:
    """The largest cells that a circle may touch."""
    top, reach = _LEVELS - 1, km / _KM_PER_DEGREE
    wide = reach / max(math.cos(math.radians(min(abs(point[0]) + reach, 89))), 0.01)
    rows = [math.floor((point[0] + sign * reach) * _ROWS) >> top for sign in (-1, 1)]
    columns = [math.floor((point[1] + sign * wide) * _COLUMNS) >> top for sign in (-1, 1)]
    return [
        (row, column)
        for row in range(rows[0], rows[1] + 1)
        for column in range(columns[0], columns[1] + 1)
    ]


def _inside(
    point: Point, km: float, level: int, row: int, column: int, middle: bool
) -> bool | None:
    """Whether a cell lies in the circle, None if partly; with `middle` its middle decides."""
    lat, lon = point
    south, north = (row << level) / _ROWS - lat, ((row + 1) << level) / _ROWS - lat
    west, east = (column << level) / _COLUMNS - lon, ((column + 1) << level) / _COLUMNS - lon
    square = (km / _KM_PER_DEGREE) ** 2
    if middle:
        up, right = (south + north) / 2, (west + east) / 2
        return up * up + (right * _shrink(lat + up / 2)) ** 2 <= square
    up = 0.0 if south <= 0 <= north else min(abs(south), abs(north))
    right = 0.0 if west <= 0 <= east else min(abs(west), abs(east))
    nearer_equator = lat + (south if lat > 0 else north) / 2
    further = lat + (north if lat > 0 else south) / 2
    if up * up + (right * _shrink(further)) ** 2 > square:
        return False
    up, right = max(-south, north), max(-west, east)
    return True if up * up + (right * _shrink(nearer_equator)) ** 2 <= square else None


def _shrink(latitude: float) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    return math.cos(latitude * 0.017453292519943295)
