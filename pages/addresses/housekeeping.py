"""The job of this room."""

from __future__ import annotations

import datetime as dt

from pages.base.jobs import job

from . import unknown


@job("forget-unknown-addresses", every=dt.timedelta(days=1))
def forget_unknown_addresses() -> str:
    """Delete addresses not found that nobody has asked for in three months or that are mended."""
    return f"{unknown.forget_old()} rows deleted"
