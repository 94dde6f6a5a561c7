"""Starting and stopping other programs without leaving any behind."""

import os
import shlex
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from .problems import CommandFailed, Stopped

LEASH = Path(__file__).with_name("leash.py")
PATIENCE = 10.0
"""Seconds between the polite and the final signal."""
NOT_FOR_CHILDREN = (
    "VIRTUAL_ENV",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONDONTWRITEBYTECODE",
    "__PYVENV_LAUNCHER__",
)
Line = Callable[[str], bool | None]
Word = str | Path


def stop_on_signals() -> None:
    """Turn the signals that ask for an end into `Stopped`, so that everything is cleaned up."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Stopped(signal.Signals(number).name)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def clean_environment(**more: str) -> dict[str, str]:
    """The caller's environment without what would lead a Python astray or make it start slowly."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_FOR_CHILDREN}
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


class Child:
    """A program on the leash, in a process group of its own."""

    def __init__(
        self,
        command: Sequence[Word],
        *,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        output: int | None = None,
        user: str | None = None,
    ) -> None:
        words = [str(word) for word in command]
        self.shown = shlex.join(words).replace(f"{cwd}/", "")
        leash = [sys.executable, "-I", "-S", str(LEASH), *(["--user", user] if user else [])]
        self.process = subprocess.Popen(
            [*leash, *words],
            cwd=cwd,
            env=dict(env) if env is not None else None,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT if output is not None else None,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self.process.poll()

    def send(self, number: int) -> None:
        """Send a signal to the whole group."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End the group: politely, then for good."""
        if self.exit_code() is None:
            self.send(number)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        self.send(signal.SIGKILL)
        self.process.wait()


def run(
    command: Sequence[Word],
    *,
    cwd: Path,
    log: Path,
    env: Mapping[str, str] | None = None,
    on_line: Line | None = None,
) -> None:
    """Run a command to its end with its output in `log`; raises CommandFailed."""
    child = Child(command, cwd=cwd, env=env or clean_environment(), output=subprocess.PIPE)
    try:
        follow(child, log, on_line)
    finally:
        child.stop()


def follow(child: Child, log: Path, on_line: Line | None = None) -> None:
    """Copy a child's output to `log` and to `on_line`, which returns True to stop listening.

    Otherwise listens to the child's end; raises CommandFailed if that was a failure.
    """
    last: deque[str] = deque(maxlen=400)
    with log.open("a", encoding="utf-8") as file:
        file.write(f"$ {child.shown}\n")
        assert child.process.stdout
        for line in child.process.stdout:
            file.write(line)
            file.flush()
            last.append(line.rstrip())
            if on_line and on_line(line.rstrip()):
                return
    code = child.process.wait()
    if code:
        raise CommandFailed(child.shown, code, list(last), log)


def answers(command: Sequence[Word], *, cwd: Path | None = None) -> str | None:
    """What a short command prints; None if it cannot be run or fails."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
