"""The embedded index among several processes, and after whatever may happen to a machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search.analysis.documents import document
from search.documents import Document, Item
from search.engines.base import Broken, State, Unavailable
from search.engines.tantivy import TantivyEngine
from search.queries import Query

ROOT = Path(__file__).parents[2]
ASKED = Query(locale="de", at=1_900_000_000)

_CHILD = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from search.analysis.documents import document
from search.documents import Item
from search.engines.tantivy import TantivyEngine

engine = TantivyEngine(Path({path!r}), patience=60)
def made(number):
    return document(Item(type="t", id=str(number), locale="de", title=f"Chor {{number}}"))
"""


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    made = TantivyEngine(tmp_path / "index", patience=0.2)
    made.begin().commit()
    return made


@pytest.fixture
def child(engine: TantivyEngine) -> Callable[[str], subprocess.Popen[str]]:
    """Starts Python with the same index in a process of its own."""

    def start(code: str) -> subprocess.Popen[str]:
        head = _CHILD.format(root=str(ROOT), path=str(engine.folder.path))
        return subprocess.Popen(
            [sys.executable, "-c", head + code], stdout=subprocess.PIPE, text=True
        )

    return start


def made(number: int, title: str = "Chor") -> Document:
    return document(Item(type="t", id=str(number), locale="de", title=title))


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_processes_see_what_others_wrote(engine: TantivyEngine, child) -> None:
    assert engine.search(ASKED).total == 0
    process = child("engine.upsert([made(1)]); print(engine.count())")
    assert process.communicate(timeout=30)[0].strip() == "1"
    assert engine.search(ASKED).total == 1


def test_two_processes_write_and_nothing_is_lost(engine: TantivyEngine, child) -> None:
    write = "for number in range({}, {}): engine.upsert([made(number)])"
    processes = [child(write.format(0, 15)), child(write.format(100, 115))]
    patient = TantivyEngine(engine.folder.path, patience=60)
    for number in range(200, 215):
        patient.upsert([made(number)])
    for process in processes:
        assert process.wait(timeout=60) == 0
    assert engine.count() == 45


def test_who_cannot_write_now_is_told(engine: TantivyEngine, child) -> None:
    process = child(
        "lock = engine.folder.writing(1); print('held', flush=True); import time; time.sleep(60)"
    )
    try:
        assert process.stdout is not None and process.stdout.readline().strip() == "held"
        with pytest.raises(Unavailable, match="Another process"):
            engine.upsert([made(1)])
        assert engine.search(ASKED).total == 0
    finally:
        process.kill()
        process.wait()
    TantivyEngine(engine.folder.path, patience=5).upsert([made(1)])
    assert engine.search(ASKED).total == 1


def test_killed_while_writing(engine: TantivyEngine, child) -> None:
    """What was committed stays; the lock is free at once; the rest is written again."""
    engine.upsert([made(1), made(2)])
    process = child(
        "from search.engines.tantivy.writing import Writing\n"
        "import tantivy\n"
        "lock = engine.folder.writing(5)\n"
        "writing = Writing(tantivy.Index.open(str(engine.folder.current())))\n"
        "number = 1000\n"
        "writing.replace([made(1)])\n"
        "print('writing', flush=True)\n"
        "while True:\n"
        "    writing.add([made(number)]); number += 1\n"
    )
    assert process.stdout is not None and process.stdout.readline().strip() == "writing"
    time.sleep(0.3)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert sorted(engine.keys()) == ["t:1:de", "t:2:de"]
    engine.upsert([made(3)])
    assert engine.count() == 3
    engine.tidy()
    assert engine.search(ASKED).total == 3


def test_killed_while_building_leaves_nothing(engine: TantivyEngine, child) -> None:
    engine.upsert([made(1)])
    process = child(
        "generation = engine.begin()\n"
        "print('building', flush=True)\n"
        "while True: generation.add([made(1)])\n"
    )
    assert process.stdout is not None and process.stdout.readline().strip() == "building"
    engine.tidy()
    assert len(list(engine.folder.path.glob("g-*/"))) == 2, "one that is being built is kept"
    process.kill()
    process.wait()
    engine.tidy()
    assert len(list(engine.folder.path.glob("g-*/"))) == 1
    assert engine.search(ASKED).total == 1


def test_readers_follow_to_the_new_generation(engine: TantivyEngine, child) -> None:
    engine.upsert([made(1)])
    assert engine.search(ASKED).total == 1
    process = child(
        "generation = engine.begin()\n"
        "generation.add([made(number) for number in range(5)])\n"
        "generation.commit()\n"
    )
    assert process.wait(timeout=30) == 0
    assert engine.search(ASKED).total == 5
    assert engine.health().documents == 5


def test_no_index_yet(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "none")
    assert engine.health().state is State.MISSING
    with pytest.raises(Broken, match="no index"):
        engine.search(ASKED)
    with pytest.raises(Broken, match="no index"):
        engine.upsert([made(1)])
    engine.begin().commit()
    assert engine.health().state is State.READY


def test_an_index_of_another_schema_is_not_used(engine: TantivyEngine) -> None:
    note = engine.folder.path / "current.json"
    said = json.loads(note.read_text())
    note.write_text(json.dumps(said | {"schema": 0}))
    engine.close()
    with pytest.raises(Broken, match="schema"):
        engine.search(ASKED)
    note.write_text(json.dumps(said | {"schema": 999}))
    assert engine.health().state is State.OUTDATED
    assert engine.health().schema == 999


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: (path / "meta.json").write_text("{"),
        lambda path: (path / "meta.json").unlink(),
        lambda path: [file.write_bytes(b"") for file in path.glob("*.term")],
        lambda path: [file.unlink() for file in path.glob("*.store")],
        lambda path: [file.write_bytes(b"x" * 100) for file in path.glob("*.fast")],
    ],
    ids=["meta cut", "meta gone", "terms empty", "store gone", "columns overwritten"],
)
def test_a_damaged_index_is_reported_and_can_be_built_again(
    engine: TantivyEngine, damage: Callable[[Path], object]
) -> None:
    engine.upsert([made(1), made(2)])
    damage(engine.folder.current())
    engine.close()
    with pytest.raises(Broken):
        engine.search(ASKED)
    assert engine.health().state is State.BROKEN
    generation = engine.begin()
    generation.add([made(1)])
    generation.commit()
    assert engine.search(ASKED).total == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    engine = TantivyEngine(tmp_path / "file" / "index")
    with pytest.raises(Unavailable):
        engine.begin()
    assert engine.health().state is not State.READY


def test_writes_while_an_index_is_rebuilt_reach_both(engine: TantivyEngine) -> None:
    engine.upsert([made(number) for number in range(10)])
    generation = engine.begin()
    generation.add([made(number) for number in range(10)])
    changed = [made(3, "Neu"), made(11)]
    engine.upsert(changed)
    engine.delete(["t:5:de"])
    assert engine.count() == 10
    generation.replace(changed)
    generation.delete(["t:5:de"])
    generation.commit()
    assert set(engine.keys()) == {f"t:{number}:de" for number in (*range(5), *range(6, 10), 11)}
    titles = {key: stored["title"] for key, stored in engine.get(["t:3:de"]).items()}
    assert titles == {"t:3:de": "Neu"}


def test_many_small_changes_do_not_pile_up(engine: TantivyEngine) -> None:
    for number in range(40):
        engine.upsert([made(number % 7)])
    wait_for(lambda: len(list(engine.folder.current().glob("*.store"))) < 20)
    assert engine.count() == 7


def test_damage_that_nobody_has_stumbled_over_is_found(engine: TantivyEngine) -> None:
    engine.upsert([made(1), made(2)])
    engine.verify()
    file = max(engine.folder.current().glob("*.store"), key=lambda one: one.stat().st_size)
    content = bytearray(file.read_bytes())
    content[5] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(Broken, match=file.name):
        engine.verify()


def test_keys_of_those_that_have_a_word(engine: TantivyEngine) -> None:
    engine.upsert([made(1, "Vorleselotse"), made(2, "Chor"), made(3, "Lotse im Chor")])
    assert set(engine.keys(["vorleselotse", "lotse"])) == {"t:1:de", "t:3:de"}
    assert len(list(engine.keys())) == 3
