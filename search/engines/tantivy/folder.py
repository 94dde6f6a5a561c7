"""The folder of the embedded engine: generations, the one in use, and who may write.

current.json     names the generation in use; replaced in one step
write.lock       held by the one process that writes; the system frees it when that one dies
g-<time>/        a generation: an index of tantivy
g-<time>.lock    held while a generation is being built
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from pathlib import Path

from search.documents import SCHEMA_VERSION
from search.engines.base import Broken, Occupied, Unavailable

_CURRENT = "current.json"


class Folder:
    """Where generations live."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def stamp(self) -> tuple[int, int] | None:
        """Changes whenever another generation comes into use; None when there is none."""
        return stamp(self.path / _CURRENT)

    def current(self) -> Path:
        """The generation in use."""
        try:
            said = json.loads((self.path / _CURRENT).read_text())
            name, version = str(said["generation"]), int(said["schema"])
        except FileNotFoundError:
            raise Broken("There is no index yet.") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Broken(f"The note on the index in use cannot be read: {error}") from error
        if version != SCHEMA_VERSION:
            raise Broken(f"The index has schema {version}, this version needs {SCHEMA_VERSION}.")
        if not (self.path / name / "meta.json").is_file():
            raise Broken(f"The index {name} is gone.")
        return self.path / name

    def schema(self) -> int:
        """The schema of the index in use, 0 when there is none."""
        try:
            return int(json.loads((self.path / _CURRENT).read_text())["schema"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def writing(self, patience: float) -> Lock:
        """Become the only one who writes. Waits `patience` seconds for others."""
        return Lock(self.path / "write.lock", patience)

    def new(self) -> Path:
        """A folder for a new generation."""
        path = self.path / f"g-{time.time_ns():x}-{os.getpid()}"
        path.mkdir(parents=True)
        return path

    def building(self, generation: Path) -> Lock:
        """Say that a generation is being built, so that nobody sweeps it away."""
        return Lock(self.path / f"{generation.name}.lock", 0)

    def switch(self, generation: Path) -> None:
        """Use another generation from now on."""
        note = self.path / f"{_CURRENT}.{os.getpid()}"
        with note.open("w") as file:
            json.dump({"generation": generation.name, "schema": SCHEMA_VERSION}, file)
            file.flush()
            os.fsync(file.fileno())
        note.replace(self.path / _CURRENT)
        folder = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def sweep(self, keep: Path | None = None) -> None:
        """Remove generations that are neither in use nor kept nor being built."""
        try:
            kept = {self.current(), keep}
        except Broken:
            kept = {keep}
        for path in self.path.glob("g-*"):
            if path.suffix == ".lock" or not path.is_dir() or path in kept:
                continue
            try:
                lock = self.building(path)
            except Unavailable:
                continue
            shutil.rmtree(path, ignore_errors=True)
            (self.path / f"{path.name}.lock").unlink(missing_ok=True)
            lock.release()


class Lock:
    """A lock between processes and threads; the system frees it when its holder dies."""

    def __init__(self, path: Path, patience: float) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("w")
        except OSError as error:
            raise Unavailable(f"The folder of the index cannot be written: {error}") from error
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError:
                if time.monotonic() >= deadline:
                    self._file.close()
                    raise Occupied("Another process is writing the index.") from None
                time.sleep(0.02)

    def release(self) -> None:
        self._file.close()


def stamp(path: Path) -> tuple[int, int] | None:
    """Changes whenever a file is replaced; None when there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_ino, stat.st_mtime_ns)


def size(path: Path) -> int:
    """Bytes on disk."""
    total = 0
    for file in path.rglob("*"):
        try:
            total += file.stat().st_size
        except OSError:  # merged away in this moment
            continue
    return total
