from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines.base import EngineError
from search.indexes import kept
from search.upkeep import Busy, differences, repair, waiting

_SHOWN = 50


class Command(BaseCommand):
    help = "Compares the search indexes with the database. The exit code is 1 if they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="Mend what differs.")

    def handle(self, *args: Any, **options: Any) -> None:
        differ = False
        for index in kept().values():
            try:
                found = differences(index)
                if found and options["repair"]:
                    repair(index, found)
                    found = differences(index)
            except (EngineError, Busy) as error:
                raise CommandError(f"{index.name}: {error}") from error
            self.show("missing in the index", sorted(found.missing))
            self.show("other than in the database", sorted(found.changed))
            self.show("not public any more", found.needless)
            state = "differs" if found else "equals the database"
            self.stdout.write(f"{index.name}: {state}, {waiting(index)} changes waiting")
            differ = differ or bool(found)
        if differ:
            raise SystemExit(1)

    def show(self, what: str, keys: Any) -> None:
        for key in keys[:_SHOWN]:
            self.stdout.write(f"  {what}: {key}")
        if len(keys) > _SHOWN:
            self.stdout.write(f"  … and {len(keys) - _SHOWN} more")
