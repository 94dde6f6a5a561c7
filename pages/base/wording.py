"""Dates, times and prices in words, and words of another language marked as such."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .presentation import NBSP, clock, foreign, times


def marked(text: str, language: str) -> str:
    """`text`, in a span with `lang` where `language` is not that of the page."""
    lang = foreign(language)
    return format_html('<span lang="{}">{}</span>', lang, text) if text and lang else text


def full_date(day: dt.date) -> str:
    """“17. Dezember 2026”; day and month stay on one line. Times are taken in local time."""
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day)
    return date_format(day).replace(". ", f".{NBSP}")


def date_span(first: dt.date | None, last: dt.date | None) -> str:
    """“1. Mai bis 30. September 2027”, “ab 1. Mai 2027”, “bis 30. September 2027”."""
    if first and last:
        if first == last:
            return full_date(first)
        same_year = first.year == last.year
        start = date_format(first, "MONTH_DAY_FORMAT") if same_year else full_date(first)
        return _dates(start, full_date(last))
    if first:
        return _("from %(date)s") % {"date": full_date(first)}
    return _("until %(date)s") % {"date": full_date(last)} if last else ""


def long_date(day: dt.date) -> str:
    """“Donnerstag, 14. Januar 2027”."""
    return f"{date_format(day, 'l')}, {full_date(day)}"


def moment(starts_at: dt.datetime, ends_at: dt.datetime | None = None) -> str:
    """“Donnerstag, 14. Januar 2027, 10 bis 12 Uhr” in local time; both dates if they differ."""
    start = timezone.localtime(starts_at)
    if ends_at is None:
        return f"{long_date(start)}, {time_of_day(start.time())}"
    end = timezone.localtime(ends_at)
    if start.date() == end.date():
        return f"{long_date(start)}, {times([(start.time(), end.time())])}"
    return _dates(
        f"{long_date(start)}, {time_of_day(start.time())}",
        f"{long_date(end)}, {time_of_day(end.time())}",
    )


def _dates(start: str, end: str) -> str:
    spoken: str = pgettext("dates", "%(start)s to %(end)s") % {"start": start, "end": end}
    return spoken


def time_of_day(time: dt.time) -> str:
    """“18 Uhr”."""
    spoken: str = pgettext("time of day", "%(time)s") % {"time": clock(time)}
    return spoken.replace(" ", NBSP)


def clock_time_name(at: dt.datetime) -> str:
    """“MEZ” or “MESZ”: the name of the local time that holds at that moment."""
    name = timezone.localtime(at).tzname() or ""
    return {"CET": _("CET"), "CEST": _("CEST")}.get(name, name)


def price(amount: Decimal | None) -> str:
    """“kostenlos”, “12,50 €”; empty when nothing is known."""
    if amount is None:
        return ""
    if not amount:
        return _("free of charge")
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{number_format(amount, decimal_pos=places, force_grouping=True)}{NBSP}€"
