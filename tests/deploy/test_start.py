"""The start of `make run` and `make test`: clear sentences, and recovery from half-done runs."""

import ast
import json
import os
import re
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy import start
from deploy.bootstrap import checks, environment, index, parts, ports, processes, run
from deploy.bootstrap.console import Progress, duration
from deploy.bootstrap.folder import Folder, this_folder
from deploy.bootstrap.locking import held
from deploy.bootstrap.problems import CommandFailed, Problem
from deploy.bootstrap.results import Result, summary

ROOT = this_folder().root
UNREACHABLE = "http://127.0.0.1:9/simple"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """An empty working copy whose locks name two packages."""
    monkeypatch.delenv("VAR_DIR", raising=False)
    made = Folder(tmp_path)
    for profile in ("runtime", "development"):
        made.lock_file(profile).parent.mkdir(parents=True, exist_ok=True)
        uv = environment.requirement(this_folder().lock_file(profile).read_text(), "uv")
        made.lock_file(profile).write_text(f"{uv}\nsix==1.16.0 --hash=sha256:{'0' * 64}\n")
    return made


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.txt"


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Records the commands instead of running them."""
    recorded: list[str] = []
    monkeypatch.setattr(
        processes, "run", lambda words, **_: recorded.append(" ".join(map(str, words)))
    )
    return recorded


def prepare(folder: Folder, log: Path, profile: str = "runtime") -> None:
    environment.prepare(folder, profile, Progress(1), log)


def working_venv(folder: Folder) -> None:
    """A virtual environment made quickly: it borrows pip and uv from the running one."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder.venv], check=True)
    (packages,) = folder.venv.glob("lib/*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))


def test_old_python_is_told_what_was_found_and_what_to_do() -> None:
    said = start.python_problem((3, 6, 15), "/usr/bin/python3", "")
    assert "needs Python 3.11 or newer" in said
    assert "/usr/bin/python3 is Python 3.6.15" in said
    assert "apt install python3" in said
    assert "make run PYTHON=python3.12" in start.python_problem((3, 9, 2), "python3", "python3.12")
    assert start.python_problem((3, 11, 0), "python3", "") == ""
    assert start.python_problem((3, 14, 1), "python3", "") == ""


def test_old_python_can_read_the_entry() -> None:
    tree = ast.parse((ROOT / "deploy" / "start.py").read_text(), feature_version=(3, 7))
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, too_new)]
    imported = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported == {"os", "shutil", "subprocess", "sys"}


def test_missing_venv_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Problem, match="apt install python3-venv"):
        environment.require_venv_module()


def test_port_in_use_names_its_holder_and_another_port() -> None:
    with socket.socket() as other:
        other.bind((ports.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Problem, match=rf"(?s)Port {port} is in use .*PORT=\d+") as raised:
            ports.require_free(port)
        if Path("/proc/net/tcp").exists():
            assert f"process {os.getpid()}" in str(raised.value)
    ports.require_free(port)


@pytest.mark.parametrize("text", ["0", "65536", "abc", "-1", "80 ", "²"])
def test_impossible_port(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(Problem, match="PORT must be a number"):
        ports.chosen_port()


def test_second_run_in_the_same_folder_is_refused(folder: Folder) -> None:
    with (
        held(folder.var / "run.lock", "4711 http://127.0.0.1:8000/") as holder,
        pytest.raises(Problem, match=r"already running in this folder \(process 4711, http://12"),
    ):
        assert holder is None
        run.run(folder)
    with held(folder.var / "run.lock") as holder:
        assert holder is None


def test_unreachable_index_breaks_nothing_and_is_retried(
    folder: Folder, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working_venv(folder)
    environment.write_stamp(folder, "complete", "development")
    assert environment.is_complete(folder, "runtime", environment.read_stamp(folder))
    before = environment.read_stamp(folder)
    folder.lock_file("development").write_text(
        folder.lock_file("development").read_text().replace("1.16.0", "1.17.0")
    )
    monkeypatch.setenv("PIP_INDEX_URL", UNREACHABLE)
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    monkeypatch.setenv("UV_NO_CACHE", "1")
    with pytest.raises(index.Unreachable, match=f"{UNREACHABLE} cannot be reached"):
        prepare(folder, log, "development")
    assert environment.read_stamp(folder) == before


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: No matching distribution found for uv==1", "cannot be reached"),
        ("error: Hash mismatch for `six`", "not the one that was locked"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("SSL: CERTIFICATE_VERIFY_FAILED", "certificate .* is not trusted"),
        ("something else", "ended with exit code 1.*\n.*something else"),
    ],
)
def test_failed_installation_is_explained(output: str, sentence: str, log: Path) -> None:
    failure = CommandFailed("pip", 1, [output], log)
    said = str(index.explained(failure, {"UV_DEFAULT_INDEX": "https://me:secret@host/simple"}))
    assert re.search(sentence, said)
    assert "secret" not in said


def test_half_finished_installation_is_done_again(
    folder: Folder, log: Path, commands: list[str]
) -> None:
    working_venv(folder)
    environment.write_stamp(folder, "installing")
    prepare(folder, log)
    assert [command for command in commands if "--force-reinstall" in command]
    assert "--reinstall" in commands[-1]
    commands.clear()
    prepare(folder, log)
    assert commands == []


def test_changed_lock_is_installed_without_repairs(
    folder: Folder, log: Path, commands: list[str]
) -> None:
    working_venv(folder)
    environment.write_stamp(folder, "complete", "runtime")
    folder.lock_file("runtime").write_text(folder.lock_file("runtime").read_text() + "\n")
    prepare(folder, log)
    assert "runtime.txt" in commands[-1]
    assert "reinstall" not in commands[-1]


def test_tools_for_the_tests_stay_when_the_lock_changes(
    folder: Folder, log: Path, commands: list[str]
) -> None:
    working_venv(folder)
    environment.write_stamp(folder, "complete", "development")
    prepare(folder, log, "runtime")
    assert commands == []
    folder.lock_file("runtime").write_text(folder.lock_file("runtime").read_text() + "\n")
    prepare(folder, log, "runtime")
    assert "development.txt" in commands[-1]


@pytest.mark.parametrize("damage", ["no interpreter", "moved", "a file"])
def test_unusable_venv_is_built_again(
    damage: str, folder: Folder, log: Path, commands: list[str]
) -> None:
    if damage == "a file":
        folder.venv.write_text("")
    else:
        working_venv(folder)
        environment.write_stamp(folder, "complete", "runtime")
        if damage == "moved":
            stamp = {**environment.read_stamp(folder), "root": "/elsewhere"}
            environment.write(folder, stamp)
        else:
            folder.python.unlink()
    prepare(folder, log)
    assert f"-m venv {folder.venv}" in commands[0]
    assert "pip sync" in commands[-1]
    assert json.loads((folder.venv / environment.STAMP).read_text())["state"] == "complete"


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[int]:
    """Process id of a program whose starter has been killed without a chance to clean up."""
    program = (
        "import pathlib, sys, time\n"
        "from deploy.bootstrap.processes import Child\n"
        "Child([sys.executable, '-c', 'import os, time; print(os.getpid(), flush=True);"
        " time.sleep(60)'], cwd=pathlib.Path('.'))\n"
        "time.sleep(60)\n"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout
    pid = int(starter.stdout.readline())
    starter.kill()
    starter.wait()
    yield pid
    starter.stdout.close()


def test_nothing_outlives_a_killed_start(sleeper: int) -> None:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(sleeper, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(sleeper, signal.SIGKILL)
    pytest.fail("the program is still running")


def test_service_that_ends_stops_the_others_with_its_reason(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("the end was not noticed"))
    log = folder.open_log("jobs")
    with log.open("a") as file:
        child = processes.Child(
            ["sh", "-c", "echo no such table; exit 3"], cwd=folder.root, output=file.fileno()
        )
    child.process.wait()
    with pytest.raises(Problem, match=r"The jobs ended .*\(exit code 3\)") as raised:
        run.watch(folder, [run.Service("jobs", child, log)])
    assert "no such table" in str(raised.value)
    assert "var/log/jobs.log" in str(raised.value)


def test_failed_command_shows_the_end_of_its_output(folder: Folder, log: Path) -> None:
    with pytest.raises(CommandFailed, match="exit code 5") as raised:
        processes.run(["sh", "-c", "seq 100; exit 5"], cwd=folder.root, log=log)
    assert "    100\n" in str(raised.value)
    assert "    80\n" not in str(raised.value)
    assert log.read_text().count("\n") == 101


def test_catalogues_are_compiled_when_needed(folder: Folder) -> None:
    source = folder.root / "locale" / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    assert not run.catalogues_are_stale(folder)
    source.write_text("")
    assert run.catalogues_are_stale(folder)
    source.with_suffix(".mo").write_text("")
    assert not run.catalogues_are_stale(folder)
    os.utime(source, (time.time() + 10, time.time() + 10))
    assert run.catalogues_are_stale(folder)


def test_skipped_tests_are_counted_and_named(tmp_path: Path) -> None:
    report = tmp_path / "sqlite.xml"
    report.write_text(
        "<testsuites><testsuite>"
        '<testcase classname="tests.a" name="test_one"/>'
        '<testcase classname="tests.a" name="test_two"><failure/></testcase>'
        '<testcase classname="tests.a" name="test_three">'
        '<skipped type="pytest.skip" message="needs chromium"/></testcase>'
        "</testsuite></testsuites>"
    )
    result = Result.of_pytest("pytest on SQLite", 1, 65, report)
    text = summary([Result.of_check("types", True, 1.25), result])
    assert "tests.a.test_three: needs chromium" in text
    assert "FAILED  pytest on SQLite" in text
    assert text.splitlines()[-1] == "2 passed, 1 failed, 1 skipped"


def test_pytest_that_dies_early_is_a_failure(tmp_path: Path) -> None:
    assert Result.of_pytest("pytest", 3, 1, tmp_path / "none.xml").failed == 1


def test_missing_part_ends_the_run_on_ci(
    folder: Folder, log: Path, monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    monkeypatch.setattr(parts, "missing", lambda: [parts.PARTS[0]])
    monkeypatch.setattr(parts, "install", lambda lacking, log: None)
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setenv("CI", "")
    assert checks.set_up(folder, Progress(4), log, {}) == [parts.PARTS[0]]
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Problem, match="Debian: apt install chromium"):
        checks.set_up(folder, Progress(4), log, {})


@pytest.mark.parametrize("profile", ["runtime", "development"])
def test_every_dependency_has_a_reason_a_version_and_hashes(profile: str) -> None:
    lock = this_folder().lock_file(profile)
    for line in lock.with_suffix(".in").read_text().splitlines():
        if line and not line.startswith(("#", "-r")):
            name = re.split(r"[\[<>=~ ]", line)[0].lower()
            assert re.search(r" # \w+", line), f"no reason: {line}"
            assert "--hash=sha256:" in environment.requirement(
                re.sub(r"\[[a-z]+\]==", "==", lock.read_text()), name
            )
    assert "http" not in lock.read_text()


def test_durations_as_a_person_reads_them() -> None:
    assert [duration(seconds) for seconds in (0.04, 8.31, 12.4, 65, 119.6)] == [
        "0.0 s",
        "8.3 s",
        "12 s",
        "1 min 05 s",
        "2 min 00 s",
    ]
