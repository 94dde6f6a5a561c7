"""The web server's application at a fixed moment: `gunicorn frozen:application`.

What a page shows depends on the day: what is past, what is stale, which events come next. The clock
goes on from the moment, so that time limits still work.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import time_machine

MOMENT = dt.datetime(2026, 11, 16, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def start() -> None:
    """Let this process live at the moment from now on."""
    time_machine.travel(MOMENT, tick=True).start()


def __getattr__(name: str) -> object:
    if name != "application":
        raise AttributeError(name)
    start()
    from kitt.wsgi import application

    return application
