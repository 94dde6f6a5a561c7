"""Nodes that several kinds of things share: organisations, places, opening hours, money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from ..choices import Place
from ..entry_parts import Address, Party, Visit
from ..presentation import phone_href
from ..site_address import absolute

Node = dict[str, Any]

COUNTRY = "DE"
SOMEWHERE: Node = {
    "@type": "Place",
    "address": {"@type": "PostalAddress", "addressCountry": COUNTRY},
}
"""In the country, without a place that could be named."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TYPES = {
    "authority": "GovernmentOrganization",
    "association": "NGO",
    "foundation": "NGO",
    "training": "EducationalOrganization",
    "company": "Corporation",
}


def filled(node: Node) -> Node:
    """The node without properties that say nothing."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {}, ())}


def organisation_types(kind: str) -> str:
    """The schema.org type of a kind of organisation."""
    return _TYPES.get(kind, "Organization")


def organisation(party: Party | None) -> Node | None:
    """An organisation as others name it."""
    if party is None:
        return None
    return filled(
        {
            "@type": organisation_types(party.kind),
            "name": party.name,
            "url": absolute(party.url),
            "sameAs": party.website,
        }
    )


def organisations(parties: tuple[Party, ...]) -> Any:
    """One node, or a list of several."""
    nodes = [organisation(one) for one in parties]
    return nodes[0] if len(nodes) == 1 else nodes


def postal_address(address: Address) -> Node | None:
    """A postal address; None when nothing is known but the building."""
    if not (address.street or address.town or address.region):
        return None
    return filled(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postcode,
            "addressLocality": address.town,
            "addressRegion": address.region,
            "addressCountry": COUNTRY,
        }
    )


def place(address: Address) -> Node | None:
    """Where something takes place; None when that is not known."""
    postal = postal_address(address)
    if postal is None:
        return None
    name = address.name or address.town or address.region
    return filled({"@type": "Place", "name": name, "address": postal})


def dialled(phone: str) -> str:
    """A phone number as it is dialled from abroad."""
    return phone_href(phone).removeprefix("tel:") if phone else ""


def geo(point: tuple[float, float] | None) -> Node | None:
    """A point given as (latitude, longitude)."""
    if point is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]}


def reach(visit: Visit, day: dt.date | None = None) -> Node:
    """Address, phone, e-mail and opening hours of a place to go to."""
    day = day or timezone.localdate()
    return filled(
        {
            "address": postal_address(visit.address),
            "telephone": dialled(visit.phone),
            "email": visit.email,
            "openingHoursSpecification": _week(visit),
            "specialOpeningHoursSpecification": _special(visit, day),
        }
    )


def _week(visit: Visit) -> list[Node]:
    """Spans of the week; days with the same one together. Nothing while closed for good."""
    if visit.closed and visit.closed_until is None:
        return []
    days: dict[tuple[dt.time, dt.time], list[str]] = {}
    for weekday, opens, closes in visit.week:
        days.setdefault((opens, closes), []).append(_DAYS[weekday])
    return [_span(opens, closes, dayOfWeek=names) for (opens, closes), names in days.items()]


def _special(visit: Visit, day: dt.date) -> list[Node]:
    """Single days and the time until it opens again. The same time twice means: closed."""
    closed = dt.time(0)
    spans = [
        _span(opens or closed, closes or closed, validFrom=str(on), validThrough=str(on))
        for on, opens, closes in visit.days
    ]
    if visit.closed and visit.closed_until:
        until = str(visit.closed_until)
        spans.insert(0, _span(closed, closed, validFrom=str(day), validThrough=until))
    return spans


def _span(opens: dt.time, closes: dt.time, **more: Any) -> Node:
    times = {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
    return {"@type": "OpeningHoursSpecification", **more, **times}


def offer(price: Decimal | None, url: str) -> Node | None:
    """What it costs; None when nobody has said."""
    if price is None:
        return None
    return filled(
        {
            "@type": "Offer",
            "price": f"{price:.2f}",
            "priceCurrency": "EUR",
            "category": "Paid" if price else "Free",
            "url": url,
        }
    )


def moment(at: dt.datetime | dt.date | None) -> str:
    """A time with the offset that holds there and then, or a day."""
    if isinstance(at, dt.datetime):
        return timezone.localtime(at).isoformat(timespec="minutes")
    return at.isoformat() if at else ""


ATTENDANCE = {
    Place.ONSITE.value: "https://schema.org/OfflineEventAttendanceMode",
    Place.ONLINE.value: "https://schema.org/OnlineEventAttendanceMode",
    Place.HYBRID.value: "https://schema.org/MixedEventAttendanceMode",
}
