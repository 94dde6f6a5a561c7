"""A PostgreSQL server for one run of the tests, gone afterwards."""

import os
import pwd
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from . import processes
from .parts import postgresql_version
from .problems import Problem
from .processes import Child, Word

START_LIMIT = 30.0
"""Seconds the server may take to accept connections."""
# Safety against power cuts is what makes a database slow; this one may be lost.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


@contextmanager
def throw_away(programs: Path, log: Path) -> Iterator[str]:
    """Start a server on a socket in a temporary folder; yields its DATABASE_URL."""
    owner = unprivileged_user() if os.geteuid() == 0 else None
    # Directly below /tmp: the path of a socket may have about 100 characters.
    place = Path(tempfile.mkdtemp(prefix="kitt-pg-", dir="/tmp"))
    server = None
    try:
        if owner:
            os.chown(place, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
        initialise(programs, place, owner, log)
        server = start(programs, place, owner, log)
        yield f"postgresql://kitt@{quote(str(place), safe='')}/kitt"
    finally:
        if server:
            server.stop(signal.SIGINT)
        shutil.rmtree(place, ignore_errors=True)


def unprivileged_user() -> str:
    """An existing user to run the server as: it refuses to run as root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Problem("PostgreSQL does not run as root, and there is no user postgres or nobody here.")


def initialise(programs: Path, place: Path, owner: str | None, log: Path) -> None:
    """Create the cluster, with German sorting where the server brings its own."""
    german = (
        ["--locale-provider=icu", "--icu-locale=de"] if postgresql_version(programs) >= 15 else []
    )
    command: list[Word] = [programs / "initdb", "-D", place / "data", "-U", "kitt", "--auth=trust"]
    options = ["--no-sync", "--encoding=UTF8", "--locale=C", *german]
    run([*command, *options], place, owner, log)


def run(command: list[Word], place: Path, owner: str | None, log: Path) -> None:
    """Run a program of the server to its end, as its user."""
    with log.open("a") as file:
        child = Child(command, cwd=place, env=environment(), output=file.fileno(), user=owner)
    try:
        code = child.process.wait()
    finally:
        child.stop()
    if code:
        raise Problem(f"{child.shown} ended with exit code {code}; see {log}.")


def start(programs: Path, place: Path, owner: str | None, log: Path) -> Child:
    """Start the server and create the database; returns once it accepts connections."""
    options = [word for setting in FAST for word in ("-c", setting)]
    command: list[Word] = [programs / "postgres", "-D", place / "data", "-k", place, *options]
    with log.open("a") as file:
        child = Child(command, cwd=place, env=environment(), output=file.fileno(), user=owner)
    create: list[Word] = [programs / "createdb", "-h", place, "-U", "kitt", "kitt"]
    deadline = time.monotonic() + START_LIMIT
    while processes.answers(create) is None:
        if child.exit_code() is not None or time.monotonic() > deadline:
            child.stop()
            raise Problem(f"The test database server did not start; see {log}")
        time.sleep(0.1)
    return child


def environment() -> dict[str, str]:
    """Without settings for another server, which initdb and postgres would follow."""
    env = processes.clean_environment()
    return {name: value for name, value in env.items() if not name.startswith("PG")}
