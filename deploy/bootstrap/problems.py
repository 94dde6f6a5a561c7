"""Expected failures: shown as a sentence on what to do, never as a traceback."""

from pathlib import Path

SHOWN_LINES = 20


class Problem(Exception):
    """Something the person at the terminal can put right."""


class CommandFailed(Problem):
    """A command that a step needs ended with an error."""

    def __init__(self, command: str, code: int, output: list[str], log: Path) -> None:
        end = "\n".join(f"    {line}" for line in output[-SHOWN_LINES:])
        super().__init__(
            f"{command} ended with exit code {code}. The end of its output:\n{end}\n"
            f"All of it is in {log}. When it is put right, run the command again."
        )
        self.code = code
        self.output = output
        self.log = log


class Stopped(Exception):
    """Somebody asked for the end: Ctrl-C or a signal."""
