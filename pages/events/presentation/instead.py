"""Where the address of something removed leads on to."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from pages.base.gone import WaysOn
from pages.base.models import Tombstone
from pages.base.presentation import Teaser
from pages.base.records import in_language
from pages.base.wording import marked
from pages.places.models import District
from pages.profiles.responsible import responsible_centre

from ..models import ContactPoint
from . import courses, events
from .similar import NUMBER, near_courses, near_events


def events_instead(stone: Tombstone) -> WaysOn:
    """The events that come next, those of its series and its district first."""
    district = _district(stone)
    found = near_events(district.pk if district else None, stone.traces.get("series"))
    return WaysOn(_doors(events.ways_on(found)), responsible_centre(district))


def courses_instead(stone: Tombstone) -> WaysOn:
    """Courses with free places, those of its module and its district first."""
    district = _district(stone)
    found = near_courses(district.pk if district else None, stone.traces.get("module", ""))
    return WaysOn(_doors(courses.ways_on(found)), responsible_centre(district))


def contact_points_instead(stone: Tombstone) -> WaysOn:
    """The other contact points of its district and the districts around."""
    district = _district(stone)
    if district is None:
        return WaysOn()
    near = Q(district=district) | Q(district__in=district.neighbours())
    rows = ContactPoint.objects.sources().listed().filter(near)
    rows = rows.select_related("locale", "district").order_by("title", "pk")
    found = sorted(rows[: 5 * NUMBER], key=lambda one: one.district_id != district.pk)[:NUMBER]
    doors = [
        Teaser(
            marked(one.texts_row.title, one.texts_row.language),
            one.get_absolute_url(),
            summary=one.district.name,
        )
        for one in in_language(found)
    ]
    return WaysOn(doors, responsible_centre(district))


def _district(stone: Tombstone) -> District | None:
    return District.objects.filter(pk=stone.traces.get("district") or 0).first()


def _doors(links: list[dict[str, Any]]) -> list[Teaser]:
    return [Teaser(link["title"], link["url"], summary=link["note"]) for link in links]
