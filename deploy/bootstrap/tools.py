"""`make format` and `make lock`."""

from pathlib import Path

from . import environment, index, processes
from .console import Progress
from .folder import PROFILES, Folder
from .processes import Word


def format_code(folder: Folder) -> int:
    """Put Python and templates into the project's form."""
    progress = Progress(4)
    log = folder.open_log("format")
    with progress.step("Python environment"):
        environment.prepare(folder, "development", progress, log)
    tools = folder.python.parent
    commands: list[tuple[str, list[Word]]] = [
        ("ruff check --fix", [tools / "ruff", "check", "--fix", "--exit-zero", "."]),
        ("ruff format", [tools / "ruff", "format", "."]),
        ("djhtml", [tools / "djhtml", "templates"]),
    ]
    for name, command in commands:
        with progress.step(name):
            run_tool(folder, log, command)
    return 0


def run_tool(folder: Folder, log: Path, command: list[Word]) -> None:
    """Run a tool of the development environment."""
    processes.run(command, cwd=folder.root, log=log)


def lock(folder: Folder) -> int:
    """Resolve deploy/requirements/*.in; versions already locked stay unless a line forbids them."""
    progress = Progress(len(PROFILES) + 1)
    log = folder.open_log("lock")
    with progress.step("Python environment"):
        environment.prepare(folder, "runtime", progress, log)
    env = index.environment(folder)
    compile_lock: list[Word] = [folder.python, "-m", "uv", "pip", "compile", "--quiet"]
    options = ["--universal", "--generate-hashes", "--python-version", "3.11"]
    shown = ["--custom-compile-command", "make lock"]
    for profile in PROFILES:
        target = str(folder.lock_file(profile).relative_to(folder.root))
        source = target.replace(".txt", ".in")
        with progress.step(target):
            command = [*compile_lock, *options, *shown, "--output-file", target, source]
            processes.run(command, cwd=folder.root, log=log, env=env)
    return 0
