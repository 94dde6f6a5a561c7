"""The documents say what the code does: settings, dependencies, commands, jobs, files and links."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from pages.base import jobs

ROOT = Path(__file__).resolve().parents[2]
OPERATORS = ROOT / "docs" / "operators.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
OURS = {"PATH"}
"""Read only to be handed on, so nobody sets them for Kitt."""
READ = {"get", "setdefault", "str", "list", "bool", "int", "dj_db_url", "dj_email_url"}
ROOMS = ("pages", "site", "templates", "static/src", "tests", "deploy", "locale", "docs", "search")

each_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


def rows(text: str, heading: str) -> dict[str, list[str]]:
    """The tables below a heading: what stands in code in the first column → the other cells."""
    section = re.search(rf"^##+ {heading}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert section, f"There is no heading “{heading}”"
    cells = [
        [cell.strip() for cell in line.strip("| ").split(" | ")]
        for line in section[1].splitlines()
        if line.startswith("| `")
    ]
    return {first.strip("`"): rest for first, *rest in cells}


def code(text: str) -> list[str]:
    """The lines of code blocks, and code in running text."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)
    rest = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.M | re.S)
    spans = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", rest)]
    return [line for block in blocks for line in block.splitlines()] + spans


def variables_read(path: Path) -> Iterator[str]:
    """Names that a module looks up in the environment."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            read, place, name = node.func.attr in READ, node.func.value, node.args[0]
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            read, place, name = True, node.value, node.slice
        else:
            continue
        environment = ast.unparse(place) in ("env", "os.environ")
        if read and environment and isinstance(name, ast.Constant) and str(name.value).isupper():
            yield str(name.value)


def settings_files() -> list[Path]:
    tests = ROOT / "site" / "kitt" / "settings" / "test.py"
    found = [*ROOT.glob("site/kitt/**/*.py"), *ROOT.glob("deploy/**/*.py"), ROOT / "manage.py"]
    return [path for path in found if path != tests]


def test_every_environment_variable_is_in_the_operators_table() -> None:
    # What `make test` sets for the suite itself begins with KITT_.
    read = {name for path in settings_files() for name in variables_read(path)}
    wanted = {name for name in read - OURS if not name.startswith("KITT_")}
    assert {"SECRET_KEY", "HSTS_SECONDS", "CHROMIUM", "PIP_INDEX_URL"} <= wanted
    assert wanted - rows(OPERATORS.read_text("utf-8"), "Settings").keys() == set()


def test_the_operators_table_names_no_variable_that_nobody_reads() -> None:
    sources = [*settings_files(), ROOT / "Makefile"]
    words = set(re.findall(r"[A-Z][A-Z_]+", "\n".join(path.read_text("utf-8") for path in sources)))
    assert rows(OPERATORS.read_text("utf-8"), "Settings").keys() - words == set()


def test_required_settings_are_those_without_a_default() -> None:
    module = ROOT / "site" / "kitt" / "settings" / "production.py"
    calls = re.findall(r"env\.\w+\(\s*\"(\w+)\"\s*(,?)", module.read_text("utf-8"))
    without = {name for name, comma in calls if not comma}
    table = rows(OPERATORS.read_text("utf-8"), "Settings")
    assert {name for name, cells in table.items() if cells[1:] == ["none", "yes"]} == without


def dependencies() -> set[str]:
    lines = [
        line
        for path in (ROOT / "deploy" / "requirements").glob("*.in")
        for line in path.read_text("utf-8").splitlines()
    ]
    python = {match[0] for line in lines if (match := re.match(r"[A-Za-z][\w.-]*", line))}
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    return python | package["dependencies"].keys() | package["devDependencies"].keys()


def test_every_dependency_has_a_reason_in_the_readme() -> None:
    table = rows((ROOT / "README.md").read_text("utf-8"), "Dependencies")
    assert {"Django", "pytest", "esbuild"} <= dependencies()
    assert table.keys() == dependencies()
    assert [name for name, cells in table.items() if len(cells[0].split()) < 2] == []


def test_every_job_is_in_the_operators_table() -> None:
    assert rows(OPERATORS.read_text("utf-8"), "Jobs").keys() == jobs.declared.keys()


@each_document
def test_commands_and_their_options_exist(document: Path) -> None:
    for line in code(document.read_text("utf-8")):
        for name, rest in re.findall(r"(?:manage\.py|kitt-manage) ([a-z_]+)([^|;&#]*)", line):
            assert name in get_commands(), f"manage.py {name} does not exist"
            unknown = set(re.findall(r"(?<!\S)--[a-z-]+", rest)) - options(name)
            assert not unknown, f"manage.py {name} does not know {unknown}"


def options(name: str) -> set[str]:
    place = get_commands()[name]
    command = place if isinstance(place, BaseCommand) else load_command_class(place, name)
    parser = command.create_parser("manage.py", name)
    return {option for action in parser._actions for option in action.option_strings}


@each_document
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = [
        match[1]
        for line in code(document.read_text("utf-8"))
        if (match := re.match(r"make ([a-z]+)", line))
    ]
    assert set(named) <= targets


@each_document
def test_relative_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (document.parent / link).exists()] == []


@each_document
def test_files_named_in_the_text_exist(document: Path) -> None:
    words = [word for line in code(document.read_text("utf-8")) for word in line.split()]
    named = [word.rstrip(":,") for word in words if word.startswith(tuple(f"{r}/" for r in ROOMS))]
    plain = [path for path in named if not re.search(r"[<>…$]", path)]
    assert [path for path in plain if not any(ROOT.glob(path.rstrip("/")))] == []


def test_decision_records_are_short_and_complete() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    assert len(records) >= 12
    for number, record in enumerate(records, start=1):
        text = record.read_text("utf-8")
        title = f"# {number}. "
        assert text.startswith(title), record.name
        assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"]
        assert len(text.splitlines()) <= 40, record.name
        assert f"[{text.splitlines()[0].removeprefix(title)}]({record.name})" in index


def test_the_licence_is_complete() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.", text, re.M) == [str(number) for number in range(1, 16)]
    assert text.rstrip().endswith("require the production of a new EUPL version.")
