from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from pages.demo.logins import Login, demo_logins, require_allowed


class Command(BaseCommand):
    help = "Prints the demo logins, one per role."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            require_allowed()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        logins = demo_logins()
        if not logins:
            self.stdout.write("There are no demo logins. “manage.py load_demo” makes them.")
            return
        roles = [login for login in logins if ":" not in login.role]
        teams = [login for login in logins if ":" in login.role]
        rows = [Login("Role", "E-mail", "Password"), *roles, *teams[:1]]
        wide = max(len(row.role) for row in rows)
        wider = max(len(row.email) for row in rows)
        for row in rows:
            self.stdout.write(f"{row.role:{wide}}  {row.email:{wider}}  {row.password}")
        if len(teams) > 1:
            self.stdout.write(f"… and {len(teams) - 1} more teams, listed under Settings, Users.")
