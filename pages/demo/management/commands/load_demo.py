"""`manage.py load_demo`: the demo content, and taking it away again."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.demo.context import Context
from pages.demo.loader import load
from pages.demo.removal import InUse, remove

SHOWN = 20  # reasons that are named one by one


class Command(BaseCommand):
    help = (
        "Load the demo content. What is there stays as it is, what was deleted stays deleted. "
        "With --remove, take it all away again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="take the demo away again")
        parser.add_argument(
            "--scale",
            type=int,
            default=1,
            metavar="N",
            help="N times as many opportunities, releases and events, for load tests",
        )
        parser.add_argument("--seed", type=int, default=1, help="seed of --scale")
        parser.add_argument("--quiet", action="store_true", help="say nothing unless it fails")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_LOGINS and not options["remove"]:
            raise CommandError(
                "The demo brings logins with a public password; these settings do not allow them. "
                "For an empty installation there is “manage.py setup_site”."
            )
        if options["scale"] < 1:
            raise CommandError("--scale takes a number from 1 on.")
        say = (lambda _line: None) if options["quiet"] else self.stdout.write
        ctx = Context(say, scale=options["scale"], seed=options["seed"])
        logging.disable(logging.INFO)  # a line per page and revision would bury the progress
        try:
            if options["remove"]:
                self._remove(ctx)
            else:
                self._load(ctx)
        finally:
            logging.disable(logging.NOTSET)

    def _load(self, ctx: Context) -> None:
        started = time.monotonic()
        ctx.write("Demo content:")
        load(ctx)
        for key, reason in ctx.skipped.items():
            ctx.write(f"  left out: {key} ({reason})")
        made = f"{ctx.made} new" if ctx.made else "all there"
        ctx.write(f"Demo content: {made} ({time.monotonic() - started:.1f} s)")

    def _remove(self, ctx: Context) -> None:
        try:
            remove(ctx)
        except InUse as error:
            lines = [f"  {reason}" for reason in error.reasons[:SHOWN]]
            rest = len(error.reasons) - SHOWN
            if rest > 0:
                lines.append(f"  … and {rest} more")
            raise CommandError(
                "Nothing was removed: other content builds on the demo.\n"
                + "\n".join(lines)
                + "\nPlease change or delete that content first."
            ) from None
