"""Who may work on a row now: claims by conditional UPDATE, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
import logging
import os
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Model, Q
from django.utils import timezone

logger = logging.getLogger(__name__)
ALIVE_SECONDS = 60
"""How long a claim stands after the last sign of life of its holder."""


@contextmanager
def claimed(row: Model, seconds: int) -> Iterator[bool]:
    """Claim `row` (with fields claimed_by, claimed_until) for at most `seconds`; True if ours.

    The claim ends with the block, or a minute after its holder was killed: as long as the holder
    is at work, a thread says so.
    """
    me = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
    rows: Any = type(row)._default_manager.filter(pk=row.pk)
    now = timezone.now()
    free = Q(claimed_by="") | Q(claimed_until__lt=now)
    until = now + dt.timedelta(seconds=min(seconds, ALIVE_SECONDS))
    if not rows.filter(free).update(claimed_by=me, claimed_until=until):
        yield False
        return
    done = Event()
    Thread(target=_stay, args=(rows.filter(claimed_by=me), seconds, done), daemon=True).start()
    try:
        yield True
    finally:
        done.set()
        rows.filter(claimed_by=me).update(claimed_by="", claimed_until=None)


def _stay(mine: Any, seconds: int, done: Event) -> None:
    """Prolong a claim until the work is done, or its time is over."""
    end = time.monotonic() + seconds
    while not done.wait(ALIVE_SECONDS / 3):
        left = end - time.monotonic()
        if left <= 0:
            return
        until = timezone.now() + dt.timedelta(seconds=min(left, ALIVE_SECONDS))
        try:
            mine.update(claimed_until=until)
        except DatabaseError:
            logger.warning("A claim could not be prolonged", exc_info=True)
        finally:
            connection.close()
