from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines.base import EngineError
from search.indexes import kept
from search.upkeep import Busy, rebuild, rebuild_if_needed

_BAR = 30


class Command(BaseCommand):
    help = "Builds the search index anew beside the one in use, then switches to it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="Only if the index is missing, damaged or of another version.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for index in kept().values():
            try:
                if options["if_needed"]:
                    built = rebuild_if_needed(index, self.show)
                else:
                    built = bool(rebuild(index, self.show)) or True
            except (EngineError, Busy) as error:
                failed.append(f"{index.name}: {error}")
                continue
            self.end_bar()
            health = index.engine.health()
            what = "built" if built else "in order already"
            self.stdout.write(f"{index.name}: {what}, {health.documents} documents")
        if failed:
            raise CommandError("\n".join(failed))

    def show(self, done: int, total: int) -> None:
        """A bar on a terminal; nothing in a log."""
        if self.stdout.isatty():
            filled = _BAR * done // max(total, 1)
            bar = "█" * filled + "░" * (_BAR - filled)
            self.stdout.write(f"\r{bar} {done} of {total}", ending="")

    def end_bar(self) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r" + " " * (_BAR + 30) + "\r", ending="")
