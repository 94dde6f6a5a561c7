"""The job of reminders."""

from __future__ import annotations

import datetime as dt

from pages.base.jobs import job

from .sending import remind


@job("remind", every=dt.timedelta(hours=1))
def remind_of_confirmations() -> str:
    """Remind of profiles and opportunities that nobody has confirmed for too long."""
    return f"{remind()} mails written"
