"""One command at a time, where two would harm each other; a lock ends with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path, note: str = "", *, wait: bool = False) -> Iterator[str | None]:
    """Hold the lock file at `path` and leave `note` in it for others to read.

    Yields None when the lock is ours, otherwise the note of its holder. With `wait`, waits for it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            file.seek(0)
            yield file.read().strip()
            return
        file.truncate(0)
        file.write(note or str(os.getpid()))
        file.flush()
        try:
            yield None
        finally:
            file.truncate(0)
