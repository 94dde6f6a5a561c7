from __future__ import annotations

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.base import catalogues


class Command(BaseCommand):
    help = "Compiles the German message catalogue without gettext's tools."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Fail on missing translations.")

    def handle(self, *args: Any, **options: Any) -> None:
        source = catalogues.german()
        if not source.exists():
            raise CommandError(f"There is no {source}. Run “manage.py update_catalogues” first.")
        for path in catalogues.all_german():
            target = path.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
                polib.pofile(str(path)).save_as_mofile(str(target))
        catalogue = polib.pofile(str(source))
        self.stdout.write(f"{len(catalogue)} messages")
        if options["check"]:
            self.check_complete(catalogue)

    def check_complete(self, catalogue: polib.POFile) -> None:
        waiting = [entry.msgid for entry in catalogue.untranslated_entries()]
        waiting += [entry.msgid for entry in catalogue.fuzzy_entries()]
        found = catalogues.messages(settings.BASE_DIR)
        missing = [message.text for message in catalogues.update(catalogue, found)]
        if waiting or missing:
            listed = "\n".join(f"  {text!r}" for text in [*waiting, *missing])
            raise CommandError(
                f"Without a German translation:\n{listed}\n"
                "Run “manage.py update_catalogues” and translate what is empty."
            )
