"""Numbered progress lines with timings."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


def duration(seconds: float) -> str:
    """Seconds as a person reads them: "0.4 s", "12 s", "1 min 05 s"."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60:02d} s"


class Progress:
    """Prints "[2/7] Front-end assets … 8 s", one line per step."""

    def __init__(self, total: int, out: TextIO | None = None) -> None:
        self.total = total
        self.number = 0
        self.out = out or sys.stdout
        self.started = time.monotonic()
        self._step_started = 0.0
        self._line = ""

    def begin(self, title: str) -> None:
        """Start a step; an open one is finished first."""
        self.finish()
        self.number += 1
        self._line = f"[{self.number}/{self.total}] {title} …"
        self._step_started = time.monotonic()
        self._write(self._line)

    def detail(self, text: str) -> None:
        """Show what the step is doing, where the line can be written over."""
        if self._line and self.out.isatty():
            self._write(f"\r\033[K{self._line} {text[:60]}")

    def finish(self, note: str = "") -> None:
        """End the open step with its time and an optional note."""
        if not self._line:
            return
        taken = duration(time.monotonic() - self._step_started)
        start = f"\r\033[K{self._line}" if self.out.isatty() else ""
        self._write(f"{start} {taken}{f' ({note})' if note else ''}\n")
        self._line = ""

    def hand_over(self) -> None:
        """Leave the terminal to the open step, which prints for itself."""
        self._write("\n")
        self._line = ""

    def failed(self, how: str = "failed") -> None:
        """End the open step without success."""
        if self._line:
            self._write(f" {how}\n")
            self._line = ""

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """A step around a block."""
        self.begin(title)
        yield
        self.finish()

    def elapsed(self) -> float:
        """Seconds since the first step could begin."""
        return time.monotonic() - self.started

    def say(self, text: str = "") -> None:
        """Print a line between steps."""
        self._write(f"{text}\n")

    def _write(self, text: str) -> None:
        self.out.write(text)
        self.out.flush()
