"""The job that watches over the publisher."""

from __future__ import annotations

import datetime as dt

from pages.base.jobs import job

from . import alarm


@job("overdue-publications", every=dt.timedelta(seconds=30))
def tell_of_overdue() -> str:
    """Do what no publisher has done, and tell operators of what is overdue."""
    return alarm.publish_and_tell()
