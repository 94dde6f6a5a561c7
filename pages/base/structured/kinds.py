"""What each kind of entry is in the words of schema.org."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from ..choices import Place
from ..entries import Entry
from ..entry_parts import Visit
from .nodes import (
    ATTENDANCE,
    COUNTRY,
    SOMEWHERE,
    Node,
    dialled,
    filled,
    geo,
    moment,
    offer,
    organisation,
    organisation_types,
    organisations,
    place,
    postal_address,
    reach,
)

_HEADLINE = 110  # characters; more is cut off in results
_EVENT_STATES = {
    "planned": "https://schema.org/EventScheduled",
    "moved": "https://schema.org/EventRescheduled",
    "online_instead": "https://schema.org/EventMovedOnline",
    "cancelled": "https://schema.org/EventCancelled",
}
_COURSE_MODES = {"onsite": "Onsite", "online": "Online", "hybrid": "Blended"}

Maker = Callable[[Entry, Any, str], Node | None]
_makers: dict[str, Maker] = {}


def main_node(entry: Entry, head: Any, operator: str) -> Node | None:
    """The node of what a page is about; None where the page says all there is to say."""
    maker = _makers.get(entry.type)
    node = maker(entry, head, operator) if maker else None
    if node is None:
        return None
    common = {"@id": f"{head.canonical}#main", "name": entry.title, "url": head.canonical}
    return filled({**common, "description": entry.summary, **node})


def _kind(name: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        _makers[name] = maker
        return maker

    return register


@_kind("press-release")
def _release(entry: Entry, head: Any, operator: str) -> Node:
    by = organisations(entry.by) or {"@id": operator}
    return {
        "@type": "NewsArticle",
        "headline": entry.title[:_HEADLINE],
        "datePublished": moment(entry.first_published),
        "dateModified": moment(max(filter(None, (entry.first_published, entry.changed)))),
        "author": by,
        "publisher": {"@id": operator},
        "image": [head.picture.url] if head.picture else [],
        "isAccessibleForFree": True,
        "inLanguage": entry.language,
        "mainEntityOfPage": {"@id": f"{head.canonical}#page"},
    }


@_kind("publication")
def _publication(entry: Entry, head: Any, operator: str) -> Node:
    return {
        "@type": "Report",
        "headline": entry.title[:_HEADLINE],
        "datePublished": moment(entry.extra.get("issued_on") or entry.first_published),
        "dateModified": moment(entry.changed),
        "publisher": organisations(entry.by) or {"@id": operator},
        "isAccessibleForFree": True,
        "inLanguage": entry.language,
    }


@_kind("event")
def _event(entry: Entry, head: Any, operator: str) -> Node | None:
    if entry.starts is None:
        return None
    instead = entry.state == "online_instead"
    attendance = Place.ONLINE.value if instead else entry.attendance
    before = entry.extra.get("original_starts_at")
    moved = entry.state == "moved" and before and before != entry.starts
    return {
        "@type": "Event",
        "startDate": moment(entry.starts),
        "endDate": moment(entry.ends),
        "previousStartDate": moment(before) if moved else "",
        "eventStatus": _EVENT_STATES.get(entry.state, _EVENT_STATES["planned"]),
        "eventAttendanceMode": ATTENDANCE.get(attendance),
        "location": _locations(entry, attendance, head.canonical),
        "organizer": organisations(entry.by) or {"@id": operator},
        "image": [head.picture.url] if head.picture else [],
        "offers": offer(entry.price, head.canonical),
        "isAccessibleForFree": None if entry.price is None else not entry.price,
        "inLanguage": entry.language,
    }


def _locations(entry: Entry, attendance: str, url: str) -> Any:
    """The place, the address online, or both; where neither is known, the page that tells."""
    found: list[Node] = []
    here = place(entry.address) if attendance != Place.ONLINE else None
    if here:
        found.append(here)
    if attendance in (Place.ONLINE, Place.HYBRID) or not here:
        found.append({"@type": "VirtualLocation", "url": entry.online_url or url})
    return found if len(found) > 1 else found[0]


@_kind("series")
def _series(entry: Entry, head: Any, operator: str) -> Node:
    return {"@type": "EventSeries", "organizer": organisations(entry.by) or {"@id": operator}}


@_kind("course")
def _course(entry: Entry, head: Any, operator: str) -> Node:
    cost = offer(entry.price, head.canonical)
    instance = filled(
        {
            "@type": "CourseInstance",
            "courseMode": _COURSE_MODES.get(entry.attendance, "Onsite"),
            "startDate": moment(entry.extra.get("starts_on")),
            "endDate": moment(entry.extra.get("ends_on")),
            "location": None if entry.attendance == Place.ONLINE else place(entry.address),
            "offers": cost,
        }
    )
    return {
        "@type": "Course",
        "provider": organisations(entry.by) or {"@id": operator},
        "hasCourseInstance": instance,
        "offers": cost,
        "inLanguage": entry.language,
        "educationalCredentialAwarded": entry.extra.get("certificate"),
    }


@_kind("centre")
def _centre(entry: Entry, head: Any, operator: str) -> Node:
    host = entry.by[0] if entry.by else None
    return {
        "@type": _office_types((host and host.kind) or "authority"),
        "name": f"{entry.kicker} {entry.title}",
        "parentOrganization": organisation(host),
        "areaServed": _area(entry.area),
        **reach(entry.visit or Visit()),
    }


@_kind("contact-point")
def _contact_point(entry: Entry, head: Any, operator: str) -> Node:
    carrier = entry.by[0] if entry.by else None
    return {
        "@type": _office_types(carrier.kind if carrier else ""),
        "parentOrganization": organisation(carrier),
        "areaServed": _area(entry.area),
        **reach(entry.visit or Visit()),
    }


def _office_types(kind: str) -> list[str]:
    """An organisation that is a place as well: only places have opening hours."""
    first = organisation_types(kind)
    return [first, "GovernmentOffice" if first == "GovernmentOrganization" else "Place"]


def _area(name: str) -> Node | None:
    return {"@type": "AdministrativeArea", "name": name} if name else None


@_kind("city")
def _city(entry: Entry, head: Any, operator: str) -> Node:
    return {
        "@type": "City",
        "name": entry.address.town or entry.title,
        "geo": geo(entry.point),
        "containedInPlace": _area(entry.area),
    }


@_kind("programme")
def _programme(entry: Entry, head: Any, operator: str) -> Node:
    return {
        "@type": "Project",
        "foundingDate": moment(entry.extra.get("started_on")),
        "dissolutionDate": moment(entry.extra.get("ended_on")),
        "sameAs": entry.extra.get("website"),
    }


@_kind("organisation")
def _organisation(entry: Entry, head: Any, operator: str) -> Node | None:
    if not entry.by:
        return None
    me = entry.by[0]
    return {
        "@type": organisation_types(me.kind),
        "alternateName": entry.extra.get("short_name"),
        "address": postal_address(me.address),
        "telephone": dialled(me.phone),
        "email": me.email,
        "sameAs": me.website,
    }


@_kind("opportunity")
def _opportunity(entry: Entry, head: Any, operator: str) -> Node | None:
    """A job posting for volunteers; none any more once nobody can apply."""
    if not entry.by or entry.state != "open" or _is_over(entry.valid_until):
        return None
    posted = entry.first_published
    number = {"@type": "PropertyValue", "name": entry.by[0].name, "value": entry.id}
    return {
        "@type": "JobPosting",
        "title": entry.title,
        "description": "".join(f"<p>{escape(text)}</p>" for text in _paragraphs(entry)),
        "employmentType": "VOLUNTEER",
        "datePosted": posted.date().isoformat() if posted else "",
        "validThrough": moment(entry.valid_until),
        "jobStartDate": moment(entry.starts or entry.extra.get("period_from")),
        "hiringOrganization": organisation(entry.by[0]),
        "identifier": number,
        "directApply": False,
        "qualifications": entry.extra.get("requirements"),
        "jobBenefits": entry.extra.get("benefits"),
        "workHours": entry.extra.get("time_needed"),
        **_workplace(entry),
    }


def _paragraphs(entry: Entry) -> list[str]:
    return [text for text in (entry.summary, entry.body) if text]


def _is_over(until: dt.datetime | dt.date | None) -> bool:
    if isinstance(until, dt.datetime):
        return until <= timezone.now()
    return until is not None and until < timezone.localdate()


def _workplace(entry: Entry) -> Node:
    """Where one helps; what can be done from anywhere is said to be so."""
    if entry.attendance in (Place.ONLINE, Place.STATEWIDE):
        anywhere: Node = {"applicantLocationRequirements": {"@type": "Country", "name": COUNTRY}}
        if entry.attendance == Place.ONLINE:
            return {**anywhere, "jobLocationType": "TELECOMMUTE"}
        return {**anywhere, "jobLocation": SOMEWHERE}
    return {"jobLocation": place(entry.address) or SOMEWHERE}
