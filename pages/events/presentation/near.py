"""Contact points near a place, for the answers of the finder."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pages.base.presentation import NBSP, foreign
from pages.base.public import shown
from pages.base.records import in_language
from pages.profiles.finder import Spot
from pages.profiles.whereabouts import in_district

from ..models import ContactPoint

OF_SPOT = 6


def contact_points_of(spots: list[Spot]) -> list[dict[str, Any]]:
    """The contact points of each spot, those of its towns first; two queries for all spots."""
    rows = ContactPoint.objects.sources().listed()
    rows = rows.filter(district__in=[spot.district.pk for spot in spots])
    rows = rows.select_related("locale", "visiting", "municipality")
    found = in_language(rows.order_by("title", "pk"))
    groups = [
        (spot, [one for one in found if one.district_id == spot.district.pk]) for spot in spots
    ]
    return [
        {
            "title": _("Contact points %(where)s") % {"where": in_district(spot.district)},
            "rows": [_row(one) for one in _nearest_first(points, spot)[:OF_SPOT]],
        }
        for spot, points in groups
        if points
    ]


def _nearest_first(points: list[Any], spot: Spot) -> list[Any]:
    towns = {town.pk for town in spot.towns}
    return sorted(points, key=lambda one: one.municipality_id not in towns)


def _row(record: Any) -> dict[str, Any]:
    visiting = shown(record.visiting)
    place = f"{visiting.postcode}{NBSP}{visiting.town}" if visiting else ""
    address = [visiting.street if visiting else "", place.strip()]
    return {
        "title": record.texts_row.title,
        "lang": foreign(record.texts_row.language),
        "url": record.get_absolute_url(),
        "address": ", ".join(part for part in address if part),
        "phone": visiting.phone if visiting else "",
        "email": visiting.email if visiting else "",
    }
