from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kitt import maintenance

FORMS = ("%Y-%m-%d %H:%M", "%H:%M")


class Command(BaseCommand):
    help = "Puts a page in front of the site that says that it is being worked on."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["on", "off", "page"], help="page: print the page")
        parser.add_argument("--until", metavar="TIME", help='"14:30" or "2026-11-30 14:30"')

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "page":
            self.stdout.write(maintenance.page_on_its_own())
        elif options["what"] == "off":
            maintenance.switch_off()
            self.stdout.write("Maintenance is off: visitors see the site.")
        else:
            maintenance.switch_on(moment(options["until"]) if options["until"] else None)
            self.stdout.write("Maintenance is on. Switch it off with: manage.py maintenance off")


def moment(text: str) -> dt.datetime:
    """A time of today, or a day with a time, in the time zone of the site."""
    for form in FORMS:
        try:
            read = dt.datetime.strptime(text, form)  # noqa: DTZ007 (the zone is added below)
        except ValueError:
            continue
        if form == "%H:%M":
            read = dt.datetime.combine(timezone.localdate(), read.time())
        return timezone.make_aware(read)
    raise CommandError(f'--until is a time such as "14:30" or "2026-11-30 14:30", not {text!r}.')
