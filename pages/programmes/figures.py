"""Key figures as the public sees them: stated with date or source, or counted from the records."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pages.base.dates import show_date
from pages.base.worded import worded

from .models import Cohort, KeyFigure, Membership, Programme

_OF_MEMBERS = (KeyFigure.Kind.MEMBERS, KeyFigure.Kind.FORMER)
_OF_COHORTS = (KeyFigure.Kind.COHORTS, KeyFigure.Kind.GRANT)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number ready to show. `as_of` is a sentence without full stop, never empty.

    `lang` is the language of the label.
    """

    number: str
    label: str
    as_of: str
    source_url: str = ""
    lang: str = ""


@dataclass(slots=True)
class Records:
    """What is counted: the listed members, former members and cohorts of one programme."""

    members: list[Membership] = field(default_factory=list)
    former: list[Membership] = field(default_factory=list)
    cohorts: list[Cohort] = field(default_factory=list)

    def add(self, membership: Membership, day: dt.date) -> None:
        """Sort a membership in: it holds on `day`, has ended by then, or begins later."""
        if membership.left_on and membership.left_on <= day:
            self.former.append(membership)
        elif membership.joined_on <= day:
            self.members.append(membership)


def figures(
    programme: Programme, day: dt.date | None = None, records: Records | None = None
) -> list[Figure]:
    """The key figures of a programme that can be said with a date or a source."""
    rows = worded(KeyFigure.objects.filter(programme=programme).order_by("sort_order"))
    known = {programme.pk: records} if records else _records(rows, day)
    return _shown(rows, known)


def figures_in_form(programme: Programme) -> list[Figure]:
    """The key figures as they stand in the form of a programme, perhaps not saved."""
    rows = list(programme.key_figures.all())
    return _shown(rows, _records(rows, None) if programme.pk else {})


def home_figures(day: dt.date | None = None) -> list[Figure]:
    """The key figures chosen for the home page."""
    chosen = KeyFigure.objects.filter(on_home_page=True)
    rows = worded(chosen.order_by("programme__position", "sort_order"))
    return _shown(rows, _records(rows, day))


def _shown(rows: list[KeyFigure], records: dict[int, Records]) -> list[Figure]:
    shown = []
    for row in rows:
        one = figure(row, records.get(row.programme_id) or Records())
        if one:
            shown.append(replace(one, lang=row.text_language("label")))
    return shown


def _records(rows: list[KeyFigure], day: dt.date | None) -> dict[int, Records]:
    """The records that the figures count, by programme; as many queries for ten as for one."""
    day = day or timezone.localdate()
    found: dict[int, Records] = defaultdict(Records)
    counted = [row.programme_id for row in rows if row.kind in _OF_MEMBERS]
    if counted:
        for membership in Membership.objects.listed().filter(programme__in=counted):
            found[membership.programme_id].add(membership, day)
    of_cohorts = [row.programme_id for row in rows if row.kind in _OF_COHORTS]
    if of_cohorts:
        cohorts = Cohort.objects.listed().filter(programme__in=of_cohorts).order_by("number")
        for cohort in worded(cohorts):
            found[cohort.programme_id].cohorts.append(cohort)
    return found


def figure(row: KeyFigure, records: Records) -> Figure | None:
    """One key figure, counted where it is to be counted; None when there is nothing to say."""
    if row.kind == KeyFigure.Kind.STATED:
        return _stated(row)
    if row.kind == KeyFigure.Kind.GRANT:
        return _grant(row, records.cohorts)
    if row.kind == KeyFigure.Kind.COHORTS:
        return _cohorts(row, records.cohorts)
    return _members(row, records)


def with_prefix(prefix: str, number: str) -> str:
    """“rund 600”, “mehr als 300”."""
    words = {
        KeyFigure.Prefix.ABOUT: _("about %s"),
        KeyFigure.Prefix.OVER: _("more than %s"),
        KeyFigure.Prefix.ALMOST: _("almost %s"),
        KeyFigure.Prefix.UP_TO: _("up to %s"),
    }
    return words[KeyFigure.Prefix(prefix)] % number if prefix else number


def plain_number(value: Decimal | int, unit: str = "") -> str:
    """A number with thousands separators; whole millions as words; unit behind a no-break space."""
    million = 1_000_000
    if value >= million and value % 100_000 == 0:
        millions = number_format(
            Decimal(value) / million, decimal_pos=0 if value % million == 0 else 1
        )
        text = f"{millions}\u00a0{pgettext('short for million', 'million')}"
    else:
        places = 0 if value == int(value) else 2
        text = number_format(value, decimal_pos=places, force_grouping=True)
    return f"{text}\u00a0{unit}" if unit else text


def _stated(row: KeyFigure) -> Figure | None:
    if row.value is None:
        return None
    parts = []
    if row.as_of:
        parts.append(_("As of: %s") % show_date(row.as_of, row.as_of_precision))
    if row.source:
        parts.append(_("Source: %s") % row.source)
    if not parts:
        return None
    number = with_prefix(row.prefix, plain_number(row.value, row.text("unit")))
    return Figure(number, row.text("label"), " · ".join(parts), row.source_url)


def _members(row: KeyFigure, records: Records) -> Figure | None:
    former = row.kind == KeyFigure.Kind.FORMER
    rows = records.former if former else records.members
    dates = [
        (one.left_on, one.left_precision) if former else (one.joined_on, one.joined_precision)
        for one in rows
    ]
    if not dates:
        return None
    as_of = _("As of: %s") % show_date(*max(dates))
    return Figure(str(len(rows)), row.text("label"), as_of)


def _cohorts(row: KeyFigure, cohorts: list[Cohort]) -> Figure | None:
    years = [cohort.year for cohort in cohorts if cohort.year]
    if not years:
        return None
    words = {"first": min(years), "last": max(years)}
    as_of = _("%(first)s to %(last)s") % words if len(set(years)) > 1 else str(years[0])
    return Figure(str(len(cohorts)), row.text("label"), as_of)


def _grant(row: KeyFigure, cohorts: list[Cohort]) -> Figure | None:
    paid = [cohort for cohort in cohorts if cohort.grant_ceiling is not None]
    if not paid:
        return None
    latest = max(paid, key=lambda cohort: cohort.number)
    as_of = _("Rate of the %s") % latest
    return Figure(plain_number(latest.grant_ceiling or 0, "€"), row.text("label"), as_of)
