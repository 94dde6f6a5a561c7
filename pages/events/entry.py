"""Entries of events, courses, contact points and series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags

from pages.base.entries import Entry, entry, list_page, prepare
from pages.base.entry import page_entry, record_entry, stream_text

from .models import ContactPoint, Course, Event, SeriesPage


@prepare(Event)
def many_events(records: Sequence[Event]) -> None:
    """Load what entries and feeds say of many events."""
    prefetch_related_objects(records, "organiser", "districts", "programmes")


@entry(Event)
def event(record: Event, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "event",
        body=strip_tags(text.description),
        districts=tuple(district.pk for district in record.districts.all()),
        municipality=record.municipality_id,
        organisation=record.organiser.name if record.organiser else "",
        starts=record.starts_at,
        ends=record.ends_at,
        state=record.state,
    )


@entry(Course)
def course(record: Course, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "course",
        body=strip_tags(text.description),
        districts=(record.district_id,) if record.district_id else (),
        municipality=record.municipality_id,
        organisation=record.provider.name if record.provider else "",
        extra={"module": record.module},
    )


@entry(ContactPoint)
def contact_point(record: ContactPoint, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "contact-point",
        body=strip_tags(text.description),
        districts=(record.district_id,) if record.district_id else (),
        municipality=record.municipality_id,
        organisation=record.organisation.name if record.organisation else "",
    )


@entry(SeriesPage)
def series(page: SeriesPage, language: str) -> Entry:
    return page_entry(page, "series", body=stream_text(page.body))


list_page("events", Event)
list_page("events-archive", Event)
list_page("courses", Course)
list_page("contact-points", ContactPoint)
