"""Who takes part, as lists: beside the map, in the timeline, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.head import absolute
from pages.places.models import District

from .maps import Shown, TileMap, by_district, district_url, named, tile_map, tone
from .member_filter import ABSENT, ANCHOR, Roll, Selection, select
from .models import Cohort, Membership, Phase, Programme

Namer = Callable[[District], str]


def member_view(
    roll: Roll, params: Mapping[str, str], path: str, *, name: Namer = str
) -> dict[str, Any]:
    """Map, list and filter of the members, all three after the same choice.

    `name` says how a county or city is called in the list.
    """
    chosen = select(roll, params)
    part = bool(chosen.asked)
    counties = roll.programme.members_are == Programme.Members.DISTRICTS
    return {
        "map": _map(roll, chosen) if roll.members else None,
        "member_groups": _groups(roll, chosen, name),
        "member_filter": chosen.bar(path),
        "absent": "" if part or not counties else absent(roll.absent),
        "absent_url": f"?stand={ABSENT}{ANCHOR}",
        "former_items": [] if part else [member_item(one, name) for one in chosen.former],
        # The same again in parts: search engines need the whole only.
        **({"meta": {"robots": "noindex, follow", "canonical": absolute(path)}} if part else {}),
    }


def _map(roll: Roll, chosen: Selection) -> TileMap | None:
    shown = [*chosen.members, *(chosen.former if chosen.asked else [])]
    counties = roll.programme.members_are == Programme.Members.DISTRICTS
    label = _("Counties and independent cities") if counties else _("Where members are")
    land, districts = roll.land, chosen.districts
    if chosen.asked and not shown:
        # Nobody to colour: the whole map stays, with the others as outlines.
        shown = roll.members
    return tile_map(Shown(land, by_district(shown), roll.cohorts, districts), label=label)


def _groups(roll: Roll, chosen: Selection, name: Namer) -> list[dict[str, Any]]:
    """The full list beside the map, by cohort; for a phase or those who left, each in one."""
    if chosen.phase:
        rows = sorted([*chosen.members, *chosen.former], key=lambda one: one.place.sort_key)
        groups = [_group(chosen.phase, rows, roll.programme, name)]
    else:
        groups = [
            _group(part, rows, roll.programme, name)
            for part, rows in _by_cohort(chosen.members, roll.cohorts)
        ]
        if chosen.asked and chosen.former:
            groups.append(_group(None, chosen.former, roll.programme, name))
    if chosen.asked and chosen.absent:
        groups += _absent_groups(chosen.absent, name)
    return [group for group in groups if group["items"]]


def _by_cohort(
    members: list[Membership], cohorts: list[Cohort]
) -> list[tuple[Cohort | None, list[Membership]]]:
    known = {cohort.pk for cohort in cohorts}
    parts: list[tuple[Cohort | None, list[Membership]]] = [
        (cohort, [one for one in members if one.cohort_id == cohort.pk]) for cohort in cohorts
    ]
    return [*parts, (None, [one for one in members if one.cohort_id not in known])]


def _group(
    part: Cohort | Phase | None, members: list[Membership], programme: Programme, name: Namer
) -> dict[str, Any]:
    number = len(members)
    if programme.members_are == Programme.Members.DISTRICTS:
        count = ngettext("%(number)d county", "%(number)d counties", number)
    else:
        count = ngettext("%(number)d member", "%(number)d members", number)
    count %= {"number": number}
    return {
        "title": format_html("{}, {}", named(part), count) if part else count,
        "tone": tone(part) if isinstance(part, Cohort) else None,
        "items": [member_item(member, name) for member in members],
    }


def _absent_groups(districts: list[District], name: Namer) -> list[dict[str, Any]]:
    counties = [one for one in districts if not one.is_city]
    cities = [one for one in districts if one.is_city]
    return [
        {
            "title": _("Not taking part: %(who)s") % {"who": counted(group)},
            "items": [district_item(one, name) for one in group],
        }
        for group in (counties, cities)
        if group
    ]


def district_item(district: District, name: Namer = str) -> dict[str, str]:
    """A district with the page that says who is in charge there, and its seat."""
    note = "" if district.is_city else str(district.seat or "")
    return {"label": name(district), "url": district_url(district), "note": note}


def member_item(member: Membership, name: Namer = str) -> dict[str, str]:
    """A member with its profile, and where it lies or has its seat, or until when it took part.

    Of a district without a profile the link says who is in charge there.
    """
    place, url = member.place, member.profile_url
    if isinstance(place, District):
        item = {"label": name(place), "url": url or district_url(place), "note": ""}
    else:
        item = {"label": str(place), "url": url, "note": ""}
    if member.has_left():
        item["note"] = _("until %(date)s") % {"date": member.until}
    elif member.district:
        item["note"] = str(member.district.seat or "")
    elif member.municipality and not member.municipality.district.is_city:
        item["note"] = str(member.municipality.district)
    return item


def short_name(member: Membership) -> dict[str, str]:
    """A member where there is little room: “Odenwald”."""
    place = member.district.short_name if member.district else str(member.place)
    return {"label": place, "url": member.profile_url}


def absent(districts: Iterable[District]) -> str:
    """Who does not take part, counted: “Nicht dabei: 5 Landkreise, 6 kreisfreie Städte”."""
    who = counted(districts)
    return _("Not taking part: %(who)s") % {"who": who} if who else ""


def counted(districts: Iterable[District]) -> str:
    """“5 Landkreise, 6 kreisfreie Städte”."""
    rows = list(districts)
    cities = sum(1 for one in rows if one.is_city)
    counties = len(rows) - cities
    parts = []
    if counties:
        parts.append(ngettext("%(n)d county", "%(n)d counties", counties) % {"n": counties})
    if cities:
        parts.append(
            ngettext("%(n)d independent city", "%(n)d independent cities", cities) % {"n": cities}
        )
    return ", ".join(parts)
