"""Parts of an entry: who is behind a thing, where it is, when it is open. Plain values, no rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from .public import shown


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is. `name`: of the building; `region`: the county or independent city."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    region: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.street or self.town or self.region)


NOWHERE = Address()


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as others name it. `kind` is one of `Organisation.Kind`, or empty."""

    name: str
    url: str = ""
    kind: str = ""
    website: str = ""
    phone: str = ""
    email: str = ""
    address: Address = NOWHERE


@dataclass(frozen=True, slots=True)
class Visit:
    """How to reach a place to go to.

    `week` are spans of opening hours (weekday as `date.weekday()` counts, from, to), `days` those
    of single days, without times where it is closed. `closed`: now, `closed_until` its last day.
    """

    phone: str = ""
    email: str = ""
    address: Address = NOWHERE
    week: tuple[tuple[int, dt.time, dt.time], ...] = ()
    days: tuple[tuple[dt.date, dt.time | None, dt.time | None], ...] = ()
    closed: bool = False
    closed_until: dt.date | None = None


def party(organisation: Any | None) -> Party | None:
    """An organisation, if it is public; None otherwise."""
    organisation = shown(organisation)
    if organisation is None:
        return None
    return Party(
        name=organisation.name,
        url=organisation.get_absolute_url(),
        kind=organisation.kind,
        website=organisation.website,
        phone=organisation.phone,
        email=organisation.email,
        address=address_of(organisation),
    )


def parties(*organisations: Any | None) -> tuple[Party, ...]:
    """Those of the organisations that are public."""
    found = (party(one) for one in organisations)
    return tuple(one for one in found if one)


def address_of(row: Any, region: str = "") -> Address:
    """The postal address of whatever has one."""
    return Address("", row.street, row.postcode, row.town, region)


def visit_of(visiting: Any | None, day: dt.date, region: str = "") -> Visit | None:
    """Visiting details as they stand on `day`; special days before it are left out."""
    visiting = shown(visiting)
    if visiting is None:
        return None
    closed = visiting.is_closed(day)
    return Visit(
        phone=visiting.phone,
        email=visiting.email,
        address=address_of(visiting, region),
        week=tuple(
            (row.weekday, row.opens, row.closes)
            for row in visiting.hours.all()
            if row.opens and row.closes
        ),
        days=tuple(
            (row.on, row.opens, row.closes) for row in visiting.special_days.all() if row.on >= day
        ),
        closed=closed,
        closed_until=visiting.closed_until if closed else None,
    )
