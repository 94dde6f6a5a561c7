"""The virtual environment: made once, filled from the lock, repaired when it was left half-done."""

import hashlib
import json
import os
import platform
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from . import index, processes
from .console import Progress
from .folder import PROFILES, Folder
from .locking import held
from .problems import CommandFailed, Problem
from .processes import Word

STAMP = "kitt.json"
"""Below .venv: what was installed, and whether that was finished."""


def prepare(folder: Folder, profile: str, progress: Progress, log: Path) -> None:
    """Make .venv hold exactly the lock of `profile`; quick when it already does."""
    with held(folder.var / "install.lock", wait=True):
        stamp = read_stamp(folder)
        if is_complete(folder, profile, stamp):
            return
        # Whoever has run the tests here keeps the tools for them.
        if "development" in stamp.get("locks", {}):
            profile = "development"
        usable = is_usable(folder, stamp)
        if not usable:
            progress.detail("creating .venv")
            create(folder, log)
        finished = stamp.get("state") == "complete"
        try:
            install(folder, profile, log, progress, reinstall=usable and not finished)
        except index.Unreachable:
            if usable and finished:
                write(folder, stamp)
            raise


def read_stamp(folder: Folder) -> dict[str, Any]:
    """What the last installation noted; empty if there was none or it cannot be read."""
    try:
        stamp = json.loads((folder.venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(folder: Folder, state: str, profile: str | None = None) -> None:
    """Note how far the installation is."""
    held_profiles = PROFILES[: PROFILES.index(profile) + 1] if profile else ()
    write(
        folder,
        {
            "state": state,
            "root": str(folder.root),
            "python": python_version(folder) if profile else None,
            "locks": {name: digest(folder.lock_file(name)) for name in held_profiles},
        },
    )


def write(folder: Folder, stamp: dict[str, Any]) -> None:
    """Put a stamp in place in one piece, never half."""
    path = folder.venv / STAMP
    new = path.with_suffix(".new")
    new.write_text(json.dumps(stamp, indent=2), encoding="utf-8")
    new.replace(path)


def digest(path: Path) -> str:
    """Fingerprint of a lock file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_complete(folder: Folder, profile: str, stamp: dict[str, Any]) -> bool:
    """Whether .venv holds the lock of `profile` and its interpreter still runs."""
    return (
        stamp.get("state") == "complete"
        and stamp.get("root") == str(folder.root)
        and stamp.get("locks", {}).get(profile) == digest(folder.lock_file(profile))
        and stamp.get("python") == python_version(folder)
    )


def is_usable(folder: Folder, stamp: dict[str, Any]) -> bool:
    """Whether .venv can be kept and filled: it was made here, runs, and has pip."""
    if stamp.get("root", str(folder.root)) != str(folder.root):
        return False
    version = python_version(folder)
    if version is None or stamp.get("python") not in (None, version):
        return False
    return processes.answers([folder.python, "-m", "pip", "--version"]) is not None


def python_version(folder: Folder) -> str | None:
    """Version of the interpreter in .venv as "3.11", None if it does not run."""
    return processes.answers(
        [folder.python, "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    )


def create(folder: Folder, log: Path) -> None:
    """Make an empty .venv in place of whatever is there."""
    require_venv_module()
    if folder.venv.is_symlink() or folder.venv.is_file():
        folder.venv.unlink()
    elif folder.venv.exists():
        shutil.rmtree(folder.venv)
    folder.venv.mkdir(parents=True)
    write_stamp(folder, "installing")
    processes.run([sys.executable, "-m", "venv", folder.venv], cwd=folder.root, log=log)


def require_venv_module() -> None:
    """Debian ships Python without the parts that make virtual environments."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        version = ".".join(platform.python_version_tuple()[:2])
        raise Problem(
            f"This Python ({sys.executable}) lacks the module {error.name}, which Kitt needs to "
            "make its\nvirtual environment. On Debian and Ubuntu install it with\n"
            f"    apt install python3-venv        (or python{version}-venv)\n"
            "then run the command again."
        ) from error


def install(
    folder: Folder, profile: str, log: Path, progress: Progress, *, reinstall: bool
) -> None:
    """Bring .venv to the lock. `reinstall` replaces packages that may be there in part only."""
    lock = folder.lock_file(profile)
    write_stamp(folder, "installing")
    environment = index.environment(folder)
    try:
        install_installer(folder, lock, log, environment, reinstall=reinstall)
        progress.detail("installing the locked packages")
        command: list[Word] = [folder.python, "-m", "uv", "pip", "sync", "--python", folder.python]
        options = ["--require-hashes", "--only-binary", ":all:", "--compile-bytecode"]
        again = ["--reinstall"] if reinstall else []
        processes.run([*command, *options, *again, lock], cwd=folder.root, log=log, env=environment)
    except CommandFailed as failure:
        raise index.explained(failure, environment) from failure
    write_stamp(folder, "complete", profile)


def install_installer(
    folder: Folder, lock: Path, log: Path, environment: dict[str, str], *, reinstall: bool
) -> None:
    """Install uv, itself from the lock, with pip; it does the rest several times faster."""
    block = requirement(lock.read_text(encoding="utf-8"), "uv")
    wanted = block.split("==")[1].split()[0]
    present = processes.answers([folder.python, "-m", "uv", "--version"]) or ""
    if not reinstall and present.split()[1:2] == [wanted]:
        return
    only_uv = folder.venv / "uv.txt"
    only_uv.write_text(block, encoding="utf-8")
    command: list[Word] = [folder.python, "-m", "pip", "install", "--require-hashes", "--no-deps"]
    options = ["--only-binary", ":all:", "--retries", "2", "--timeout", "20"]
    again = ["--force-reinstall"] if reinstall else []
    processes.run(
        [*command, *options, *again, "-r", only_uv], cwd=folder.root, log=log, env=environment
    )


def requirement(lock: str, name: str) -> str:
    """The lines of one package in a lock file: version and hashes."""
    found = re.search(rf"^{re.escape(name)}==.*(?:\n[ \t].*)*", lock, re.MULTILINE)
    if not found:
        raise Problem(f"The lock does not contain {name}. Write it again with: make lock")
    return found.group() + os.linesep
