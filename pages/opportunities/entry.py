"""Entries of opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags

from pages.base.entries import Entry, entry, list_page, prepare
from pages.base.entry import record_entry

from .models import Opportunity


@prepare(Opportunity)
def many_opportunities(records: Sequence[Opportunity]) -> None:
    """Load what entries and feeds say of many offers."""
    prefetch_related_objects(records, "organisation", "municipality", "categories")


@entry(Opportunity)
def opportunity(record: Opportunity, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "opportunity",
        body=" ".join((strip_tags(text.description), text.requirements, text.benefits)).strip(),
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
    )


def point(record: Opportunity) -> tuple[float, float] | None:
    """Where it is: its own coordinates, or those of the municipality."""
    for place in (record, record.municipality):
        if place is not None and place.latitude is not None and place.longitude is not None:
            return (place.latitude, place.longitude)
    return None


list_page("opportunities", Opportunity)
