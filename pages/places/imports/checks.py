"""What every imported place must keep to, whatever file it comes from."""

from __future__ import annotations

import re

from .cells import BadCell

MAX_NAME = 100
MAX_DISTRICT_NAME = 70  # “Landkreis ” comes before it, and the map has a short one
SOUTH, NORTH, WEST, EAST = 47.0, 55.1, 5.8, 15.1


def check_point(
    latitude: float | None, longitude: float | None
) -> tuple[float | None, float | None]:
    """Latitude and longitude of a point in Germany, or neither."""
    if latitude is None and longitude is None:
        return None, None
    if latitude is None or longitude is None:
        raise BadCell("only one of the two coordinates")
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        raise BadCell(f"the coordinates {latitude} N, {longitude} E lie outside Germany")
    return latitude, longitude


def check_key(key: str | None, length: int) -> str | None:
    """An official key of that length, or None where there is none yet."""
    if not key:
        return None
    if not re.fullmatch(rf"[0-9]{{{length}}}", str(key)):
        raise BadCell(f"bad key “{key}”: it needs {length} digits")
    return str(key)
