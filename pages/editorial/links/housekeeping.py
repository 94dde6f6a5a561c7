"""The jobs of links."""

from __future__ import annotations

import datetime as dt

from pages.base.jobs import job

from . import making


@job("forget-links", every=dt.timedelta(hours=1))
def forget_links() -> str:
    """Delete links some time after their end, and secrets from mails that have been sent."""
    return f"{making.forget_old()} links deleted, {making.forget_secrets()} mails emptied"
