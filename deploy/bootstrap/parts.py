"""What the tests need of the system beside Python: Chromium, Java, Pango and PostgreSQL."""

import ctypes
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import processes
from .problems import CommandFailed

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
POSTGRESQL_FOLDERS = ("usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql*/bin")
PANGO_ON_LINUX = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PANGO_ON_MACOS = ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib")
OLDEST_POSTGRESQL = 15
OLDEST_JAVA = 17


@dataclass(frozen=True)
class Part:
    """A part of the system: its name, where it is found, the packages of Debian and macOS."""

    name: str
    find: Callable[[], Path | None]
    debian: str
    homebrew: str


def chromium() -> Path | None:
    """The browser: the one named in CHROMIUM, else one in the path."""
    named = os.environ.get("CHROMIUM")
    places = [shutil.which(name) for name in ([named] if named else CHROMIUM_NAMES)]
    found = [place for place in [*places, *CHROMIUM_ON_MACOS] if place and Path(place).exists()]
    return Path(found[0]) if found else None


def java() -> Path | None:
    """The Java in the path, if it is new enough for the HTML checker."""
    found = shutil.which("java")
    # On macOS a program of this name may only say where to get Java.
    said = processes.answers([found, "--version"]) if found else None
    version = re.match(r"\w+ (\d+)", said or "")
    return Path(found) if found and version and int(version.group(1)) >= OLDEST_JAVA else None


def pango() -> Path | None:
    """The libraries that lay out PDFs, if all of them can be loaded."""
    for names in (PANGO_ON_LINUX, PANGO_ON_MACOS):
        try:
            for name in names:
                ctypes.CDLL(name)
        except OSError:
            continue
        return Path(names[0])
    return None


def postgresql() -> Path | None:
    """The folder with initdb and postgres of the newest server that is new enough."""
    in_path = shutil.which("initdb")
    folders = [Path(in_path).resolve().parent] if in_path else []
    for pattern in POSTGRESQL_FOLDERS:
        folders += Path("/").glob(pattern)
    complete = [
        place for place in folders if (place / "initdb").exists() and (place / "postgres").exists()
    ]
    return max(
        (place for place in complete if postgresql_version(place) >= OLDEST_POSTGRESQL),
        key=postgresql_version,
        default=None,
    )


def postgresql_version(folder: Path) -> int:
    """Major version of the server in a folder, 0 if it does not say."""
    found = re.search(r"\) (\d+)", processes.answers([folder / "postgres", "--version"]) or "")
    return int(found.group(1)) if found else 0


PARTS = (
    Part("chromium", chromium, "chromium", "--cask chromium"),
    Part("java", java, "default-jre-headless", "openjdk"),
    Part("pango", pango, "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "pango"),
    Part("postgresql", postgresql, "postgresql", "postgresql@17"),
)


def missing() -> list[Part]:
    """The parts this machine does not have."""
    return [part for part in PARTS if part.find() is None]


def install(parts: list[Part], log: Path) -> None:
    """Install parts with apt where that is ours to do: as root on Debian. Failures are logged."""
    if not parts or os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return
    env = processes.clean_environment(DEBIAN_FRONTEND="noninteractive")
    packages = [package for part in parts for package in part.debian.split()]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        try:
            processes.run(["apt-get", "-q", *words], cwd=Path("/"), log=log, env=env)
        except CommandFailed:
            continue


def advice(parts: list[Part]) -> str:
    """How to get missing parts, in one sentence."""
    names = " and ".join(part.name for part in parts)
    debian = " ".join(part.debian for part in parts)
    homebrew = " && ".join(f"brew install {part.homebrew}" for part in parts)
    return f"Missing: {names}. Debian: apt install {debian}. macOS: {homebrew}"
