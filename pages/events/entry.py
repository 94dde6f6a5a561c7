"""Entries of events, courses, contact points and series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.entries import Entry, entry, list_page, prepare
from pages.base.entry import page_entry, record_entry, stream_text, words_of
from pages.base.entry_parts import Address, parties, visit_of

from .models import ContactPoint, Course, Event, SeriesPage


@prepare(Event)
def many_events(records: Sequence[Event]) -> None:
    """Load what entries and feeds say of many events."""
    prefetch_related_objects(
        records, "organiser", "districts", "programmes", "municipality__district"
    )


@entry(Event)
def event(record: Event, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "event",
        body=words_of(text.description),
        districts=tuple(district.pk for district in record.districts.all()),
        municipality=record.municipality_id,
        organisation=record.organiser.name if record.organiser else "",
        starts=record.starts_at,
        ends=record.ends_at,
        state=record.state,
        kicker=_("Event"),
        by=parties(record.organiser),
        address=_place(record, record.venue, record.street, record.postcode),
        attendance=record.place_kind,
        online_url=record.online_url,
        price=record.price,
        topic="bildung",
        extra={"original_starts_at": record.original_starts_at},
    )


@prepare(Course)
def many_courses(records: Sequence[Course]) -> None:
    """Load what entries say of many courses."""
    prefetch_related_objects(records, "provider", "municipality__district", "district")


@entry(Course)
def course(record: Course, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "course",
        body=words_of(text.description),
        districts=(record.district_id,) if record.district_id else (),
        municipality=record.municipality_id,
        organisation=record.provider.name if record.provider else "",
        kicker=_("Course"),
        by=parties(record.provider),
        address=_place(record),
        attendance=record.place_kind,
        price=record.cost,
        topic="bildung",
        facets={"module": (record.module,)},
        extra={
            "module": record.module,
            "starts_on": record.starts_on,
            "ends_on": record.ends_on,
            "certificate": text.certificate,
        },
    )


@prepare(ContactPoint)
def many_contact_points(records: Sequence[ContactPoint]) -> None:
    """Load what entries say of many contact points."""
    prefetch_related_objects(
        records, "organisation", "district", "visiting__hours", "visiting__special_days"
    )


@entry(ContactPoint)
def contact_point(record: ContactPoint, language: str) -> Entry:
    text: Any = getattr(record, "texts_row", record)
    return record_entry(
        record,
        "contact-point",
        body=words_of(text.description),
        districts=(record.district_id,) if record.district_id else (),
        municipality=record.municipality_id,
        organisation=record.organisation.name if record.organisation else "",
        kicker=_("Contact point"),
        by=parties(record.organisation),
        area=record.district.name if record.district else "",
        visit=visit_of(record.visiting, timezone.localdate()),
        topic="nachbarschaft",
    )


def _place(record: Any, name: str = "", street: str = "", postcode: str = "") -> Address:
    """Where it takes place: the building as far as it is known, the town, the district."""
    town = record.municipality
    district = getattr(record, "district", None) or (town.district if town else None)
    region = district.name if district else ""
    return Address(name, street, postcode, town.name if town else "", region)


@entry(SeriesPage)
def series(page: SeriesPage, language: str) -> Entry:
    return page_entry(
        page, "series", kicker=_("Series of events"), body=stream_text(page.body), topic="bildung"
    )


list_page("events", Event)
list_page("events-archive", Event)
list_page("courses", Course)
list_page("contact-points", ContactPoint)
