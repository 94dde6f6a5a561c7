"""Files from Maven Central that tests need: fetched once, and only if they are the locked ones."""

import hashlib
import shutil
import urllib.error
import urllib.request
from pathlib import Path

from .problems import Problem


def fetched(address: str, sha256: str, path: Path) -> Path:
    """The file at `path`, fetched from `address` if it is not there; its checksum is right."""
    if path.exists() and checksum(path) == sha256:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    try:
        with urllib.request.urlopen(address, timeout=60) as answer, part.open("wb") as file:
            shutil.copyfileobj(answer, file)
    except (OSError, urllib.error.URLError) as error:
        raise Problem(f"{path.name} could not be fetched from {address}: {error}") from error
    if checksum(part) != sha256:
        part.unlink()
        raise Problem(f"The file from {address} is not the one that was locked; nothing was used.")
    part.replace(path)
    return path


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
