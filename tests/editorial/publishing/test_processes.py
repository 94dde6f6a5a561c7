"""Four publishers at once, real processes: to the second, exactly once, none lost, one killed."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from acts import plan, soon
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from pages.demo import builders

ROOT = Path(__file__).resolve().parents[3]
PUBLISHERS = 4
AT_ONE_MOMENT = 30
ONE_BY_ONE = 10
PATIENCE = 90
"""Seconds until everything must be online, also on a machine that has much else to do."""


class Database:
    """The database of the test, as other processes see it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "proof.sqlite3" if connection.vendor == "sqlite" else None
        if self.file:
            with sqlite3.connect(self.file) as target:
                connection.connection.backup(target)
            target.close()

    @property
    def url(self) -> str:
        if self.file:
            return f"sqlite:///{self.file}"
        one = connection.settings_dict
        place = f"{one['HOST']}:{one['PORT']}" if one["PORT"] else one["HOST"]
        if str(one["HOST"]).startswith("/"):
            return f"postgres://{one['USER']}@/{one['NAME']}?host={one['HOST']}&port={one['PORT']}"
        return f"postgres://{one['USER']}:{one['PASSWORD']}@{place}/{one['NAME']}"

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        if self.file is None:
            with connection.cursor() as cursor:
                cursor.execute(query, values)
                return list(cursor.fetchall()) if cursor.description else []
        with sqlite3.connect(self.file, timeout=20) as other:
            rows = other.execute(query.replace("%s", "?"), values).fetchall()
        other.close()
        return rows


@pytest.fixture
def releases(transactional_db: None, settings: Any) -> list[int]:
    """Releases that wait for a date far away."""
    builders.site()
    far = soon(1000)
    first = builders.release("Mitteilung 0", publish=False)
    rows = [first] + [
        builders.release(f"Mitteilung {number}", publish=False, press_contact=first.press_contact)
        for number in range(1, AT_ONE_MOMENT + ONE_BY_ONE)
    ]
    for row in rows:
        plan(row, far)
    return [row.pk for row in rows]


@pytest.fixture
def database(releases: list[int], tmp_path: Path) -> Database:
    return Database(tmp_path)


@pytest.fixture
def publishers(database: Database, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    env = {
        **os.environ,
        "DATABASE_URL": database.url,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "kitt.settings.test",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }
    command = [sys.executable, str(ROOT / "manage.py"), "publish_due", "--watch"]
    running = []
    with (tmp_path / "publishers.log").open("w") as log:
        for _number in range(PUBLISHERS):
            running.append(subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log))
            time.sleep(0.2)
        yield running
        for one in running:
            one.kill()
            one.wait()


def set_date(database: Database, key: int, at: dt.datetime) -> None:
    """What an editor does in the admin, from outside."""
    (row,) = database.ask(
        "SELECT id, content FROM wagtailcore_revision "
        "WHERE object_id = %s AND approved_go_live_at IS NOT NULL",
        str(key),
    )
    content = row[1] if isinstance(row[1], dict) else json.loads(row[1])
    content["go_live_at"] = at.isoformat()
    stored = at.astimezone(dt.UTC).replace(tzinfo=None).isoformat(" ")
    moment = stored if database.file else at
    database.ask(
        "UPDATE wagtailcore_revision SET approved_go_live_at = %s, content = %s WHERE id = %s",
        moment,
        json.dumps(content),
        row[0],
    )


def online(database: Database, keys: list[int]) -> dict[int, dt.datetime]:
    """The pages that are online, and since when."""
    table = Page._meta.db_table
    rows = database.ask(f"SELECT id, last_published_at FROM {table} WHERE live")
    return {key: _moment(at) for key, at in rows if key in keys}


def _moment(value: Any) -> dt.datetime:
    if isinstance(value, str):
        return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
    return value


def wait_for(database: Database, keys: list[int], log: Path) -> dict[int, dt.datetime]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = online(database, keys)
        if len(found) == len(keys):
            return found
        time.sleep(0.5)
    raise AssertionError(f"{len(found)} of {len(keys)}\n{log.read_text()[-3000:]}")


def test_to_the_second_exactly_once_and_none_lost(
    releases: list[int],
    database: Database,
    publishers: list[subprocess.Popen[bytes]],
    tmp_path: Path,
    record_property: Any,
) -> None:
    log = tmp_path / "publishers.log"
    singles, many = releases[:ONE_BY_ONE], releases[ONE_BY_ONE:]
    # All are awake, and wake at once for what has just been scheduled.
    set_date(database, singles[0], timezone.now())
    wait_for(database, singles[:1], log)
    time.sleep(3)
    start = timezone.now() + dt.timedelta(seconds=3)
    wanted = {key: start + dt.timedelta(seconds=place) for place, key in enumerate(singles[1:])}
    moment = start + dt.timedelta(seconds=ONE_BY_ONE + 1)
    wanted |= dict.fromkeys(many, moment)
    for key, at in wanted.items():
        set_date(database, key, at)
    while timezone.now() < moment + dt.timedelta(seconds=0.3):
        time.sleep(0.05)
    publishers[0].send_signal(signal.SIGKILL)  # in the middle of the thirty
    found = wait_for(database, releases, log)

    late = {key: (found[key] - at).total_seconds() for key, at in wanted.items()}
    assert min(late.values()) >= 0, "nothing goes online early"
    one_by_one = [late[key] for key in singles[1:]]
    together = max(late[key] for key in many)
    record_property("figures", f"publisher: {max(one_by_one):.2f} s, thirty {together:.2f} s")
    assert statistics.median(one_by_one) <= 1
    assert max(one_by_one) <= 2
    assert together <= 5
    entries = database.ask(
        f"SELECT page_id, count(*) FROM {PageLogEntry._meta.db_table} "
        "WHERE action = 'wagtail.publish.scheduled' GROUP BY page_id"
    )
    assert dict(entries) == dict.fromkeys(releases, 1), "exactly once"
    waiting = database.ask(
        f"SELECT count(*) FROM {Revision._meta.db_table} WHERE approved_go_live_at IS NOT NULL"
    )
    assert waiting == [(0,)]
