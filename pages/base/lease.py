"""Who may work on a row now: claims by conditional UPDATE, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone


@contextmanager
def claimed(row: Model, seconds: int) -> Iterator[bool]:
    """Claim `row` (with fields claimed_by, claimed_until) for `seconds`; True when it is ours.

    The claim ends with the block, or by itself when its holder was killed.
    """
    me = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    now = timezone.now()
    rows: Any = type(row)._default_manager.filter(pk=row.pk)
    free = Q(claimed_by="") | Q(claimed_until__lt=now)
    until = now + dt.timedelta(seconds=seconds)
    if not rows.filter(free).update(claimed_by=me, claimed_until=until):
        yield False
        return
    try:
        yield True
    finally:
        rows.filter(claimed_by=me).update(claimed_by="", claimed_until=None)
