"""Recurring work: declared with `@job`, run by `manage.py run_jobs --watch`."""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from .lease import claimed

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Declared:
    """A job as its room declares it. `run` returns what it did, in a few words."""

    name: str
    every: dt.timedelta
    run: Callable[[], str]
    lease_seconds: int


declared: dict[str, Declared] = {}


def job(
    name: str, *, every: dt.timedelta, lease_seconds: int = 900
) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Declare a job. `lease_seconds`: after that time others may run it, whatever became of it.

    The run of a process that was killed is taken over a minute later.
    """

    def register(run: Callable[[], str]) -> Callable[[], str]:
        declared[name] = Declared(name, every, run, lease_seconds)
        return run

    return register


def run_due() -> int:
    """Run every job that is due, once, whoever else runs jobs too; the number run."""
    from .models import Job

    now = timezone.now()
    known = set(Job.objects.values_list("name", flat=True))
    Job.objects.bulk_create(
        [Job(name=name, due_at=now) for name in declared if name not in known],
        ignore_conflicts=True,
    )
    due = Job.objects.filter(due_at__lte=now, name__in=declared).order_by("due_at")
    return sum(run_job(row.name) for row in due)


def run_job(name: str, *, force: bool = False) -> bool:
    """Run one job if it is due (or `force`) and nobody else runs it; whether it ran."""
    from .models import Job

    spec = declared[name]
    row, _created = Job.objects.get_or_create(name=name, defaults={"due_at": timezone.now()})
    with claimed(row, spec.lease_seconds) as mine:
        if not mine:
            return False
        row.refresh_from_db()
        started = timezone.now()
        if row.due_at > started and not force:
            return False
        Job.objects.filter(pk=row.pk).update(started_at=started)
        try:
            result, succeeded = spec.run(), True
        except Exception:
            logger.exception("Job %s failed", name)
            result, succeeded = traceback.format_exc(limit=5), False
        Job.objects.filter(pk=row.pk).update(
            finished_at=timezone.now(),
            due_at=started + spec.every,
            succeeded=succeeded,
            result=result,
        )
    return True
