from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.editorial.sync import RoleError, differences, sync_roles


class Command(BaseCommand):
    help = "Makes groups and rights equal to the table of roles: grants and revokes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; exit 1 if something differs."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = differences() if options["check"] else sync_roles()
        except RoleError as error:
            raise CommandError(str(error)) from error
        for line in report:
            self.stdout.write(line)
        if options["check"] and report:
            raise CommandError(f"{len(report)} differences. “manage.py sync_roles” mends them.")
        if not report:
            self.stdout.write("All rights are as the table of roles says.")
