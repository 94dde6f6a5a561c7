"""What the planner knows beside the index, read from the tables and kept for a moment."""

from __future__ import annotations

import time
from threading import Lock

from pages.places.gazetteer import gazetteer

from .planner import Resources

_SECONDS = 300.0
_lock = Lock()
_kept: tuple[float, Resources] | None = None


def resources() -> Resources:
    """The words of the project and of the editors, and the places."""
    global _kept
    kept = _kept
    if kept is not None and time.monotonic() - kept[0] < _SECONDS:
        return kept[1]
    with _lock:
        made = Resources.make(gazetteer())
        _kept = (time.monotonic(), made)
    return made


def forget() -> None:
    """Read everything again at the next question."""
    global _kept
    _kept = None
