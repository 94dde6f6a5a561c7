"""The job of the rules of writing."""

from __future__ import annotations

import datetime as dt

from pages.base.jobs import job

from .keeping import look_through

_LONGEST = 240  # seconds; the rest waits for the next hour


@job("look-through-texts", every=dt.timedelta(hours=1))
def look_through_texts() -> str:
    """Look through the texts that have changed, for the report of hints."""
    return f"{look_through(_LONGEST)} texts looked through"
