"""Opportunities in lists: place, organisation, and when help is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.choices import Place
from pages.base.models import Organisation
from pages.base.presentation import Teaser
from pages.base.wording import date_span, full_date, marked

from ..models import Opportunity
from .status import is_stale

_ON_WEEKDAYS = [
    gettext_lazy("on Mondays"),
    gettext_lazy("on Tuesdays"),
    gettext_lazy("on Wednesdays"),
    gettext_lazy("on Thursdays"),
    gettext_lazy("on Fridays"),
    gettext_lazy("on Saturdays"),
    gettext_lazy("on Sundays"),
]


@dataclass(slots=True)
class Row:
    """An opportunity in a list, see `components/opportunity_row.html`.

    `when_label` and `when` tell an open-ended offer from one with a date or a period; `notes` are
    what one has to know first: all places are taken, nobody has confirmed it for long.
    """

    title: str
    url: str
    organisation: str = ""
    summary: str = ""
    when_label: str = ""
    when: str = ""
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def for_lists(offers: QuerySet[Any]) -> QuerySet[Any]:
    """Offers with all that `rows` and `doors` show of others, in one query."""
    public = Organisation.objects.listed().filter(pk=OuterRef("organisation"))
    offers = offers.annotate(organisation_is_public=Exists(public))
    return offers.select_related("locale", "organisation", "municipality", "district")


def rows(records: Iterable[Any]) -> list[Row]:
    """German rows from `for_lists`, with `texts_row`, as rows of a list."""
    return [
        Row(
            title=marked(record.texts_row.title, record.texts_row.language),
            url=record.get_absolute_url(),
            organisation=_organisation_name(record),
            summary=marked(record.texts_row.teaser, record.texts_row.language),
            when_label=kind_of_time(record),
            when=when_in_short(record),
            notes=notes(record),
            facts=list(filter(None, _short_facts(record))),
        )
        for record in records
    ]


def doors(records: Iterable[Any]) -> list[Teaser]:
    """The same as plain entries: title, place, and who needs help when."""
    return [
        Teaser(
            title=marked(record.texts_row.title, record.texts_row.language),
            url=record.get_absolute_url(),
            summary="\n".join(
                part
                for part in (
                    place_name(record),
                    _organisation_name(record),
                    when_line(record),
                    *notes(record),
                )
                if part
            ),
        )
        for record in records
    ]


def ways_on(records: Iterable[Any]) -> list[dict[str, str]]:
    """The same as links for a notice, each with its place and time."""
    return [
        {
            "title": marked(record.texts_row.title, record.texts_row.language),
            "url": record.get_absolute_url(),
            "note": f"{place_name(record)}, {when_line(record)}",
        }
        for record in records
    ]


def _organisation_name(record: Any) -> str:
    return record.organisation.name if record.organisation_is_public else ""


def _short_facts(record: Any) -> list[str]:
    return [
        place_name(record),
        str(record.get_effort_display()),
        weekdays(record),
        record.source,
        _("Example") if record.is_example else "",
    ]


def place_name(record: Any) -> str:
    """“Michelstadt”, “online”, “Kassel or online”, “everywhere in the state”."""
    place = record.municipality or record.district
    if record.place_kind in (Place.ONLINE, Place.STATEWIDE) or place is None:
        return str(record.get_place_kind_display())
    if record.place_kind == Place.HYBRID:
        return _("%(place)s or online") % {"place": place.name}
    return str(place.name)


def kind_of_time(record: Any) -> str:
    """Whether it has a date, a period, or is open-ended, in words."""
    if record.starts_at:
        return _("On a fixed date")
    if record.period_from or record.period_until:
        return _("For a limited time")
    if record.effort == Opportunity.Effort.ONCE:
        return _("Once")
    return _("Open-ended")


def when_in_short(record: Any) -> str:
    """A fixed date, a period, or that one can begin at any time."""
    if record.starts_at:
        return full_date(record.starts_at)
    if record.period_from or record.period_until:
        return date_span(record.period_from, record.period_until)
    if record.effort == Opportunity.Effort.ONCE:
        return _("date by arrangement")
    return _("begin at any time")


def when_line(record: Any) -> str:
    """“Laufend: Einstieg jederzeit”, “Fester Termin: 5. Dezember 2026”."""
    return f"{kind_of_time(record)}: {when_in_short(record)}"


def notes(record: Any) -> list[str]:
    """What one has to know of an offer before one opens it."""
    found = []
    if record.state == Opportunity.State.FULL:
        found.append(_("All places are taken"))
    if is_stale(record):
        found.append(_("Not confirmed since %(date)s") % {"date": full_date(record.confirmed_on)})
    return found


def weekdays(record: Any) -> str:
    """“dienstags, donnerstags”; all seven are not worth saying."""
    if len(record.weekdays or ()) == len(_ON_WEEKDAYS):
        return ""
    return ", ".join(str(_ON_WEEKDAYS[day]) for day in sorted(record.weekdays or ()))
