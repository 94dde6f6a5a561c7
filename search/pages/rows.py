"""A hit as a row of the list of results, see `templates/search/row.html`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from pages.base.entries import Entry
from pages.base.presentation import NBSP, foreign
from pages.base.wording import full_date, moment
from pages.opportunities.presentation.lists import (
    kind_of_time,
    notes,
    place_name,
    weekdays,
    when_in_short,
)

from ..site import Shown
from .facets import BY_KEY
from .highlights import mark, piece

_SHORT = 300


@dataclass(slots=True)
class Row:
    """`lang` where the texts are not in the language of the page. Title and summary are safe."""

    title: str
    url: str
    kind: str = ""
    organisation: str = ""
    summary: str = ""
    when_label: str = ""
    when: str = ""
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    distance: str = ""
    lang: str = ""


def row(shown: Shown, marks: Collection[str], *, with_kind: bool) -> Row:
    """One hit. `with_kind`: say what it is, where several kinds stand together."""
    entry = shown.entry
    made = Row(
        title=mark(entry.title, entry.language, marks),
        url=entry.url,
        kind=_kind(entry) if with_kind else "",
        organisation=_organisation(entry),
        summary=piece(entry.summary[:_SHORT], entry.body, entry.language, marks),
        distance=in_km(shown.hit.distance),
        lang=foreign(entry.language),
    )
    _describe(made, entry, shown.row)
    return made


def _organisation(entry: Entry) -> str:
    """Who it is of, if that is public itself."""
    names = {party.name for party in entry.by} - {entry.title}
    return entry.organisation if entry.organisation in names else ""


def in_km(distance: float | None) -> str:
    """“6 km”, “unter 1 km”; nothing where it is not known."""
    if distance is None:
        return ""
    return f"{round(distance)}{NBSP}km" if distance >= 1 else _("under 1 km")


def _kind(entry: Entry) -> str:
    if entry.type == "press-release" and entry.first_published:
        return f"{entry.kicker}, {full_date(entry.first_published)}"
    return entry.kicker or BY_KEY["type"].labels().get(entry.type, "")


def _describe(made: Row, entry: Entry, record: Any) -> None:
    """What tells things of one kind apart: when, where, for whom."""
    if entry.type == "opportunity":
        facts = getattr(record, "facts", record)
        made.organisation = entry.by[0].name if entry.by else ""
        made.when_label, made.when = kind_of_time(facts), when_in_short(facts)
        made.notes = notes(facts)
        said = [place_name(facts), str(facts.get_effort_display()), weekdays(facts), facts.source]
        made.facts = [*filter(None, said), *([_("Example")] if facts.is_example else [])]
        return
    if entry.type == "event" and entry.starts:
        made.when_label, made.when = _("When"), moment(entry.starts, entry.ends)
        if entry.state == "cancelled":
            made.notes = [_("Cancelled")]
    place = entry.address.town or entry.area
    made.facts = [place] if place and place not in made.organisation else []
