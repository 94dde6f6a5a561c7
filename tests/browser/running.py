"""A site that runs as on a server: production settings, gunicorn, compressed files; fixed clock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deploy.bootstrap.folder import this_folder
from deploy.bootstrap.locking import held
from deploy.bootstrap.ports import HOST, free_port
from deploy.bootstrap.processes import Child, clean_environment

HERE = Path(__file__).resolve().parent
ROOT = this_folder().root
START_LIMIT = 60.0
"""Seconds the server may take until it answers."""
PATHS = os.pathsep.join(str(path) for path in (ROOT, ROOT / "site", HERE))
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass
class RunningSite:
    """A site and the addresses on it, by kind."""

    url: str
    folder: Path
    addresses: dict[str, list[str]] = field(default_factory=dict)

    def fetch(self, path: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer."""
        try:
            with NO_PROXY.open(self.url + path, timeout=60) as answer:
                return answer.status, dict(answer.headers), answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read().decode()


def environment(folder: Path, port: int = 0, **more: str) -> dict[str, str]:
    """Settings of a public installation on this machine, without TLS."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "kitt.settings.production",
        "VAR_DIR": str(folder),
        "SECRET_KEY": "only-for-tests",
        "ALLOWED_HOSTS": HOST,
        "BASE_URL": f"http://{HOST}:{port}",
        "SSL_REDIRECT": "0",
        "HSTS_SECONDS": "0",
        "EMAIL_URL": "dummy://",
        "GALLERY": "1",
        "LOG_LEVEL": "WARNING",
        "PYTHONPATH": PATHS,
    }
    env = clean_environment(**{**settings, **more})
    return {name: value for name, value in env.items() if name != "DATABASE_URL"}


def make(folder: Path, kind: str) -> None:
    """Make the content unless it is there; tests that run side by side wait for each other."""
    folder.mkdir(parents=True, exist_ok=True)
    with held(folder / "lock", wait=True):
        made = folder / "made"
        this_run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
        if made.exists() and made.read_text() == this_run:
            return
        database = folder / "kitt.sqlite3"
        if not database.exists():
            shutil.copy2(migrated(folder.parent / "migrated"), database)
        content = environment(folder, DJANGO_SETTINGS_MODULE="kitt.settings.test")
        run([HERE / "make_site.py", kind], content)
        run([ROOT / "manage.py", "collectstatic", "--noinput", "-v0"], environment(folder))
        made.write_text(this_run)


def migrated(folder: Path) -> Path:
    """A database with all tables, made once for all sites."""
    with held(folder / "lock", wait=True):
        database = folder / "kitt.sqlite3"
        if not database.exists():
            run([ROOT / "manage.py", "migrate", "-v0"], environment(folder))
        return database


def run(words: list[str | Path], env: dict[str, str]) -> None:
    """Run a script to its end; its output is shown if it fails."""
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def running(folder: Path, kind: str) -> Iterator[RunningSite]:
    """Make the site if needed and serve it until the end of the block."""
    make(folder, kind)
    port = free_port()
    log = folder / f"web-{port}.log"
    options = ["--bind", f"{HOST}:{port}", "--threads", "4", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *options, "frozen:application"]
    with log.open("w") as output:
        child = Child(command, cwd=ROOT, env=environment(folder, port), output=output.fileno())
    try:
        site = RunningSite(f"http://{HOST}:{port}", folder)
        site.addresses = json.loads((folder / "addresses.json").read_text("utf-8"))
        wait(site, child, log)
        yield site
    finally:
        child.stop()


def wait(site: RunningSite, child: Child, log: Path) -> None:
    """Until it answers."""
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and child.exit_code() is None:
        try:
            if site.fetch("/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The site does not answer:\n{log.read_text()[-4000:]}")
