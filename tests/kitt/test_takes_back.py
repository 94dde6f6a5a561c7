"""Taken back is taken back everywhere within seconds: two web processes that keep pages.

Editors and a publisher act in processes of their own. Every public surface is
asked at both web processes.
"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from deploy.bootstrap.folder import this_folder
from deploy.bootstrap.ports import HOST, free_port
from deploy.bootstrap.processes import Child, clean_environment

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = this_folder().root
HERE = Path(__file__).parent
FOLLOWS = 5.0
"""Seconds within which everything must have followed."""
MOST = 13
"""Of so many surfaces at least, each public release is heard."""
PATIENCE = 40.0
WORDS = {
    "unpublish": "zwiebelturm",
    "delete": "quittenbaum",
    "private": "fliederduft",
    "postpone": "nebelhorn",
    "cancel": "kuckucksuhr",
    "forward": "brombeere",
    "due": "lindenallee",
}
"""What happens to a release, and the word that only it has."""
PUBLIC_BEFORE = {"unpublish", "delete", "private"}
PUBLIC_AFTER = {"forward", "due"}
SURFACES = (
    "/de/",
    "/en/",
    "/de/aktuelles/",
    "/en/news/",
    "/de/suche/?q={word}",
    "/de/suche/vorschlaege/?q={word}",
    "/de/abonnieren/mitteilungen.atom",
    "/de/abonnieren/mitteilungen.json",
    "/sitemap-news.xml",
    "/api/v1/press-releases?page_size=100",
    "/api/v1/search?q={word}",
)
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def environment(folder: Path, **more: str) -> dict[str, str]:
    return clean_environment(
        DJANGO_SETTINGS_MODULE="kitt.settings.development",
        DATABASE_URL=f"sqlite:///{folder}/kitt.sqlite3",
        VAR_DIR=str(folder),
        ALLOWED_HOSTS=HOST,
        LOG_LEVEL="WARNING",
        PYTHONPATH=f"{ROOT}:{ROOT / 'site'}:{HERE}",
        **more,
    )


class Editors:
    """The third process: told by lines, see `acting_editors`."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "acting_editors.py"), json.dumps(WORDS)],
            env=environment(folder),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, what: str) -> Any:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("done "):
                return json.loads(line.removeprefix("done "))
        raise AssertionError("The editors have stopped.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("takes-back")


@pytest.fixture
def database(transactional_db: None, folder: Path) -> None:
    with sqlite3.connect(folder / "kitt.sqlite3") as target:
        connection.cursor()
        connection.connection.backup(target)
    target.close()


@pytest.fixture
def editors(database: None, folder: Path) -> Iterator[Editors]:
    found = Editors(folder)
    yield found
    found.process.kill()
    found.process.wait()


@pytest.fixture
def sites(editors: Editors, folder: Path) -> Iterator[list[str]]:
    """Two web processes and a publisher, on what the editors have prepared."""
    editors.do("prepare")
    ports = [free_port() for _number in range(2)]
    servers = [
        [*("-m", "gunicorn", "--bind", f"{HOST}:{port}", "--threads", "4"), "kitt.wsgi:application"]
        for port in ports
    ]
    commands = [*servers, ["manage.py", "publish_due", "--watch"]]
    log = folder / "log.txt"
    with log.open("w") as output:
        children = [
            Child(
                [sys.executable, *command],
                cwd=ROOT,
                env=environment(folder, PORT=str(ports[0])),
                output=output.fileno(),
            )
            for command in commands
        ]
        try:
            found = [f"http://{HOST}:{port}" for port in ports]
            for url in found:
                wait_for(url, log)
            yield found
        finally:
            for child in children:
                child.stop()


def wait_for(url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if fetch(f"{url}/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text()[-3000:])


def fetch(url: str) -> tuple[int, dict[str, str], str]:
    try:
        with NO_PROXY.open(url, timeout=20) as answer:
            return answer.status, dict(answer.headers), answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), ""


Told = dict[str, set[str]]
"""What happens to a release → the surfaces that tell of it."""


def read(url: str) -> str:
    """What a surface says, empty unless it is there; nobody may keep that without asking."""
    status, headers, text = fetch(url)
    assert re.search(r"no-cache|no-store|max-age=0", headers.get("Cache-Control", "")), url
    return text.lower() if status == 200 else ""


def ask(sites: list[str], pages: dict[str, list[str]], pool: ThreadPoolExecutor) -> Told:
    """Which surfaces tell of which release, in any of the processes."""
    wanted: dict[str, tuple[str, str]] = {}
    for site in sites:
        for path in SURFACES:
            for what, word in WORDS.items():
                alone = "{word}" in path
                wanted[site + path.format(word=word)] = (path, what if alone else "")
        for what, paths in pages.items():
            wanted |= {site + path: (path, what) for path in paths}
    told: Told = {}
    for (path, only), text in zip(wanted.values(), pool.map(read, wanted), strict=True):
        for what, word in WORDS.items():
            own = path in pages[what]
            said = bool(text) if own else re.search(f"neues[- ]vom[- ]{word}", text)
            if said and only in ("", what):
                told.setdefault(what, set()).add(path)
    return told


def test_everything_follows_within_seconds_in_all_processes_and_caches(
    editors: Editors, sites: list[str], record_property: Any
) -> None:
    pages = editors.do("pages")
    with ThreadPoolExecutor(4) as pool:
        before = ask(sites, pages, pool)
        assert before.keys() == PUBLIC_BEFORE
        assert min(map(len, before.values())) >= MOST, before
        editors.do("act")
        started = time.monotonic()
        found = before
        while found.keys() != PUBLIC_AFTER or min(map(len, found.values())) < MOST:
            asked = time.monotonic() - started
            found = ask(sites, pages, pool)
            assert asked < FOLLOWS, found
        record_property("figures", f"taken back and opened everywhere: {asked:.2f} s")
        time.sleep(max(0.0, FOLLOWS - (time.monotonic() - started)))
        assert ask(sites, pages, pool).keys() == PUBLIC_AFTER
