"""The jobs of this room."""

from __future__ import annotations

import datetime as dt

from django.core.management import call_command

from . import changes
from .jobs import job


@job("changes", every=dt.timedelta(seconds=2), lease_seconds=600)
def work_off_changes() -> str:
    """Work off what the consumers could not do at once."""
    return f"{changes.drain_all()} changes"


@job("forget-changes", every=dt.timedelta(days=1))
def forget_changes() -> str:
    """Delete change rows that everybody has seen."""
    return f"{changes.forget_old()} rows deleted"


@job("publish-scheduled", every=dt.timedelta(seconds=30))
def publish_scheduled() -> str:
    """Publish and expire what is due."""
    call_command("publish_scheduled", verbosity=0)
    return "done"
