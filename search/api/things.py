"""From rows to things as the API tells of them: the entry, and the names of its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from pages.base.entries import Entry, entries_for
from pages.base.kept import kept
from pages.base.models import Category
from pages.places.models import District, Municipality

from ..items import in_locale

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Thing:
    """An entry with what its numbers mean. `point` is (latitude, longitude), `distance` in km."""

    entry: Entry
    facts: Any
    districts: tuple[District, ...]
    municipality: Municipality | None
    point: Point | None
    categories: tuple[tuple[str, str, str], ...]
    distance: float | None = None


def things(model: Any, leads: Sequence[Any], language: str) -> list[Thing]:
    """Things of one type in a language, which must be the active one; a fixed number of queries."""
    rows = in_locale(model, leads, language)
    entries = entries_for(rows, language)
    return described((lead, entry, None) for lead, entry in zip(leads, entries, strict=True))


def described(known: Iterable[tuple[Any, Entry, float | None]]) -> list[Thing]:
    """Rows with their entries and distances as things. Two queries for places, two for names."""
    known = list(known)
    towns = Municipality.objects.select_related("district").in_bulk(
        {entry.municipality for _facts, entry, _far in known if entry.municipality}
    )
    districts = District.objects.in_bulk({key for one in known for key in one[1].districts})
    names = kept(("categories of the API", get_language()), _category_names)
    return [
        _thing(facts, entry, far, towns.get(entry.municipality or 0), districts, names)
        for facts, entry, far in known
    ]


def _thing(
    facts: Any,
    entry: Entry,
    distance: float | None,
    town: Municipality | None,
    districts: dict[int, District],
    names: dict[str, str],
) -> Thing:
    around = {key: districts[key] for key in entry.districts if key in districts}
    if town is not None and town.district is not None:
        around.setdefault(town.district.pk, town.district)
    split = (category.partition(":") for category in entry.categories)
    return Thing(
        entry=entry,
        facts=facts,
        districts=tuple(around.values()),
        municipality=town,
        point=entry.point or _middle(town) or _middle_of_only(tuple(around.values())),
        categories=tuple(
            (facet, code, names.get(f"{facet}:{code}", code)) for facet, _sign, code in split
        ),
        distance=distance,
    )


def _middle_of_only(districts: tuple[District, ...]) -> Point | None:
    """The middle of the district, if it is only one."""
    return _middle(districts[0]) if len(districts) == 1 else None


def _middle(place: District | Municipality | None) -> Point | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return (place.latitude, place.longitude)


def _category_names() -> dict[str, str]:
    rows = Category.objects.prefetch_related("texts")
    return {f"{row.facet}:{row.code}": row.name for row in rows}
