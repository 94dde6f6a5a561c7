"""Events in lists and on their pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from pages.base.choices import Place
from pages.base.context import current_language
from pages.base.documents import document_item
from pages.base.models import KittDocument, in_language
from pages.base.presentation import NBSP, foreign, times
from pages.base.wording import clock_time_name, full_date, marked, moment, price, time_of_day
from pages.profiles.responsible import responsible_centre
from pages.programmes.presentation import Link, programme_links

from ..models import Event, SeriesPage
from .shared import filled, organisation_fact, place_locator, place_name, public_organisations
from .similar import near_events
from .status import event_notes, event_status


@dataclass(slots=True)
class Row:
    """An event in a list, see `components/event_row.html`. `called_off`: not on this date."""

    title: str
    url: str
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    time: str
    kicker: str = ""
    summary: str = ""
    place: str = ""
    online: bool = False
    facts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    called_off: bool = False
    state_note: str = ""


def event_rows(records: Iterable[Any]) -> list[Row]:
    """German rows with `texts_row` as rows of a list; three queries, whatever their number."""
    records = list(records)
    organisers = public_organisations(one.organiser_id for one in records)
    pages = series_pages(one.series_id for one in records)
    return [
        _row(one, organisers.get(one.organiser_id), pages.get(one.series_id)) for one in records
    ]


def _row(record: Any, organiser: Any, page: SeriesPage | None) -> Row:
    text = record.texts_row
    instead = record.state == Event.State.ONLINE_INSTEAD
    facts = [
        organiser.name if organiser else "",
        price(record.price),
        registration_fact(record),
        _("Example") if record.is_example else "",
    ]
    return Row(
        title=marked(text.title, text.language),
        url=record.get_absolute_url(),
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        time=_row_time(record),
        kicker=marked(page.title, page.language) if page else "",
        summary=marked(text.teaser, text.language),
        place="" if instead or record.place_kind == Place.ONLINE else place_name(record),
        online=instead or record.place_kind == Place.ONLINE,
        facts=[fact for fact in facts if fact],
        notes=event_notes(record),
        called_off=record.is_called_off,
        state_note=marked(text.state_note, text.language),
    )


def registration_fact(record: Any) -> str:
    """“Anmeldung bis 3. Mai 2026”; nothing when there is none, or none any more."""
    if record.is_full or record.is_called_off:
        return ""
    state = record.registration_state()
    if state == "coming":
        return _("registration from %(date)s") % {"date": full_date(record.registration_opens_on)}
    if state == "open" and record.registration_closes_on:
        return _("registration by %(date)s") % {"date": full_date(record.registration_closes_on)}
    return _("registration open") if state == "open" else ""


def ways_on(records: Iterable[Any]) -> list[dict[str, str]]:
    """German rows with `texts_row` as links for a notice, each with its date and place."""
    return [
        {
            "title": marked(record.texts_row.title, record.texts_row.language),
            "url": record.get_absolute_url(),
            "note": ", ".join(filter(None, (full_date(record.starts_at), place_name(record)))),
        }
        for record in records
    ]


def _row_time(record: Any) -> str:
    """“10 bis 12 Uhr”, “ab 18 Uhr”; nothing when the last day has to be said instead."""
    start = timezone.localtime(record.starts_at)
    if record.ends_at is None:
        return _("from %(time)s") % {"time": time_of_day(start.time())}
    end = timezone.localtime(record.ends_at)
    return times([(start.time(), end.time())]) if start.date() == end.date() else ""


def months(rows: list[Row]) -> list[dict[str, Any]]:
    """The rows under the month in which they begin."""
    groups: list[dict[str, Any]] = []
    for row in rows:
        title = date_format(timezone.localtime(row.starts_at), "F Y")
        if not groups or groups[-1]["title"] != title:
            groups.append({"title": title, "rows": []})
        groups[-1]["rows"].append(row)
    return groups


def series_pages(keys: Iterable[int | None]) -> dict[int, SeriesPage]:
    """The listed pages of series in the current language, by the id of the German page."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    pages = SeriesPage.objects.listed().filter(pk__in=wanted).select_related("locale")
    shown = in_language(SeriesPage, pages, current_language())
    return {page.facts.pk: page for page in shown}


def event_detail(record: Any, text: Any) -> dict[str, Any]:
    """Context of the page of an event: `record` has the facts, `text` the texts."""
    page = series_pages([record.series_id]).get(record.series_id or 0)
    organisations = public_organisations((record.organiser_id, record.registration_with_id))
    materials = _materials(record)
    now = event_status(record, text, has_material=bool(materials))
    over = bool(now and now.over)
    place = record.municipality.district if record.municipality else None
    return {
        "record": record,
        "facts": record,
        "text": text,
        "text_lang": foreign(text.language),
        "kicker": marked(page.title, page.language) if page else _("Event"),
        "past": bool(record.starts_at) and record.is_past(),
        "status": now,
        "over": over,
        **(_leading_on(record, place) if now and now.leads_on else {}),
        "items": _facts(record, text, organisations),
        "description": expand_db_html(text.description),
        "materials": materials,
        "registration": None if over else registration(record, organisations),
        "series_page": page,
        "locator": place_locator(record),
        "calendar_links": _calendar_links(record, over),
        "list_url": reverse("events"),
        "archive_url": reverse("events-archive"),
    }


def _facts(record: Any, text: Any, organisations: dict[Any, Any]) -> list[dict[str, Any]]:
    districts = record.districts.all()
    open_online = bool(record.online_url) and not record.is_called_off and not record.is_past()
    online = {"url": record.online_url, "label": _("Take part online")}
    return filled(
        [
            _when(record),
            {
                "label": _("Where"),
                "text": where(record),
                "address": _address(record).replace(NBSP, " ") if _is_somewhere(record) else "",
                "links": [online] if open_online else [],
            },
            {"label": _("For whom"), "text": marked(text.audience, text.language)},
            organisation_fact(_("Organiser"), organisations.get(record.organiser_id)),
            {
                "label": _("Price"),
                "text": price(record.price),
                "note": marked(text.price_note, text.language),
            },
            {"label": _("Programme"), "links": _programmes(record)},
            {"label": _("Region"), "text": ", ".join(one.name for one in districts)},
        ]
    )


def _programmes(record: Any) -> list[Link]:
    keys = [programme.pk for programme in record.programmes.all()]
    return programme_links(keys, current_language()) if keys else []


def _materials(record: Any) -> list[dict[str, str]]:
    keys = [row.document_id for row in record.materials.all()]
    documents = KittDocument.objects.in_bulk(keys) if keys else {}
    return [document_item(documents[key]) for key in keys if key in documents]


def _when(record: Any) -> dict[str, Any]:
    if record.starts_at is None:
        return {"label": _("When")}
    names = [clock_time_name(record.starts_at)]
    if record.ends_at:
        names.append(clock_time_name(record.ends_at))
    if names[0] == names[-1]:
        note = _("local time, %(zone)s") % {"zone": names[0]}
    else:
        note = _("The clocks change meanwhile: it begins in %(first)s and ends in %(last)s.")
        note %= {"first": names[0], "last": names[-1]}
    text = moment(record.starts_at, record.ends_at)
    if record.state == Event.State.POSTPONED:
        return {"label": _("When"), "text": _("It was planned for: %(date)s") % {"date": text}}
    return {"label": _("When"), "text": text, "note": note}


def where(record: Any) -> str:
    """The full address, or that it is online."""
    if _is_online(record):
        return _("online")
    address = _address(record)
    if record.place_kind == Place.HYBRID:
        return _("%(place)s or online") % {"place": address}
    return address


def _is_online(record: Any) -> bool:
    return bool(record.place_kind == Place.ONLINE or record.state == Event.State.ONLINE_INSTEAD)


def _is_somewhere(record: Any) -> bool:
    """Whether there is an address that leads people to a door."""
    return bool(record.street) and not _is_online(record)


def _address(record: Any) -> str:
    """Venue, street, postcode and town in one line."""
    town = NBSP.join(filter(None, (record.postcode, str(record.municipality or ""))))
    return ", ".join(filter(None, (record.venue, record.street, town)))


def registration(record: Any, organisations: dict[Any, Any]) -> dict[str, Any] | None:
    """The box on registering, see `components/contact_card.html`; None when there is none."""
    state = record.registration_state()
    if not state or record.is_called_off:
        return None
    if record.is_full:
        return {"text": _("All places are taken.")}
    with_whom = organisations.get(record.registration_with_id)
    opens, closes = record.registration_opens_on, record.registration_closes_on
    box: dict[str, Any] = {"text": _("Please register beforehand.")}
    if state == "coming":
        box["text"] = _("You can register from %(date)s.") % {"date": full_date(opens)}
    elif state == "closed":
        box["text"] = _("Registration closed on %(date)s.") % {"date": full_date(closes)}
    elif closes:
        box["text"] = _("Please register by %(date)s.") % {"date": full_date(closes)}
    can_register = state == "open" and record.registration_url
    if can_register:
        box["button_url"], box["button_label"] = record.registration_url, _("Register")
    if with_whom and can_register:
        box["button_label"] = _("Register with %(name)s") % {"name": with_whom.name}
    elif with_whom:
        box["organisation"] = with_whom.name
        box["organisation_url"] = with_whom.get_absolute_url()
    return box


def _leading_on(record: Any, district: Any) -> dict[str, Any]:
    """Similar events, and who helps."""
    key = district.pk if district else None
    return {
        "similar": ways_on(near_events(key, record.series_id, without=record.pk)),
        "advice": responsible_centre(district),
    }


def _calendar_links(record: Any, over: bool) -> list[dict[str, str]]:
    links = [{"label": _("Subscribe to all events"), "url": reverse("events-calendar")}]
    if not over and record.starts_at:
        url = reverse("event-calendar", args=[record.address])
        links.insert(0, {"label": _("Add to my calendar"), "url": url})
    return links
