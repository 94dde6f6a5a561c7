from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Compiles the message catalogues without gettext's tools."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Fail on missing translations.")

    def handle(self, *args: Any, **options: Any) -> None:
        problems: list[str] = []
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                problems += self.compile(source)
        if options["check"] and problems:
            raise CommandError("Missing translations:\n" + "\n".join(problems))

    def compile(self, source: Path) -> list[str]:
        catalogue = polib.pofile(str(source))
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            catalogue.save_as_mofile(str(target))
            self.stdout.write(f"{source.parent.parent.name}: {len(catalogue)} messages")
        waiting = catalogue.untranslated_entries() + catalogue.fuzzy_entries()
        return [f"{source}:{entry.linenum} {entry.msgid}" for entry in waiting]
