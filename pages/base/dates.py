"""Dates that are known to the day, the month or only the year."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("to the day")
    MONTH = "month", _("month and year")
    YEAR = "year", _("year only")


def show_date(day: dt.date | None, precision: str = Precision.DAY) -> str:
    """“26. Juni 2023”, “Juni 2023” or “2023”, in the current language."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.MONTH:
        return date_format(day, "F Y")
    return date_format(day, "DATE_FORMAT")
