"""Entry of `make run`, `make test` and the other commands of the Makefile.

Every Python 3 must be able to read this file, so that an old one answers with a sentence and not
with a syntax error: nothing newer than Python 3.4 here. The work is done in `bootstrap`.
"""
# ruff: noqa: UP031

import os
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)


def runs_newer_python(command: str) -> bool:
    """Whether `command` starts a Python that is new enough (a mere launcher may be in the path)."""
    check = "import sys; sys.exit(sys.version_info < (%d, %d))" % OLDEST_PYTHON
    try:
        return subprocess.call([command, "-c", check], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def newer_python() -> str:
    """Name of a newer Python in the path, or an empty string."""
    names = ["python3.%d" % minor for minor in range(20, OLDEST_PYTHON[1] - 1, -1)]
    for name in names:
        if shutil.which(name) and runs_newer_python(name):
            return name
    return ""


def python_problem(version: tuple, executable: str, newer: str) -> str:
    """What to do about a Python that is too old; empty if it is new enough."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    found = "Kitt needs Python %s or newer, but %s is Python %s." % (
        ".".join(str(part) for part in OLDEST_PYTHON),
        executable,
        ".".join(str(part) for part in version[:3]),
    )
    if newer:
        return "%s\nThis machine also has %s. Use it: make run PYTHON=%s" % (found, newer, newer)
    return (
        "%s\nInstall a newer one, on Debian 12 or Ubuntu 24.04 and later with\n"
        "    apt install python3 python3-venv\n"
        "elsewhere from https://www.python.org/downloads/, then run the command again. "
        "A Python of another\nname is chosen with: make run PYTHON=python3.12"
    ) % found


def main() -> int:
    """Check the Python, then hand over."""
    version = tuple(sys.version_info[:3])
    problem = python_problem(version, sys.executable, "")
    if problem:
        problem = python_problem(version, sys.executable, newer_python())
    elif os.name != "posix":
        problem = "Kitt's commands need Linux or macOS. On Windows, run them inside WSL."
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from deploy.bootstrap.commands import main as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
