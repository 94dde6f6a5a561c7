"""Imports of places: the federal register as it is published, and Kitt's own file.

Imports can be repeated, run in one transaction and never delete anything.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from .districts import seat_cities, take_district
from .endings import end_missing
from .municipalities import take_municipality
from .own_format import Loading, read_places
from .postcodes import add_postcodes
from .register import Register, read_register
from .report import Outcome, Report
from .run import Run
from .stock import Stock
from .tables import Unreadable

__all__ = [
    "Outcome",
    "Report",
    "Unreadable",
    "import_postcodes",
    "import_register",
    "load_places",
]


@transaction.atomic
def load_places(path: Path) -> Report:
    """Load Kitt's own file: create what is missing, fill what is empty, overwrite nothing."""
    report = Report()
    stock = Stock(timezone.localdate())
    Loading(stock, report).load(read_places(path))
    stock.changes.write()
    return report


@transaction.atomic
def import_register(
    path: Path,
    *,
    state: str | None = None,
    valid_from: dt.date | None = None,
    population_on: dt.date | None = None,
) -> Report:
    """Bring the places in line with a published register, of all states or only `state`.

    `valid_from` is the day of the changes; with it, places that the file no longer has end.
    `population_on` is the day of the count, if the file does not tell it.
    """
    report = Report()
    register = read_register(path, report, state)
    if state and not register.keys:
        raise Unreadable(f"“{path.name}” has no rows of the state {state}.")
    register.population_on = population_on or register.population_on
    stock = Stock(valid_from or timezone.localdate())
    _take(Run(stock, register, report, valid_from))
    stock.changes.write()
    return report


@transaction.atomic
def import_postcodes(path: Path, *, state: str | None = None, day: dt.date | None = None) -> Report:
    """Add the postcodes of a CSV file with key and postcode to what is valid on `day` (today)."""
    report = Report()
    stock = Stock(day or timezone.localdate())
    add_postcodes(stock, path, report, state)
    stock.changes.write()
    return report


def _take(run: Run) -> None:
    for district in run.register.districts:
        take_district(run, district)
    for municipality in run.register.municipalities:
        take_municipality(run, municipality)
    end_missing(run)
    seat_cities(run)
    _remark_on_count(run.register, run.report)


def _remark_on_count(register: Register, report: Report) -> None:
    if register.population_on is None and any(row.population for row in register.municipalities):
        report.remarks.append(
            "The file does not tell the day of the count of inhabitants: give --population-on."
        )
