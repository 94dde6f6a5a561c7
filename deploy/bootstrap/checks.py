"""`make test` and `make lint`: every check and test, one after another, all counted."""

import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from . import cluster, environment, nodes, parts, processes, run, verapdf
from .console import Progress
from .folder import Folder
from .problems import CommandFailed, Problem
from .processes import Child, Word
from .results import Result, counts, summary

SETTINGS = "kitt.settings.test"
MOST_WORKERS = 4
IN_BROWSER = "tests/browser"
"""What looks at finished pages: it has its own site, and needs no run for each database."""
ON_CLUSTER = "elasticsearch"
"""Marks what asks an Elasticsearch node: it is run once for each release line."""
SUITE = (f"--ignore={IN_BROWSER}", "-m", f"not {ON_CLUSTER}")
# Settings of an installation that must not reach the tests.
NOT_FOR_TESTS = (
    "DATABASE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "PORT",
    "SEARCH_URL",
    "SEARCH_TEST_URL",
)


def lint(folder: Folder) -> int:
    """The checks without the tests."""
    steps = checks(folder)
    progress = Progress(len(steps) + 1)
    log = folder.open_log("lint")
    with progress.step("Python environment"):
        environment.prepare(folder, "development", progress, log)
    with test_environment(folder) as env:
        results = [check(folder, progress, log, env, *step) for step in steps]
    progress.say(summary(results))
    return int(not all(result.ok for result in results))


def test(folder: Folder) -> int:
    """Everything; with ARGS only those tests, on SQLite."""
    chosen = shlex.split(os.environ.get("ARGS", ""))
    steps = [] if chosen else checks(folder)
    progress = Progress(4 if chosen else len(steps) + 11)
    log = folder.open_log("test")
    with test_environment(folder) as env:
        lacking = set_up(folder, progress, log, env)
        env["KITT_MISSING"] = ",".join(part.name for part in lacking)
        env["KITT_STRICT"] = "1" if is_strict() else ""
        env["KITT_CHROMIUM"] = str(parts.chromium() or "")
        env["KITT_VERAPDF"] = pdf_checker(folder, lacking)
        if chosen:
            command: list[Word] = [folder.python, "-m", "pytest", *chosen]
            return subprocess.call(command, cwd=folder.root, env=env)
        results = [check(folder, progress, log, env, *step) for step in steps]
        results.append(pytest(folder, progress, "SQLite", env))
        results.append(pytest_on_postgresql(folder, progress, log, env))
        results += pytest_on_elasticsearch(folder, progress, log, env)
        results += [pytest(folder, progress, name, env, what) for name, what in on_pages(env)]
    if lacking:
        progress.say(f"\n{parts.advice(lacking)}")
    progress.say(summary(results))
    write_counts(folder, results)
    skipped = any(result.skipped for result in results)
    return int(not all(result.ok for result in results) or (is_strict() and skipped))


def is_strict() -> bool:
    """On CI nothing may be skipped."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def set_up(folder: Folder, progress: Progress, log: Path, env: dict[str, str]) -> list[parts.Part]:
    """Environment, system parts, assets, catalogues; returns the parts that are missing."""
    with progress.step("Python environment"):
        environment.prepare(folder, "development", progress, log)
    progress.begin("Chromium, Java, Pango and PostgreSQL")
    lacking = parts.missing()
    if lacking:
        parts.install(lacking, log)
        lacking = parts.missing()
    progress.finish(f"missing: {', '.join(part.name for part in lacking)}" if lacking else "")
    if lacking and is_strict():
        raise Problem(f"{parts.advice(lacking)}\nOn CI nothing may be skipped. See {log}")
    with progress.step("Front-end assets"):
        run.build_assets(folder, progress, log, env, "--with-checks")
    with progress.step("Message catalogues"):
        run.compile_catalogues(folder, log, env)
    return lacking


def pdf_checker(folder: Folder, lacking: list[parts.Part]) -> str:
    """Where veraPDF is; empty where its tests have to be skipped."""
    if {"java", "pango"} & {part.name for part in lacking}:
        return ""
    try:
        return str(verapdf.program(folder))
    except Problem:
        if is_strict():
            raise
        return ""


@contextmanager
def test_environment(folder: Folder) -> Iterator[dict[str, str]]:
    """The environment of checks and tests, with a folder of their own for what they write."""
    inherited = processes.clean_environment()
    env = {name: value for name, value in inherited.items() if name not in NOT_FOR_TESTS}
    env["DJANGO_SETTINGS_MODULE"] = SETTINGS
    env["PYTHONPATH"] = os.pathsep.join([str(folder.root), str(folder.root / "site")])
    env["PATH"] = f"{folder.python.parent}{os.pathsep}{env.get('PATH', '')}"
    with tempfile.TemporaryDirectory(prefix="kitt-test-", ignore_cleanup_errors=True) as files:
        yield {**env, "VAR_DIR": files}


def checks(folder: Folder) -> list[tuple[str, list[Word]]]:
    """Name and command of every check but the tests."""
    tools = folder.python.parent
    manage: list[Word] = [folder.python, folder.manage]
    return [
        ("ruff check", [tools / "ruff", "check", "."]),
        ("ruff format", [tools / "ruff", "format", "--check", "."]),
        ("import layers", [tools / "lint-imports"]),
        ("types", [tools / "mypy"]),
        ("missing migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("message catalogues", [*manage, "compile_catalogues", "--check"]),
        ("templates", [tools / "djhtml", "--check", "templates"]),
    ]


def check(
    folder: Folder,
    progress: Progress,
    log: Path,
    env: dict[str, str],
    name: str,
    command: list[Word],
) -> Result:
    """Run one check; its output is shown if it fails."""
    progress.begin(name)
    started = time.monotonic()
    ok = True
    try:
        processes.run(command, cwd=folder.root, log=log, env=env)
        progress.finish()
    except CommandFailed as failure:
        ok = False
        progress.failed()
        progress.say("\n".join(f"    {line}" for line in failure.output[-100:]))
    return Result.of_check(name, ok, time.monotonic() - started)


def on_pages(env: dict[str, str]) -> list[tuple[str, list[Word]]]:
    """The checks of finished pages, and those of speed, beside which nothing else may run."""
    what: list[Word] = [IN_BROWSER, "--keep-site", Path(env["VAR_DIR"]) / "sites"]
    return [
        ("finished pages", [*what, "-m", "not speed"]),
        ("speed", [*what, "-m", "speed", "-n", "0"]),
    ]


def pictures(folder: Folder) -> int:
    """Keep how the main pages and the gallery look now, for the test of their appearance."""
    progress = Progress(4)
    log = folder.open_log("pictures")
    with test_environment(folder) as env:
        lacking = set_up(folder, progress, log, env)
        if lacking:
            progress.say(parts.advice(lacking))
        tests = f"{IN_BROWSER}/test_appearance.py"
        command: list[Word] = [folder.python, "-m", "pytest", "-q", tests, "--refresh-pictures"]
        return subprocess.call([str(word) for word in command], cwd=folder.root, env=env)


def pytest(
    folder: Folder,
    progress: Progress,
    subject: str,
    env: dict[str, str],
    what: Sequence[Word] = SUITE,
) -> Result:
    """A run of pytest, its output on the terminal: the suite unless told otherwise."""
    name = f"pytest on {subject}"
    progress.begin(name)
    progress.hand_over()
    report = folder.var / "test" / f"{subject.lower().replace(' ', '-')}.xml"
    report.unlink(missing_ok=True)
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    parallel = ["-n", str(workers)] if workers > 1 else []
    started = time.monotonic()
    command: list[Word] = [folder.python, "-m", "pytest", "-q", *parallel, f"--junitxml={report}"]
    child = Child([*command, *what], cwd=folder.root, env=env)
    try:
        code = child.process.wait()
    finally:
        child.stop()
    return Result.of_pytest(name, code, time.monotonic() - started, report)


def pytest_on_postgresql(
    folder: Folder, progress: Progress, log: Path, env: dict[str, str]
) -> Result:
    """The suite once more on a throw-away server; one skipped test if there is no server."""
    programs = parts.postgresql()
    if programs is None:
        progress.begin("pytest on PostgreSQL")
        progress.finish("skipped, PostgreSQL is missing")
        skipped = ["the whole suite on PostgreSQL: PostgreSQL is missing"]
        return Result("pytest on PostgreSQL", True, 0, skipped=skipped)
    with cluster.throw_away(programs, log) as url:
        return pytest(folder, progress, "PostgreSQL", {**env, "DATABASE_URL": url})


def pytest_on_elasticsearch(
    folder: Folder, progress: Progress, log: Path, env: dict[str, str]
) -> list[Result]:
    """What asks a cluster, on a real node of every release line; skipped where none can run."""
    lacking = nodes.lacking()
    if lacking and is_strict():
        raise Problem(f"{'. '.join(lacking)}. On CI nothing may be skipped.")
    results = [_skipped(line) for line in lacking]
    progress.begin("Elasticsearch nodes")
    with ExitStack() as stack:
        try:
            addresses = stack.enter_context(nodes.throw_away(folder, log))
        except Problem as problem:
            # A laptop without a network has its other tests all the same.
            if is_strict():
                raise
            progress.finish("skipped")
            return [*results, _skipped(str(problem))]
        progress.finish("; ".join(lacking))
        for version, address in addresses.items():
            what = [f"--ignore={IN_BROWSER}", "-m", ON_CLUSTER, "-n", "0"]
            on_node = {**env, "SEARCH_TEST_URL": address}
            subject = f"Elasticsearch {version}"
            results.append(pytest(folder, progress, subject, on_node, what))
    return results


def _skipped(why: str) -> Result:
    return Result("pytest on Elasticsearch", True, 0, skipped=[f"what asks a cluster: {why}"])


def write_counts(folder: Folder, results: list[Result]) -> None:
    """Leave the counts for whoever adds them to others."""
    place = folder.var / "test"
    place.mkdir(parents=True, exist_ok=True)
    (place / "counts.txt").write_text(f"{counts(results)}\n", encoding="utf-8")
