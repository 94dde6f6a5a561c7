"""The sets of the API: what each holds, how it is narrowed, what is told of its things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.base.choices import SPOKEN_LANGUAGES
from pages.base.models import Weekday
from pages.events.models import Event
from pages.opportunities.models import Opportunity
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage, CityPage

from .addresses import SET_OF_TYPE
from .conditions import Condition, category, holds, within
from .fields import (
    CATEGORIES,
    COMMON,
    ENDS,
    MODE,
    PLACE,
    STARTS,
    Field,
    day,
    from_entry,
    moment,
    moment_field,
)
from .shapes import DAY, MOMENT, NUMBER, TEXT, WHOLE, YES_OR_NO, maybe, one_of, record, several
from .things import Thing


@dataclass(frozen=True, slots=True)
class DataSet:
    """One set. `filters`: parameter (a facet of the search) to the condition on its rows.

    `held`: other things can hold its things back, without a change of these (a release those of
    the cohort that it announces).
    """

    type: str
    model: Any
    title: Any
    what: Any
    fields: tuple[Field, ...]
    filters: Mapping[str, Condition]
    held: bool = False

    @property
    def name(self) -> str:
        """As it stands in addresses."""
        return SET_OF_TYPE[self.type]

    @property
    def shape_name(self) -> str:
        """The name of its things in the description: PressRelease."""
        return "".join(part.title() for part in self.type.split("-"))

    def value_of(self, thing: Thing) -> dict[str, Any]:
        """A thing as JSON."""
        return {field.name: field.value(thing) for field in self.fields}


def _spans(thing: Thing) -> list[dict[str, Any]]:
    visit = thing.entry.visit
    week = visit.week if visit else ()
    return [
        {"weekday": number, "opens": _clock(opens), "closes": _clock(closes)}
        for number, opens, closes in week
    ]


def _clock(value: dt.time) -> str:
    return value.isoformat(timespec="minutes")


def _of_visit(name: str) -> Callable[[Thing], Any]:
    return lambda thing: getattr(thing.entry.visit, name) if thing.entry.visit else ""


def _facet(name: str) -> Callable[[Thing], list[str]]:
    return lambda thing: list(thing.entry.facets.get(name, ()))


def _extra(name: str) -> Callable[[Thing], Any]:
    return lambda thing: thing.entry.extra.get(name)


OPPORTUNITIES = DataSet(
    "opportunity",
    Opportunity,
    _("Opportunities"),
    _("Opportunities to volunteer that are open now, or full for the moment."),
    (
        *COMMON,
        from_entry("state", one_of(Opportunity.State.values), _("Open or full.")),
        CATEGORIES,
        MODE,
        PLACE,
        Field(
            "effort",
            one_of(Opportunity.Effort.values),
            _("How often."),
            lambda thing: _facet("effort")(thing)[0],
        ),
        Field(
            "weekdays",
            several(one_of(Weekday.values)),
            _("Days of the week; 0 is Monday."),
            _facet("weekday"),
        ),
        Field(
            "languages",
            several(one_of(code for code, _name in SPOKEN_LANGUAGES)),
            _("Languages spoken."),
            _facet("language"),
        ),
        STARTS,
        ENDS,
        Field(
            "needed_from",
            maybe(DAY),
            _("First day on which help is needed."),
            lambda thing: day(_extra("period_from")(thing)),
        ),
        moment_field("join_until", _("Until when one can still join."), "valid_until"),
        Field("time_needed", TEXT, _("Time needed, in words."), _extra("time_needed")),
        Field("requirements", TEXT, _("What volunteers bring."), _extra("requirements")),
        Field("benefits", TEXT, _("What volunteers get."), _extra("benefits")),
    ),
    {
        "district": within("district__slug"),
        "field": category("field"),
        "activity": category("activity"),
        "audience": category("audience"),
        "effort": within("effort"),
        "weekday": holds("weekdays", ""),
        "mode": within("place_kind"),
        "language": holds("languages", '"'),
        "accessibility": category("accessibility"),
    },
)
CENTRES = DataSet(
    "centre",
    CentrePage,
    _("Coordination centres"),
    _("Coordination centres of counties, with address and opening hours."),
    (
        *COMMON,
        PLACE,
        Field("phone", TEXT, _("Phone number of the centre."), _of_visit("phone")),
        Field("email", TEXT, _("E-mail address of the centre."), _of_visit("email")),
        Field(
            "opening_hours",
            several(record({"weekday": WHOLE, "opens": TEXT, "closes": TEXT})),
            _("Opening hours by day of the week; 0 is Monday."),
            _spans,
        ),
        Field(
            "closed",
            YES_OR_NO,
            _("Closed for the time being."),
            lambda thing: bool(_of_visit("closed")(thing)),
        ),
    ),
    {"district": within("membership__district__slug")},
    held=True,
)
CITIES = DataSet(
    "city",
    CityPage,
    _("Engaged cities"),
    _("Cities of the network of engaged cities."),
    COMMON,
    {"district": within("membership__municipality__district__slug")},
    held=True,
)
PRESS_RELEASES = DataSet(
    "press-release",
    PressReleasePage,
    _("Press releases"),
    _("Press releases that have appeared and were not withdrawn."),
    COMMON,
    {"district": within("districts__slug")},
)
EVENTS = DataSet(
    "event",
    Event,
    _("Events"),
    _("Events to come, those that were cancelled or moved among them."),
    (
        *COMMON,
        from_entry(
            "state", one_of(Event.State.values), _("As planned, moved, postponed, cancelled …")
        ),
        STARTS,
        ENDS,
        Field(
            "original_starts",
            maybe(MOMENT),
            _("For when it was announced first."),
            lambda thing: moment(_extra("original_starts_at")(thing)),
        ),
        MODE,
        PLACE,
        from_entry("online_url", TEXT, _("Address for taking part online.")),
        Field(
            "price",
            maybe(NUMBER),
            _("Price in euro; 0: free of charge, null: not said."),
            lambda thing: None if thing.entry.price is None else float(thing.entry.price),
        ),
    ),
    {"district": within("districts__slug", "municipality__district__slug")},
)
SETS = (OPPORTUNITIES, CENTRES, CITIES, PRESS_RELEASES, EVENTS)
