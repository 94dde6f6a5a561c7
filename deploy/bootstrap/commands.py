"""The commands behind the Makefile."""

import sys
from collections.abc import Callable

from . import processes
from .folder import Folder, this_folder
from .problems import Problem, Stopped


def main(arguments: list[str]) -> int:
    """Run one command; expected failures end in a sentence and exit code 1."""
    commands = available()
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"Usage: start.py {'|'.join(commands)}", file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        # A terminal without UTF-8 shows a question mark and goes on.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    processes.stop_on_signals()
    try:
        return commands[arguments[0]](this_folder())
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
    except Stopped:
        print("\nStopped. Run the command again to go on.", file=sys.stderr)
    except PermissionError as error:
        print(
            f"\nKitt may not write {error.filename}. Check who owns this folder.", file=sys.stderr
        )
    return 1


def available() -> dict[str, Callable[[Folder], int]]:
    """Name and function of every command."""
    from . import checks, nodes, run, tools

    return {
        "run": run.run,
        "test": checks.test,
        "lint": checks.lint,
        "pictures": checks.pictures,
        "format": tools.format_code,
        "lock": tools.lock,
        "elasticsearch": nodes.serve,
    }
