"""From records to the plain values that the components in templates/components take."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .models import BasePage, Contact, Organisation, VisitingDetails
from .pictures import Picture, drawn, picture, picture_ids, pictures
from .public import shown

__all__ = [
    "Card",
    "Hours",
    "Picture",
    "Teaser",
    "contact_card",
    "drawn",
    "foreign",
    "opening_hours",
    "organisation_card",
    "people_cards",
    "phone_href",
    "picture",
    "picture_ids",
    "pictures",
    "teaser",
    "visiting_card",
]

NBSP = "\u00a0"


@dataclass(slots=True)
class Hours:
    """Opening hours, see `components/opening_hours.html`."""

    rows: list[dict[str, str]] = field(default_factory=list)
    special: list[dict[str, Any]] = field(default_factory=list)
    closed: bool = False
    closed_until: dt.date | None = None
    closed_note: str = ""
    note: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows or self.special or self.closed or self.note)


@dataclass(slots=True)
class Card:
    """A contact card, see `components/contact_card.html`."""

    text: str = ""
    organisation: str = ""
    organisation_url: str = ""
    name: str = ""
    role: str = ""
    role_lang: str = ""
    street: str = ""
    postcode: str = ""
    place: str = ""
    phone: str = ""
    email: str = ""
    website_url: str = ""
    website_label: str = ""
    hours: Hours | None = None
    accessibility: str = ""
    accessibility_lang: str = ""
    image: Picture | None = None
    is_example: bool = False


@dataclass(slots=True)
class Teaser:
    """An entry of a list: teasers, doors, feeds and the index take it."""

    title: str
    url: str
    kicker: str = ""
    summary: str = ""
    image: Picture | None = None
    lang: str = ""


def foreign(language: str) -> str:
    """`language` where it is not the one of the page (for `lang="…"`), else nothing."""
    here = get_language() or settings.LANGUAGE_CODE
    return "" if language == here else language


def phone_href(number: str) -> str:
    """A phone number as an address: digits and a leading plus only."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if number.strip().startswith("+"):
        return f"tel:+{digits}"
    return f"tel:+49{digits.removeprefix('0')}" if digits.startswith("0") else f"tel:{digits}"


def teaser(page: BasePage, kicker: str = "", image: Picture | None = None) -> Teaser:
    """A page of any type in a list."""
    return Teaser(
        title=page.title,
        url=page.url or "",
        kicker=kicker,
        summary=page.teaser,
        image=image,
        lang=foreign(page.language),
    )


def contact_card(contact: Contact | None) -> Card | None:
    """A contact with those details that may be public; None when there is nothing to show."""
    contact = shown(contact)
    if contact is None:
        return None
    organisation = shown(contact.organisation)
    function = contact.text_row("function") if contact.show_function else None
    card = Card(
        organisation=organisation.name if organisation else "",
        organisation_url=organisation.get_absolute_url() if organisation else "",
        name=contact.public_name,
        role=function.function if function else "",
        role_lang=foreign(function.language) if function else "",
        phone=contact.public_phone,
        email=contact.public_email,
        image=picture(contact.public_picture, "portrait"),
        is_example=contact.is_example,
    )
    return card if card.organisation or card.name or card.phone or card.email else None


def visiting_card(visiting: VisitingDetails | None, day: dt.date | None = None) -> Card | None:
    """Address, phone, e-mail, opening hours and accessibility of a place to go to."""
    visiting = shown(visiting)
    if visiting is None:
        return None
    return Card(
        street=visiting.street,
        postcode=visiting.postcode,
        place=visiting.town,
        phone=visiting.phone,
        email=visiting.email,
        hours=opening_hours(visiting, day),
        accessibility=visiting.text("accessibility"),
        accessibility_lang=foreign(visiting.text_language("accessibility")),
    )


def people_cards(visiting: VisitingDetails | None) -> list[Card]:
    """The people whom one meets at a place, with those details that may be public."""
    visiting = shown(visiting)
    if visiting is None:
        return []
    cards = [contact_card(person.contact) for person in visiting.people.all()]
    return [card for card in cards if card and card.name]


def organisation_card(organisation: Organisation | None, *, link: bool = True) -> Card | None:
    """How to reach an organisation; `link` leads to its page."""
    if organisation is None:
        return None
    return Card(
        organisation=organisation.name,
        organisation_url=organisation.get_absolute_url() if link else "",
        street=organisation.street,
        postcode=organisation.postcode,
        place=organisation.town,
        phone=organisation.phone,
        email=organisation.email,
        website_url=organisation.website,
        website_label=bare_address(organisation.website),
        is_example=organisation.is_example,
    )


def bare_address(url: str) -> str:
    """A web address without what nobody reads: https://www.example.org/ → www.example.org."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")


def opening_hours(visiting: VisitingDetails, day: dt.date | None = None) -> Hours | None:
    """The hours of the week, the special days to come, and whether it is closed on `day`."""
    day = day or timezone.localdate()
    closed = visiting.is_closed(day)
    hours = Hours(
        rows=_week(visiting),
        special=[_special_day(one) for one in visiting.special_days.all() if one.on >= day],
        closed=closed,
        closed_until=visiting.closed_until if closed else None,
        closed_note=visiting.text("closed_note") if closed else "",
        note=visiting.text("hours_note"),
        lang=foreign(visiting.text_language("closed_note" if closed else "hours_note")),
    )
    return hours if hours else None


def _week(visiting: VisitingDetails) -> list[dict[str, str]]:
    """Days in a row with the same hours become one line."""
    spans: dict[int, list[tuple[dt.time, dt.time]]] = {}
    for row in visiting.hours.all():
        if row.opens and row.closes:
            spans.setdefault(row.weekday, []).append((row.opens, row.closes))
    groups: list[tuple[int, int, list[tuple[dt.time, dt.time]]]] = []
    for weekday in sorted(spans):
        if groups and groups[-1][1] == weekday - 1 and groups[-1][2] == spans[weekday]:
            groups[-1] = (groups[-1][0], weekday, groups[-1][2])
        else:
            groups.append((weekday, weekday, spans[weekday]))
    return [{"days": _days(first, last), "times": times(same)} for first, last, same in groups]


def _days(first: int, last: int) -> str:
    if first == last:
        return str(WEEKDAYS[first])
    words = {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
    if last == first + 1:
        return _("%(first)s and %(last)s") % words
    return _("%(first)s to %(last)s") % words


def _special_day(row: Any) -> dict[str, Any]:
    hours = times([(row.opens, row.closes)]) if row.opens and row.closes else _("closed")
    return {"date": row.on, "times": f"{hours} ({row.note})" if row.note else hours}


def times(spans: list[tuple[dt.time, dt.time]]) -> str:
    """“9 bis 12 und 14 bis 17 Uhr”, held together by no-break spaces."""
    parts = [
        (_("%(start)s to %(end)s") % {"start": clock(start), "end": clock(end)}).replace(" ", NBSP)
        for start, end in spans
    ]
    together = parts[0]
    for part in parts[1:]:
        together = _("%(one)s and %(other)s") % {"one": together, "other": part}
    spoken: str = pgettext("opening hours of a day", "%(spans)s") % {"spans": together}
    return spoken


def clock(time: dt.time) -> str:
    """A time of the day, without minutes where they are zero."""
    if time.minute:
        form = pgettext("time with minutes, in Django's format letters", "P")
    else:
        form = pgettext("time on the hour, in Django's format letters", "P")
    return time_format(time, form)
