"""Entries of opportunities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.entries import Entry, entry, list_page, prepare
from pages.base.entry import record_entry, words_of
from pages.base.entry_parts import Address, parties
from pages.base.models import Category

from .models import Opportunity
from .presentation.detail import time_needed

_LAST_MINUTE = dt.time(23, 59)
_TOPICS = {
    "children-and-youth": "bildung",
    "culture": "kultur",
    "democracy": "verwaltung",
    "digital-and-media": "bildung",
    "environment": "natur",
    "animals": "natur",
    "heritage": "kultur",
    "health-and-care": "rettung",
    "inclusion": "integration",
    "local-development": "stadt",
    "migration": "integration",
    "one-world": "integration",
    "rescue": "rettung",
    "school-and-education": "bildung",
    "sport": "sport",
}
"""Topics of drawings by the code of the field; all others show neighbours."""


@prepare(Opportunity)
def many_opportunities(records: Sequence[Opportunity]) -> None:
    """Load what entries and feeds say of many offers."""
    prefetch_related_objects(records, "organisation", "municipality", "district", "categories")


@entry(Opportunity)
def opportunity(record: Opportunity, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "opportunity",
        body=" ".join((words_of(text.description), text.requirements, text.benefits)).strip(),
        districts=(record.district_id,) if record.district_id else (),
        municipality=record.municipality_id,
        point=point(record),
        categories=tuple(
            f"{category.facet}:{category.code}" for category in record.categories.all()
        ),
        organisation=record.organisation.name if record.organisation else "",
        starts=record.starts_at,
        ends=record.ends_at,
        state=record.state,
        kicker=_("Opportunity"),
        by=parties(record.organisation),
        address=_place(record),
        attendance=record.place_kind,
        valid_until=last_chance(record),
        topic=_topic(record),
        facets={
            "effort": (record.effort,),
            "weekday": tuple(str(day) for day in record.weekdays or ()),
            "language": tuple(record.languages or ()),
        },
        extra={
            "requirements": text.requirements,
            "benefits": text.benefits,
            "time_needed": time_needed(record),
            "period_from": record.period_from,
        },
    )


def _place(record: Opportunity) -> Address:
    town, district = record.municipality, record.district
    return Address(
        name=record.venue,
        town=town.name if town else "",
        region=district.name if district else "",
    )


def last_chance(record: Opportunity) -> dt.datetime | None:
    """Until when somebody can still join; None while there is no end to it."""
    days = [day for day in (record.apply_until, record.period_until) if day]
    ends = [timezone.make_aware(dt.datetime.combine(day, _LAST_MINUTE)) for day in days]
    fixed = record.ends_at or record.starts_at
    return min([*ends, fixed] if fixed else ends, default=None)


def _topic(record: Opportunity) -> str:
    """The topic of the drawn picture: that of the first field."""
    fields = (one.code for one in record.categories.all() if one.facet == Category.Facet.FIELD)
    return next((_TOPICS[code] for code in fields if code in _TOPICS), "nachbarschaft")


def point(record: Opportunity) -> tuple[float, float] | None:
    """Where it is: its own coordinates, or those of the municipality."""
    for place in (record, record.municipality):
        if place is not None and place.latitude is not None and place.longitude is not None:
            return (place.latitude, place.longitude)
    return None


list_page("opportunities", Opportunity)
