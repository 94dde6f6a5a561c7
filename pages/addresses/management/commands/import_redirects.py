from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.addresses.old_list import Unreadable, carry_out, plan, read


class Command(BaseCommand):
    help = (
        "Imports old addresses from a CSV file with two columns: the old address, and its target "
        "(a path, a full address of this website, or the id of a page). Nothing is imported as "
        "long as a line has an error. Can be repeated."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="CSV: old address;target")
        parser.add_argument("--dry-run", action="store_true", help="Check, but change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = plan(read(options["file"].read_bytes()))
        except (OSError, Unreadable) as error:
            raise CommandError(str(error)) from error
        for line, sentence in sorted(result.errors + result.notes):
            self.stdout.write(f"{options['file'].name}:{line}: {sentence}")
        if result.errors:
            raise CommandError(f"{len(result.errors)} errors, see above. Nothing was imported.")
        self.stdout.write(
            f"{len(result.new)} new, {len(result.changed)} changed, {result.unchanged} unchanged"
        )
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was changed.")
        else:
            carry_out(result)
