"""Courses of the qualification programme in lists and on their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from pages.base.meta import over_meta
from pages.base.presentation import foreign, organisation_card
from pages.base.records import in_language
from pages.base.wording import date_span, full_date, marked, price
from pages.profiles.responsible import responsible_centre

from ..models import ContactPoint, Course
from .shared import filled, organisation_fact, place_locator, place_name, public_organisations
from .similar import near_courses
from .status import course_notes, course_status, registration_closed


@dataclass(slots=True)
class Row:
    """A course in a list, see `components/opportunity_row.html`."""

    title: str
    url: str
    organisation: str = ""
    summary: str = ""
    when_label: str = ""
    when: str = ""
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def course_rows(records: Iterable[Any]) -> list[Row]:
    """German rows with `texts_row` as rows of a list; one query for the providers."""
    records = list(records)
    providers = public_organisations(one.provider_id for one in records)
    rows = []
    for record in records:
        text, provider = record.texts_row, providers.get(record.provider_id)
        facts = [
            place_name(record),
            str(record.get_module_display()),
            price(record.cost),
            _("Example") if record.is_example else "",
        ]
        rows.append(
            Row(
                title=marked(text.title, text.language),
                url=record.get_absolute_url(),
                organisation=provider.name if provider else "",
                summary=marked(text.teaser, text.language),
                when_label=kind_of_time(record),
                when=when(record),
                notes=course_notes(record),
                facts=[fact for fact in facts if fact],
            )
        )
    return rows


def kind_of_time(record: Any) -> str:
    """Whether the next date is known, the course runs already, or is held on demand."""
    if record.starts_on is None:
        return _("On demand")
    started = record.starts_on <= timezone.localdate()
    return _("Running") if started else _("Next date")


def when_line(record: Any) -> str:
    """“Nächster Termin: 5. bis 26. Oktober 2026”; only the dates once it is over."""
    dates = when(record)
    return capfirst(dates) if record.is_past() else f"{kind_of_time(record)}: {dates}"


def ways_on(records: Iterable[Any]) -> list[dict[str, str]]:
    """German rows with `texts_row` as links for a notice, each with its date and place."""
    return [
        {
            "title": marked(record.texts_row.title, record.texts_row.language),
            "url": record.get_absolute_url(),
            "note": ", ".join(filter(None, (when(record), place_name(record)))),
        }
        for record in records
    ]


def when(record: Any) -> str:
    """The dates, or that there is none yet."""
    if record.starts_on is None:
        return _("dates by arrangement")
    return date_span(record.starts_on, record.ends_on or record.starts_on)


def course_detail(record: Any, text: Any) -> dict[str, Any]:
    """Context of the page of a course: `record` has the facts, `text` the texts."""
    provider = public_organisations([record.provider_id]).get(record.provider_id)
    now = course_status(record)
    over = bool(now and now.over)
    return {
        "record": record,
        "facts": record,
        "text": text,
        "text_lang": foreign(text.language),
        "kicker": ", ".join((_("Course"), str(record.get_module_display()))),
        "past": record.is_past(),
        "status": now,
        "over": over,
        "meta": over_meta(over),
        **(_leading_on(record) if now else {}),
        "items": _facts(record, text, provider),
        "description": expand_db_html(text.description),
        "registration": None if over else _registration(record),
        "provider": None if over else organisation_card(provider),
        "list_url": reverse("courses"),
        "locator": place_locator(record),
    }


def _facts(record: Any, text: Any, provider: Any) -> list[dict[str, Any]]:
    return filled(
        [
            {
                "label": _("When"),
                "text": when_line(record),
                "note": marked(text.dates_note, text.language),
            },
            {"label": _("Where"), "text": place_name(record)},
            {"label": _("Module"), "text": capfirst(str(record.get_module_display()))},
            {"label": _("Cost"), "text": price(record.cost)},
            {"label": _("Certificate"), "text": marked(text.certificate, text.language)},
            organisation_fact(_("Provider"), provider),
            {"label": _("Contact point"), "links": _contact_point(record)},
        ]
    )


def _contact_point(record: Any) -> list[dict[str, str]]:
    rows = ContactPoint.objects.sources().listed().filter(pk=record.contact_point_id or 0)
    return [
        {
            "label": point.texts_row.title,
            "url": point.get_absolute_url(),
            "lang": foreign(point.texts_row.language),
        }
        for point in in_language(rows.select_related("locale"))
    ]


def _leading_on(record: Any) -> dict[str, Any]:
    """Similar courses, and who helps."""
    alike = near_courses(record.district_id, record.module, without=record.pk)
    return {"similar": ways_on(alike), "advice": responsible_centre(record.district)}


def _registration(record: Any) -> dict[str, Any] | None:
    last = record.register_until
    if record.state == Course.State.FULL:
        return {"text": _("All places are taken.")}
    if registration_closed(record):
        return {"text": _("Registration closed on %(date)s.") % {"date": full_date(last)}}
    if not record.registration_url:
        return None
    text = _("Please register beforehand.")
    if last:
        text = _("Please register by %(date)s.") % {"date": full_date(last)}
    return {"text": text, "button_url": record.registration_url, "button_label": _("Register")}
