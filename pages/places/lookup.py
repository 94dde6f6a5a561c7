"""From what people type to places: postcode, name, any spelling."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field

from .models import District, Municipality, PlaceName
from .names import name_key

_EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Found:
    """The places that a text may mean; both lists are empty when nothing fits."""

    districts: list[District] = field(default_factory=list)
    municipalities: list[Municipality] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.districts or self.municipalities)

    @property
    def all_districts(self) -> list[District]:
        """The districts found, and those of the municipalities found, each once."""
        found = {district.pk: district for district in self.districts}
        for municipality in self.municipalities:
            found.setdefault(municipality.district_id, municipality.district)
        return list(found.values())


def find_places(text: str, day: dt.date | None = None) -> Found:
    """The places called `text` (a postcode, a name or any of its spellings) on `day`."""
    text = text.strip()
    municipalities = Municipality.objects.as_of(day).select_related("district")
    if text.isdigit():
        return Found([], list(municipalities.filter(postcodes__code=text)))
    folded = name_key(text)
    if not folded:
        return Found()
    names = PlaceName.objects.filter(folded=folded)
    return Found(
        list(District.objects.as_of(day).filter(pk__in=names.values("district"))),
        list(municipalities.filter(pk__in=names.values("municipality"))),
    )


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points given as (latitude, longitude), in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(half))
