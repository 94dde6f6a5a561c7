"""The HTML of finished pages is free of errors, by the standard's checker and by a stricter one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tools
from running import RunningSite

HERE = Path(__file__).resolve().parent
GALLERY = "gallery"


@pytest.fixture(scope="session")
def saved(
    demo_site: RunningSite,
    states_site: RunningSite,
    empty_site: RunningSite,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with every page as a file, by kind."""
    folder = tmp_path_factory.mktemp("html")
    for site in (demo_site, states_site, empty_site):
        for kind, paths in site.addresses.items():
            place = folder / f"{site.folder.name}-{kind}"
            place.mkdir()
            for path in paths:
                name = path.strip("/").replace("/", "_").replace("?", "_") or "start"
                (place / f"{name}.html").write_text(site.fetch(path)[2], "utf-8")
    return folder


def test_pages_follow_the_standard(saved: Path) -> None:
    checker = tools.package("vnu-jar/build/dist/vnu.jar")
    words = [tools.java(), "-jar", checker, "--format", "json", "--skip-non-html", saved]
    _, said = tools.output(*words)
    found = [_line(one["url"], one["message"], one) for one in json.loads(said)["messages"]]
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("gallery", [False, True], ids=["pages", "gallery"])
def test_pages_follow_the_stricter_rules(saved: Path, gallery: bool, tmp_path: Path) -> None:
    program = tools.package("html-validate/bin/html-validate.mjs")
    rules = HERE / "html-rules.mjs"
    # A subject of the gallery shows the same navigation several times, under its one name.
    more = ["--rule", "unique-landmark:off"] if gallery else []
    files = [file for file in sorted(saved.rglob("*.html")) if (GALLERY in str(file)) == gallery]
    assert files
    report = tmp_path / "report.json"
    words = [tools.NODE, program, "--config", rules, "--formatter", f"json={report}"]
    said = "".join(tools.output(*words, *more, *files))
    assert report.exists(), said
    found = [
        _line(page["filePath"], f"{one['ruleId']}: {one['message']}", one)
        for page in json.loads(report.read_text("utf-8"))
        for one in page["messages"]
    ]
    assert not found, "\n".join(["", *found])


def _line(file: str, message: str, details: dict[str, Any]) -> str:
    where = details.get("selector") or details.get("extract", "").replace("\n", " ")
    return f"{Path(file).parent.name}/{Path(file).name}: {message}  [{where}]"
