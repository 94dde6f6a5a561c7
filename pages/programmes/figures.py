"""Key figures as the public sees them: stated with date or source, or counted from the records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pages.base.dates import show_date

from .models import Cohort, KeyFigure, Programme


@dataclass(frozen=True, slots=True)
class Figure:
    """A number ready to show. `as_of` is a sentence without full stop, never empty."""

    number: str
    label: str
    as_of: str
    source_url: str = ""


def figures(programme: Programme, day: dt.date | None = None) -> list[Figure]:
    """The key figures of a programme that can be said with a date or a source."""
    shown = [figure(row, day) for row in programme.key_figures.prefetch_related("texts")]
    return [one for one in shown if one]


def home_figures(day: dt.date | None = None) -> list[Figure]:
    """The key figures chosen for the home page."""
    rows = (
        KeyFigure.objects.filter(on_home_page=True)
        .select_related("programme")
        .prefetch_related("texts")
        .order_by("programme__position", "sort_order")
    )
    shown = [figure(row, day) for row in rows]
    return [one for one in shown if one]


def figure(row: KeyFigure, day: dt.date | None = None) -> Figure | None:
    """One key figure, counted where it is to be counted; None when there is nothing to say."""
    if row.kind == KeyFigure.Kind.STATED:
        return _stated(row)
    if row.kind == KeyFigure.Kind.GRANT:
        return _grant(row)
    if row.kind == KeyFigure.Kind.COHORTS:
        return _cohorts(row)
    return _members(row, day)


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
        text = f"{millions}\u00a0{pgettext('short for million', 'm')}"
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


def _members(row: KeyFigure, day: dt.date | None) -> Figure | None:
    former = row.kind == KeyFigure.Kind.FORMER
    rows = list(row.programme.former_members(day) if former else row.programme.members(day))
    days = [one.left_on if former else one.joined_on for one in rows]
    if not days:
        return None
    as_of = _("As of: %s") % show_date(max(filter(None, days)))
    return Figure(str(len(rows)), row.text("label"), as_of)


def _cohorts(row: KeyFigure) -> Figure | None:
    cohorts = list(Cohort.objects.filter(programme=row.programme).listed().order_by("number"))
    years = [cohort.year for cohort in cohorts if cohort.year]
    if not years:
        return None
    as_of = _("%(first)s to %(last)s") % {"first": min(years), "last": max(years)}
    return Figure(str(len(cohorts)), row.text("label"), as_of)


def _grant(row: KeyFigure) -> Figure | None:
    cohort = (
        Cohort.objects.filter(programme=row.programme, grant_ceiling__isnull=False)
        .listed()
        .prefetch_related("texts")
        .order_by("-number")
        .first()
    )
    if cohort is None or cohort.grant_ceiling is None:
        return None
    as_of = _("Rate of the %s") % cohort
    return Figure(plain_number(cohort.grant_ceiling, "€"), row.text("label"), as_of)
