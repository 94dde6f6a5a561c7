"""Whatever is wrong with the index: pages answer, editors publish, and it mends itself."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from site_index import afresh, stored, use

from pages.base import changes, jobs
from pages.base.lease import ALIVE_SECONDS, claimed
from pages.base.models import Change, Cursor
from pages.demo import builders
from pages.opportunities.models import Opportunity
from search import site as search_site
from search import upkeep
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.tantivy import TantivyEngine
from search.indexes import LOCAL, SITE, Index
from search.upkeep import differences, rebuild

NOTICE = "eingeschränkt"
_BUSY = 3
"""So many times slower a machine may be on which other tests run."""
Fault = Callable[[Any], Any]


def run_jobs(name: str = SITE) -> None:
    """The jobs, as they come round: what they do within half a minute."""
    upkeep._verified.clear()
    changes.drain(name)
    jobs.run_job("search-indexes", force=True)
    changes.drain(name)


def search_page(client: Client, text: str = "Vorlesen", waits: float = 1.5) -> str:
    """The page, which may wait so many seconds for an index; computing is not counted."""
    began, computed = time.monotonic(), time.process_time()
    answer = client.get("/de/suche/", {"q": text})
    computed = time.process_time() - computed
    assert time.monotonic() - began - _BUSY * computed < waits
    assert computed < 0.4 * _BUSY
    assert answer.status_code == 200
    return str(answer.content.decode())


def publish(title: str) -> float:
    """Publish an offer as an editor does; the seconds that took."""
    row = Opportunity.objects.first()
    assert row is not None
    row.title = title
    began = time.monotonic()
    row.save_revision().publish()
    changes.wake()
    return time.monotonic() - began


@pytest.fixture
def offered(index: Index, client: Client) -> Index:
    """An index with an offer in it, and everything read that is read once."""
    builders.opportunity("Vorlesen in der Kita")
    run_jobs()
    assert not differences(index)
    client.get("/de/")
    search_site.forget()
    assert NOTICE not in client.get("/de/suche/?q=Vorlesen").content.decode()
    return index


def current(index: Index) -> Path:
    return Path(index.engine.folder.current())  # type: ignore[attr-defined]


@contextmanager
def _file_for_folder(index: Index) -> Iterator[None]:
    folder: Path = index.engine.folder.path  # type: ignore[attr-defined]
    aside = folder.with_name("aside")
    folder.rename(aside)
    folder.write_text("")
    yield
    folder.unlink()
    aside.rename(folder)


@contextmanager
def _lock_is_a_folder(index: Index) -> Iterator[None]:
    """Nobody may write, not even the administrator."""
    lock: Path = index.engine.folder.path / "write.lock"  # type: ignore[attr-defined]
    lock.unlink(missing_ok=True)
    lock.mkdir()
    yield
    lock.rmdir()


@contextmanager
def _disk_full(index: Index) -> Iterator[None]:
    """No file of the index may grow beyond a few bytes."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("upsert", "delete", "begin"):
            patch.setattr(TantivyEngine, name, _within_bytes(getattr(TantivyEngine, name)))
        yield


def _within_bytes(method: Callable[..., Any]) -> Callable[..., Any]:
    def limited(*args: Any) -> Any:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))
        try:
            return method(*args)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)

    return limited


@contextmanager
def _held(index: Index) -> Iterator[None]:
    """Another process writes and writes."""
    lock = index.engine.folder.writing(1)  # type: ignore[attr-defined]
    yield
    lock.release()


@contextmanager
def _overwritten(index: Index) -> Iterator[None]:
    for file in current(index).glob("*.*"):
        if file.suffix in {".term", ".idx", ".pos", ".store"}:
            size = file.stat().st_size
            with file.open("r+b") as opened:
                opened.seek(size // 4)
                opened.write(os.urandom(max(size // 4, 1)))
    yield


@contextmanager
def _old_schema(index: Index) -> Iterator[None]:
    note: Path = index.engine.folder.path / "current.json"  # type: ignore[attr-defined]
    note.write_text(json.dumps(json.loads(note.read_text()) | {"schema": 0}))
    yield


@contextmanager
def _gone(index: Index) -> Iterator[None]:
    for file in current(index).iterdir():
        file.unlink()
    yield


FAULTS: dict[str, Callable[[Index], Any]] = {
    "a file where the folder should be": _file_for_folder,
    "cannot be written": _lock_is_a_folder,
    "disk full": _disk_full,
    "another one writes": _held,
    "overwritten": _overwritten,
    "old schema": _old_schema,
    "gone": _gone,
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_embedded_index_is_not_well(offered: Index, client: Client, name: str) -> None:
    usual = publish("Vorlesen im Park")
    run_jobs()
    with FAULTS[name](offered):
        offered.engine.close()
        assert client.get("/de/").status_code == 200
        assert client.get(Opportunity.objects.get().get_absolute_url()).status_code == 200
        search_page(client)
        assert publish("Vorlesen am Fluss") < usual + 1
        answer = search_page(client, "Vorlesen am Fluss")
        assert "Vorlesen im Park" not in answer
        if name in {"a file where the folder should be", "old schema", "gone"}:
            assert NOTICE in answer
    search_site.forget()
    run_jobs()
    assert not differences(offered)
    assert stored(offered) == afresh()
    answer = search_page(client, "Fluss")
    assert NOTICE not in answer
    assert "am <mark>Fluss</mark>" in answer


# A cluster that does not answer as it should


class Server:
    """Accepts connections and does what a test wants with them."""

    def __init__(self, answer: Callable[[socket.socket], None] | None) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.kept: list[socket.socket] = []
        self._answer = answer
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                one, _address = self.socket.accept()
            except OSError:
                return
            self.kept.append(one)
            if self._answer:
                threading.Thread(target=self._answer, args=(one,), daemon=True).start()

    def close(self) -> None:
        for one in (self.socket, *self.kept):
            one.close()


def _answers(body: str, status: str = "200 OK", wait: float = 0) -> Callable[[Any], None]:
    def answer(one: socket.socket) -> None:
        try:
            while one.recv(65536):
                time.sleep(wait)
                head = f"HTTP/1.1 {status}\r\nX-Elastic-Product: Elasticsearch\r\n"
                head += "Content-Type: application/json\r\n"
                one.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        except OSError:
            return

    return answer


def _refused() -> Server:
    server = Server(None)
    server.close()
    return server


READ_ONLY = json.dumps(
    {"error": {"type": "cluster_block_exception", "reason": "read-only"}, "status": 403}
)
CLUSTERS: dict[str, Callable[[], Server]] = {
    "refused": _refused,
    "black hole": lambda: Server(None),
    "slow": lambda: Server(_answers("{}", wait=5)),
    "blocked": lambda: Server(_answers(READ_ONLY, "403 Forbidden")),
    "nonsense": lambda: Server(_answers('{"hits": 7}')),
    "no JSON": lambda: Server(_answers("<html>", "502 Bad Gateway")),
}


@pytest.fixture
def local(index: Index, monkeypatch: pytest.MonkeyPatch) -> Index:
    """The index beside a cluster, with an offer in it."""
    beside = Index(LOCAL, index.engine, at_once=True)
    use(beside, monkeypatch)
    builders.opportunity("Vorlesen in der Kita")
    run_jobs(LOCAL)
    return beside


@pytest.mark.parametrize("fallback", [True, False], ids=["local index", "titles"])
@pytest.mark.parametrize("name", CLUSTERS)
def test_the_cluster_is_not_well(
    local: Index,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    name: str,
    fallback: bool,
) -> None:
    settings.SEARCH_TIMEOUT = 1.0
    server = CLUSTERS[name]()
    engine = ElasticsearchEngine(server.address, "kitt", timeout=1.0, replicas=0)
    use(Index(SITE, engine, at_once=False), monkeypatch)
    if not fallback:
        monkeypatch.setattr(search_site, "LOCAL", "none")
    try:
        usual = publish("Vorlesen im Park")
        assert usual < 1.5
        client.get("/de/")
        answer = search_page(client, "Vorlesen")
        assert NOTICE in answer
        assert "im Park" in answer
        began = time.monotonic()
        search_page(client, "Vorlesen", waits=0.6)
        assert client.get("/de/suche/vorschlaege/?q=Vorl").status_code == 200
        assert time.monotonic() - began < 1.5
        assert changes.drain(SITE) == 0, "what could not be put in stays in the queue"
    finally:
        server.close()


def test_after_the_cluster_has_come_back(
    local: Index, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The same name, and an engine that answers again: everything that waited is put in."""
    server = _refused()
    away = ElasticsearchEngine(server.address, "kitt", timeout=1.0, replicas=0)
    use(Index(SITE, away, at_once=False), monkeypatch)
    publish("Vorlesen im Park")
    assert changes.drain(SITE) == 0
    back = Index(SITE, TantivyEngine(tmp_path / "back"), at_once=False)
    use(back, monkeypatch)
    run_jobs()
    assert not differences(back)
    assert NOTICE not in search_page(client, "Vorlesen")


def test_the_jobs_come_round_within_five_minutes() -> None:
    """A minute until a killed one is taken over, and then each of these in turn."""
    seconds = [jobs.declared[name].every.total_seconds() for name in ("changes", "search-indexes")]
    assert ALIVE_SECONDS + sum(seconds) + upkeep.VERIFY_SECONDS < 300


def test_a_killed_holder_is_replaced_soon_and_a_living_one_never(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = Cursor.objects.get(consumer=SITE)
    with claimed(cursor, 7200) as mine:
        assert mine
        cursor.refresh_from_db()
        assert (cursor.claimed_until - timezone.now()).total_seconds() <= 60


# Two processes, and a rebuild while others publish


@pytest.mark.postgresql  # SQLite in memory refuses two threads at once instead of letting one wait
@pytest.mark.django_db(transaction=True)
def test_a_rebuild_under_writes_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.site()
    for number in range(12):
        builders.opportunity(f"Angebot {number}")
    index = Index(SITE, TantivyEngine(tmp_path / "index"), at_once=True)
    use(index, monkeypatch)
    rebuild(index)
    keys = list(Opportunity.objects.values_list("pk", flat=True))
    stop, failed = threading.Event(), []

    def write() -> None:
        number = 0
        try:
            while not stop.is_set() or number < 12:
                row = Opportunity.objects.get(pk=keys[number % len(keys)])
                row.title = f"Geändert {number}"
                row.save_revision().publish()
                if number % 5 == 4:
                    row.unpublish()
                number += 1
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _round in range(3):
            rebuild(index)
    finally:
        stop.set()
        writer.join(60)
    assert not failed
    while changes.drain(SITE):
        pass
    assert Change.objects.exists()
    assert not differences(index)
    assert stored(index) == afresh()


_CHILD = """
import os, sys, time
sys.path[:0] = [{root!r}, {root!r} + "/site"]
from pathlib import Path
from search.engines.tantivy import TantivyEngine
from search.analysis.documents import document
from search.documents import Item
engine = TantivyEngine(Path({path!r}), patience=60)
print("ready", flush=True)
number = 0
while True:
    number += 1
    engine.upsert(
        document(Item(type="page", id=str(at), locale="de", title=f"x {{number}}"))
        for at in range(100_000, 100_050)
    )
"""


def test_killed_in_mid_write_it_is_mended(offered: Index, client: Client) -> None:
    """Half of what another process was putting in must not stay, nor keep others from writing."""
    root = Path(__file__).parents[2]
    path = offered.engine.folder.path  # type: ignore[attr-defined]
    code = _CHILD.format(root=str(root), path=str(path))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "ready"
        time.sleep(1)
        assert publish("Vorlesen am Fluss") < 2
    finally:
        child.kill()
        child.wait()
    run_jobs()
    assert publish("Vorlesen auf dem Berg") < 2
    run_jobs()
    jobs.run_job("search-compare", force=True)
    assert not differences(offered)
    assert NOTICE not in search_page(client, "Vorlesen")
