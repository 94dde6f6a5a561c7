"""What events, courses and contact points show alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from pages.base.choices import Place
from pages.base.models import Organisation
from pages.profiles.whereabouts import Locator, locator, where_it_lies


def public_organisations(keys: Iterable[int | None]) -> dict[int | None, Organisation]:
    """The listed organisations among these, in one query."""
    wanted = {key for key in keys if key}
    return {one.pk: one for one in Organisation.objects.listed().filter(pk__in=wanted)}


def organisation_fact(label: str, organisation: Organisation | None) -> dict[str, Any]:
    """A line of the facts that leads to an organisation."""
    if organisation is None:
        return {"label": label}
    link = {"url": organisation.get_absolute_url(), "label": organisation.name}
    return {"label": label, "links": [link]}


def place_name(record: Any) -> str:
    """“Michelstadt”, “online”, “Kassel or online”."""
    place = record.municipality or getattr(record, "district", None)
    if record.place_kind == Place.ONLINE:
        return _("online")
    if place is None:
        return ""
    if record.place_kind == Place.HYBRID:
        return _("%(place)s or online") % {"place": place.name}
    return str(place.name)


def place_locator(record: Any) -> Locator | None:
    """Where the municipality of a record lies."""
    town = record.municipality
    district = town.district if town else getattr(record, "district", None)
    if district is None or getattr(record, "place_kind", "") == Place.ONLINE:
        return None
    return locator(district, where_it_lies(district, town))


def filled(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Facts that say something beside their label."""
    return [
        item
        for item in items
        if any(value for name, value in item.items() if name not in ("label", "lang"))
    ]
