from __future__ import annotations

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from pages.base import catalogues


class Command(BaseCommand):
    help = (
        "Adds the messages of code and templates to the German catalogue, and takes old ones out."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = catalogues.german()
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile(wrapwidth=100)
        catalogue.wrapwidth = 100
        catalogue.metadata = {
            "Language": "de",
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        missing = catalogues.update(catalogue, catalogues.messages(settings.BASE_DIR))
        catalogue.save(str(path))
        waiting = len(catalogue.untranslated_entries())
        self.stdout.write(f"{len(catalogue)} messages, {len(missing)} new, {waiting} to translate")
