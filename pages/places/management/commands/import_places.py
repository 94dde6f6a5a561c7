from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from pages.places.imports import (
    Outcome,
    Report,
    Unreadable,
    import_postcodes,
    import_register,
    load_places,
)


class Command(BaseCommand):
    help = (
        "Imports places: the federal register of municipalities as it is published (.xlsx, .csv) "
        "or Kitt's own file (.json). Can be repeated; nothing is ever deleted. "
        "With -v 0 only what needs attention is printed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .csv or .json")
        parser.add_argument("--dry-run", action="store_true", help="Report, but change nothing.")
        parser.add_argument(
            "--state", type=_state, metavar="06", help="Take only this state (two digits)."
        )
        parser.add_argument(
            "--valid-from",
            type=_day,
            metavar="YYYY-MM-DD",
            help="Day of the changes: places that the file no longer has end on the day before.",
        )
        parser.add_argument(
            "--population-on",
            type=_day,
            metavar="YYYY-MM-DD",
            help="Day of the count of inhabitants, if the file does not tell it.",
        )
        parser.add_argument(
            "--postcodes", type=Path, metavar="FILE.csv", help="More postcodes: key;postcode"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                reports = self.run_imports(options)
                transaction.set_rollback(options["dry_run"])
        except Unreadable as error:
            raise CommandError(str(error)) from error
        for report in reports:
            self.show(report, options["verbosity"])
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was changed.")
        refused = sum(report.counts[Outcome.REFUSED] for report in reports)
        if refused:
            raise CommandError(f"{refused} refused, see above. Everything else was dealt with.")

    def run_imports(self, options: dict[str, Any]) -> list[Report]:
        path: Path = options["file"]
        if path.suffix.lower() == ".json":
            if options["state"] or options["valid_from"] or options["population_on"]:
                raise Unreadable(
                    "--state, --valid-from and --population-on are for the register; "
                    "a .json file says all that itself."
                )
            reports = [load_places(path)]
        else:
            names = ("state", "valid_from", "population_on")
            reports = [import_register(path, **{name: options[name] for name in names})]
        if options["postcodes"]:
            scope = {"state": options["state"], "day": options["valid_from"]}
            reports.append(import_postcodes(options["postcodes"], **scope))
        return reports

    def show(self, report: Report, verbosity: int) -> None:
        for line in report.lines:
            if verbosity > 0 or line.outcome in (Outcome.REFUSED, Outcome.ENDED):
                self.stdout.write(str(line))
        for remark in report.remarks:
            self.stdout.write(remark)
        self.stdout.write(report.summary)


def _state(value: str) -> str:
    if not re.fullmatch(r"0[1-9]|1[0-6]", value):
        raise argparse.ArgumentTypeError(f"“{value}” is no state: it needs two digits, 01 to 16")
    return value


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{value}” is no date like 2026-01-31") from error
