"""Who takes part, as lists: beside the map, in the timeline, counted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Cohort, Membership, Programme
from .overview import Group


def member_groups(groups: list[Group], programme: Programme) -> list[dict[str, Any]]:
    """The full list beside the map, by cohort."""
    return [
        {
            "title": _group_title(group, programme),
            "tone": _group_tone(group),
            "items": [member_item(member) for member in group.members],
        }
        for group in groups
    ]


def _group_title(group: Group, programme: Programme) -> str:
    number = len(group.members)
    if programme.members_are == Programme.Members.DISTRICTS:
        count = ngettext("%(number)d county", "%(number)d counties", number)
    else:
        count = ngettext("%(number)d member", "%(number)d members", number)
    count %= {"number": number}
    return f"{group.part}, {count}" if group.part else count


def _group_tone(group: Group) -> int | str | None:
    if isinstance(group.part, Cohort):
        return (group.part.number - 1) % 8 + 1
    return None


def member_item(member: Membership) -> dict[str, str]:
    """A member with its profile, and where it lies or has its seat."""
    item = {"label": str(member.place), "url": getattr(member, "profile_url", ""), "note": ""}
    if member.district:
        item["note"] = str(member.district.seat or "")
    elif member.municipality and not member.municipality.district.is_city:
        item["note"] = str(member.municipality.district)
    return item


def short_name(member: Membership) -> dict[str, str]:
    """A member where there is little room: “Odenwald”."""
    place = member.district.short_name if member.district else str(member.place)
    return {"label": place, "url": getattr(member, "profile_url", "")}


def absent(tiles: list[dict[str, Any]]) -> str:
    """Who does not take part, counted: “Nicht dabei: 5 Landkreise, 6 kreisfreie Städte.”"""
    cities = sum(1 for tile in tiles if not tile["tone"] and tile["city"])
    counties = sum(1 for tile in tiles if not tile["tone"] and not tile["city"])
    parts = []
    if counties:
        parts.append(ngettext("%(n)d county", "%(n)d counties", counties) % {"n": counties})
    if cities:
        parts.append(
            ngettext("%(n)d independent city", "%(n)d independent cities", cities) % {"n": cities}
        )
    return _("Not taking part: %(who)s.") % {"who": ", ".join(parts)} if parts else ""
