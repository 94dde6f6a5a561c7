"""Loading the example organisations, opportunities, events, courses and contact points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import transaction

from pages.base.models import (
    Contact,
    ContactText,
    OpeningHours,
    Organisation,
    OrganisationText,
    SpecialDay,
    VisitingDetails,
    VisitingPerson,
    VisitingText,
)

from . import builders
from .bulk import scale
from .context import Context
from .record_data import WEEKDAYS, Entry, Records, english, entries, html, money, taken

__all__ = ["load", "scale"]


def load(ctx: Context) -> None:
    """Everything in `data/records`, one transaction per kind."""
    records = Records(ctx)
    for kind, work in (
        ("organisation", load_organisation),
        ("contact_point", load_contact_point),
        ("opportunity", load_opportunity),
        ("event", load_event),
        ("course", load_course),
    ):
        with transaction.atomic():
            for entry in entries(kind):
                work(records, entry)


def load_organisation(records: Records, entry: Entry) -> None:
    """An organisation and the person to turn to."""
    key = entry["id"]

    def organisation() -> Any:
        row: Any = Organisation(
            is_example=True,
            public_id=builders.stable_id(f"organisation:{key}"),
            municipality=records.municipality(entry["municipality"]),
            town=entry["municipality"],
            team=records.team(entry),
            **taken(entry, "name", "short_name", "street", "postcode", "phone", "email"),
        )
        row.texts = [
            OrganisationText(language=code, description=entry[name])
            for code, name in (("de", "description"), ("en", "description_en"))
            if name in entry
        ]
        return builders.published(row)

    def contact() -> Any:
        person = {**taken(entry, "phone", "email"), **entry["contact"]}
        row: Any = Contact(
            organisation=records.organisation(key),
            is_example=True,
            team=records.team(entry),
            **taken(person, "name", "phone", "email"),
        )
        row.texts = [
            ContactText(language=code, function=person[name])
            for code, name in (("de", "function"), ("en", "function_en"))
            if name in person
        ]
        return builders.published(row)

    records.ctx.once(f"org:{key}", organisation)
    records.ctx.once(f"contact:{key}", contact)


def load_contact_point(records: Records, entry: Entry) -> None:
    """A contact point and its visiting details."""
    key = entry["id"]

    def contact_point() -> Any:
        return builders.contact_point(
            key=key,
            visiting=records.needed(f"visiting:{key}"),
            description=html(entry["description"]),
            organisation=records.organisation(entry["organisation"]),
            municipality=records.municipality(entry["municipality"]),
            at=records.ctx.at(-200, "09:00"),
            **_common(records, entry),
        )

    records.ctx.once(f"visiting:{key}", lambda: _visiting(records, entry))
    _once(records, "contact_point", entry, contact_point)


def load_opportunity(records: Records, entry: Entry) -> None:
    """An opportunity and its English version."""

    def opportunity() -> Any:
        days = entry.get("weekdays", [])
        return builders.opportunity(
            key=entry["id"],
            description=html(entry["description"]),
            organisation=records.organisation(entry["organisation"]),
            contact=records.ctx.get(f"contact:{entry['organisation']}"),
            place_kind=entry.get("place", "onsite"),
            **_place(records, entry),
            categories=records.categories(entry),
            languages=entry.get("languages", ["de"]),
            weekdays=[WEEKDAYS.index(day) for day in days],
            hours=Decimal(str(entry["hours"])) if "hours" in entry else None,
            period_from=records.day(entry, "period_from_days"),
            period_until=records.day(entry, "period_until_days"),
            apply_until=records.day(entry, "apply_until_days"),
            state_since=records.day(entry, "state_since_days"),
            confirmed_on=records.ctx.day(-entry["confirmed_days_ago"]),
            at=records.ctx.at(-entry["published_days_ago"], "09:00"),
            **records.times(entry),
            **taken(entry, "venue", "effort", "time_note", "requirements", "benefits", "expenses"),
            **taken(entry, "transport", "accessibility_note", "state", "source", "source_id"),
            **_common(records, entry),
        )

    _once(records, "opportunity", entry, opportunity)


def load_event(records: Records, entry: Entry) -> None:
    """An event and its English version."""
    ctx = records.ctx

    def event() -> Any:
        times = records.times(entry)
        extra: Entry = {}
        if "registration_with" in entry:
            extra["registration_with"] = records.organisation(entry["registration_with"])
        if "was_in_days" in entry:
            extra["was_at"] = ctx.at(entry["was_in_days"], entry["starts"])
        return builders.event(
            key=entry["id"],
            description=html(entry["description"]),
            organiser=records.organisation(entry["organiser"]),
            series=ctx.get(entry["series"]) if "series" in entry else None,
            programmes=[row for key in entry.get("programmes", []) if (row := ctx.get(key))],
            districts=records.districts(entry.get("districts", [])),
            place_kind=entry.get("place", "onsite"),
            **_place(records, entry),
            registration_opens_on=records.day(entry, "registration_opens_in_days"),
            registration_closes_on=records.day(entry, "registration_closes_in_days"),
            price=money(entry, "price"),
            at=min(ctx.at(-2, "09:00"), times["starts_at"] - dt.timedelta(days=60)),
            **times,
            **extra,
            **taken(entry, "audience", "venue", "street", "postcode", "online_url"),
            **taken(entry, "state", "state_note", "is_full", "price_note", "registration_url"),
            **_common(records, entry),
        )

    _once(records, "event", entry, event)


def load_course(records: Records, entry: Entry) -> None:
    """A course and its English version."""
    ctx = records.ctx

    def course() -> Any:
        start, days = records.start(entry), Entry()
        if start is not None:
            days["starts_on"] = ctx.day(start)
        if start is not None and "ends_in_days" in entry:
            days["ends_on"] = ctx.day(start + entry["ends_in_days"] - entry["starts_in_days"])
        point = entry.get("contact_point")
        return builders.course(
            key=entry["id"],
            description=html(entry["description"]),
            provider=records.organisation(entry["provider"]),
            contact_point=ctx.get(f"contact_point:{point}") if point else None,
            place_kind=entry.get("place", "onsite"),
            **_place(records, entry),
            cost=money(entry, "cost"),
            register_until=records.day(entry, "register_until_days"),
            state_since=records.day(entry, "state_since_days"),
            at=ctx.at(-100, "09:00"),
            **days,
            **taken(entry, "module", "dates_note", "certificate", "registration_url", "state"),
            **_common(records, entry),
        )

    _once(records, "course", entry, course)


def _once(records: Records, kind: str, entry: Entry, create: Callable[[], Any]) -> None:
    key = f"{kind}:{entry['id']}"
    row = records.ctx.once(key, create)
    if row is not None and "en" in entry:
        texts = english(entry)
        records.ctx.once(f"{key}:en", lambda: builders.translate(row, "en", **texts))


def _common(records: Records, entry: Entry) -> Entry:
    return {
        "title": entry["title"],
        "teaser": entry["teaser"],
        "is_example": entry.get("is_example", True),
        "team": records.team(entry),
    }


def _place(records: Records, entry: Entry) -> Entry:
    """The municipality; None where the sources do not name it, so that no other is filled in."""
    name = entry.get("municipality")
    return {"municipality": records.municipality(name) if name else None}


def _visiting(records: Records, entry: Entry) -> Any:
    details = entry["visiting"]
    row: Any = VisitingDetails(
        name=entry["title"],
        town=entry["municipality"],
        closed=details.get("closed", False),
        closed_until=records.day(details, "closed_until_in_days"),
        team=records.team(entry),
        **taken(details, "street", "postcode", "phone", "email"),
    )
    row.hours = [_hours(text) for text in details["hours"]]
    row.special_days = [
        SpecialDay(
            on=records.ctx.day(day["on_in_days"]),
            note=day["note"],
            opens=_clock(day.get("opens")),
            closes=_clock(day.get("closes")),
        )
        for day in details.get("special_days", [])
    ]
    person = records.ctx.get(f"contact:{entry['organisation']}")
    row.people = [VisitingPerson(contact=person, sort_order=0)] if person else []
    texts = taken(details, "hours_note", "closed_note", "accessibility")
    row.texts = [VisitingText(language="de", **texts)]
    return builders.published(row)


def _hours(text: str) -> OpeningHours:
    """ "mo 09:00-12:00" as a row."""
    day, _space, span = text.partition(" ")
    opens, _dash, closes = span.partition("-")
    return OpeningHours(weekday=WEEKDAYS.index(day), opens=_clock(opens), closes=_clock(closes))


def _clock(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None
