from __future__ import annotations

import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from pages.base import jobs

PAUSE_SECONDS = 1.0


class Command(BaseCommand):
    help = "Runs the jobs that are due: once, or with --watch until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--watch", action="store_true", help="Go on until stopped.")
        parser.add_argument("--only", metavar="NAME", help="Run this job now, due or not.")
        parser.add_argument("--list", action="store_true", help="Show the jobs and their state.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self.show()
        elif options["only"]:
            self.run_one(options["only"])
        elif options["watch"]:
            self.watch()
        else:
            self.stdout.write(f"{jobs.run_due()} jobs run")

    def run_one(self, name: str) -> None:
        if name not in jobs.declared:
            known = ", ".join(sorted(jobs.declared))
            raise CommandError(f"There is no job “{name}”. Known jobs: {known}")
        if not jobs.run_job(name, force=True):
            raise CommandError(f"The job “{name}” is being run by another process.")
        self.show()

    def show(self) -> None:
        from pages.base.models import Job

        for row in Job.objects.all():
            state = {None: "never run", True: "ok", False: "FAILED"}[row.succeeded]
            self.stdout.write(f"{row.name:28} {state:10} due {row.due_at:%Y-%m-%d %H:%M:%S}")

    def watch(self) -> None:
        self.stopped = False
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        while not self.stopped:
            jobs.run_due()
            close_old_connections()
            time.sleep(PAUSE_SECONDS)

    def stop(self, *_args: Any) -> None:
        self.stopped = True
