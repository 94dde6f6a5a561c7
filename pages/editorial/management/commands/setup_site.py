from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from pages.base.models import User
from pages.editorial.installation import OtherSite, create_tree, require_same_site
from pages.editorial.roles import role
from pages.editorial.vocabulary import load_categories, load_topics


class Command(BaseCommand):
    help = "Starts an empty installation: languages, pages, categories, roles, administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="e.g. “Ehrenamt in Thüringen”")
        parser.add_argument(
            "--admin-email", required=True, help="Login of the first administrator."
        )
        parser.add_argument(
            "--admin-password-env",
            metavar="VARIABLE",
            help="Environment variable with the password. Without it one is made and printed.",
        )
        parser.add_argument(
            "--state-places", metavar="FILE", type=Path, help="Places: see “import_places”."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name, email = options["name"].strip(), options["admin_email"].strip().lower()
        places: Path | None = options["state_places"]
        self.require_sound(name, email, places)
        password = self.chosen_password(options["admin_password_env"], email)
        try:
            require_same_site(name)
        except OtherSite as error:
            raise CommandError(str(error)) from error
        with transaction.atomic():
            self.tell("Added", create_tree(name))
            self.stdout.write(f"Categories: {load_categories()} added")
            self.stdout.write(f"Press topics: {load_topics()} added")
            self.administrator(email, password)
        if places:
            call_command("import_places", str(places), stdout=self.stdout)
        self.stdout.write("Next: fill in the drafts of the legal pages and publish them.")

    def require_sound(self, name: str, email: str, places: Path | None) -> None:
        if not name:
            raise CommandError("--name is empty. How is the website called?")
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is not an e-mail address.") from error
        if places and not places.is_file():
            raise CommandError(f"There is no file {places}.")

    def chosen_password(self, variable: str | None, email: str) -> str:
        """The password from the environment; empty when one is to be made."""
        if not variable:
            return ""
        password = os.environ.get(variable, "")
        if not password:
            raise CommandError(f"The environment variable {variable} is not set or empty.")
        try:
            validate_password(password, User(email=email))
        except ValidationError as error:
            raise CommandError(f"{variable}: {' '.join(error.messages)}") from error
        return password

    def administrator(self, email: str, password: str) -> None:
        if User.objects.filter(email=email).exists():
            self.stdout.write(f"{email} is there already and was left as it is")
            return
        made = password or secrets.token_urlsafe(15)
        user = User.objects.create_superuser(email, made)
        user.groups.add(Group.objects.get(name=role("operator").label))
        self.stdout.write(f"Administrator: {email}")
        if not password:
            self.stdout.write(f"Password, shown this once: {made}")

    def tell(self, heading: str, lines: list[str]) -> None:
        for line in lines:
            self.stdout.write(f"{heading}: {line}")
