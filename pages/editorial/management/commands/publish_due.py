from __future__ import annotations

import logging
import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections, connection
from django.db.utils import InterfaceError
from django.utils import timezone
from wagtail.models import Revision

from pages.editorial.publishing import due, publisher

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.25
"""Within this time whatever has just been scheduled is known."""
EXPIRY_SECONDS = 1.0


class Command(BaseCommand):
    help = "Publishes and expires what is due: once, or with --watch to the second until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--watch", action="store_true", help="Go on until stopped.")
        parser.add_argument(
            "--dryrun", "--dry-run", action="store_true", help="Only show what is due."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            self.show()
        elif options["watch"]:
            self.watch()
        else:
            outcome = publisher.publish_due()
            if outcome.failed:
                raise CommandError(str(outcome))
            self.stdout.write(str(outcome))

    def show(self) -> None:
        now = timezone.now()
        keys = [key for group in due.groups(now) for key in group.revisions]
        for revision in Revision.objects.filter(pk__in=keys).order_by("approved_go_live_at"):
            self.stdout.write(f"online since {revision.approved_go_live_at} {revision.object_str}")
        for ending in due.endings(now):
            row = ending.model._base_manager.get(pk=ending.key)
            self.stdout.write(f"offline since {row.expire_at} {row}")

    def watch(self) -> None:
        self.stopped = False
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        expired_at = -EXPIRY_SECONDS
        while not self.stopped:
            pause = POLL_SECONDS
            try:
                whole = time.monotonic() - expired_at >= EXPIRY_SECONDS
                outcome = publisher.publish_due() if whole else publisher.publish_drafts()
                expired_at = time.monotonic() if whole else expired_at
                if outcome:
                    logger.info("%s", outcome)
                pause = publisher.seconds_to_next(POLL_SECONDS)
            except (DatabaseError, InterfaceError):
                logger.exception("The database does not answer; trying again")
                connection.close()
                pause = EXPIRY_SECONDS
            close_old_connections()
            time.sleep(pause)

    def stop(self, *_args: Any) -> None:
        self.stopped = True
