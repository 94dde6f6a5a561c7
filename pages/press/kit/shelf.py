"""Finished PDFs on disk, so that nobody can keep the server busy by asking again.

A file stands in the folder of its owner (a release in one language) under a fingerprint of all
that is in it. What is newer takes the place of what was there before.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from django.conf import settings

SECONDS_TO_WAIT = 10
MOST_BYTES = 1024 * 1024 * 1024
"""What all files together may take; the oldest go first."""
_one_at_a_time = Lock()


class Busy(Exception):
    """Other files are being made; it is worth asking again soon."""


def folder() -> Path:
    """Where the files stand; deleting it costs nothing but time."""
    return Path(settings.VAR_DIR) / "press-kits"


def shelved(owner: str, fingerprint: str, build: Callable[[], bytes]) -> BinaryIO:
    """The file of that fingerprint, open for reading; `build` gives its content if it is missing.

    One file at a time is made in this process. Raises Busy when that takes too long.
    """
    path = folder() / owner / f"{fingerprint}.pdf"
    try:
        return path.open("rb")
    except FileNotFoundError:
        pass
    if not _one_at_a_time.acquire(timeout=SECONDS_TO_WAIT):
        raise Busy
    try:
        if not path.exists():
            _put(path, build())
        return path.open("rb")
    except FileNotFoundError as error:  # somebody has just put a newer one in its place
        raise Busy from error
    finally:
        _one_at_a_time.release()


def known_size(owner: str) -> int | None:
    """The size in bytes of what stands there for an owner; None before anybody asked for it."""
    try:
        return next((file.stat().st_size for file in (folder() / owner).glob("*.pdf")), None)
    except OSError:
        return None


def owners() -> set[str]:
    """All who have something here."""
    return {place.name for place in folder().glob("*/")}


def clear(names: Iterable[str]) -> None:
    """Take away everything of these owners."""
    for name in names:
        shutil.rmtree(folder() / name, ignore_errors=True)


def make_room(limit: int = MOST_BYTES) -> int:
    """Delete the oldest files beyond the limit in bytes; the number of files deleted."""
    files = [(file, file.stat()) for file in folder().glob("*/*")]
    files.sort(key=lambda one: one[1].st_mtime, reverse=True)
    held, deleted = 0, 0
    for file, facts in files:
        held += facts.st_size
        if held > limit:
            file.unlink(missing_ok=True)
            deleted += 1
    return deleted


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}.new")
    new.write_bytes(content)
    before = [one for one in path.parent.iterdir() if one not in (path, new)]
    new.replace(path)
    for file in before:
        file.unlink(missing_ok=True)
