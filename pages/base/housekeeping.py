"""The jobs of this room."""

from __future__ import annotations

import datetime as dt

from . import audit, cards, changes, mail, sizes
from .jobs import job
from .public_forms import limits


@job("changes", every=dt.timedelta(seconds=2), lease_seconds=600)
def work_off_changes() -> str:
    """Work off what the consumers could not do at once."""
    return f"{changes.drain_all()} changes"


@job("forget-changes", every=dt.timedelta(days=1))
def forget_changes() -> str:
    """Delete change rows that everybody has seen."""
    return f"{changes.forget_old()} rows deleted"


@job("send-mails", every=dt.timedelta(seconds=10), lease_seconds=600)
def send_mails() -> str:
    """Send the mails that are due."""
    done = mail.send_due()
    return f"{done.sent} sent, {done.postponed} postponed, {done.given_up} given up"


@job("forget-mails", every=dt.timedelta(days=1))
def forget_mails() -> str:
    """Delete mails that were sent some time ago."""
    return f"{mail.forget_old()} mails deleted"


@job("forget-audit", every=dt.timedelta(days=1))
def forget_audit() -> str:
    """Delete entries of the audit log whose time is over."""
    return f"{audit.forget_old()} entries deleted"


@job("forget-form-counts", every=dt.timedelta(hours=1))
def forget_form_counts() -> str:
    """Delete the counts that limit public forms, and the secrets of past days."""
    return f"{limits.forget_old()} rows deleted"


@job("forget-cards", every=dt.timedelta(days=1))
def forget_cards() -> str:
    """Delete pictures for sharing that nobody has asked for in a long time."""
    return f"{cards.forget_unused()} pictures deleted"


@job("picture-sizes", every=dt.timedelta(seconds=3), lease_seconds=600)
def make_picture_sizes() -> str:
    """Make the sizes in which uploaded pictures are shown; a few at a time, other jobs wait."""
    return f"{sizes.make_due(dt.timedelta(seconds=2))} pictures finished"
