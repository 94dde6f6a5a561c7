"""The asset build: instant when nothing changed, recoverable, and clear without a network."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from deploy import build_assets


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny project with sources; bundling and fonts are replaced by two small files."""
    source = tmp_path / "static" / "src"
    for path in (
        source / "css" / "kitt.css",
        source / "js" / "kitt.js",
        source / "icons" / "a.svg",
    ):
        path.parent.mkdir(parents=True)
        path.write_text("one", "utf-8")
    for name in ("package.json", "package-lock.json", "OFL.txt", "build_assets.py"):
        (tmp_path / name).write_text("{}", "utf-8")
    monkeypatch.setattr(build_assets, "ROOT", tmp_path)
    monkeypatch.setattr(build_assets, "SOURCE", source)
    monkeypatch.setattr(build_assets, "DIST", tmp_path / "static" / "dist")
    monkeypatch.setattr(build_assets, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(build_assets, "INSTALLED", tmp_path / "node_modules" / ".installed")
    monkeypatch.setattr(build_assets, "FONT_LICENCE", tmp_path / "OFL.txt")
    monkeypatch.setattr(build_assets, "__file__", str(tmp_path / "build_assets.py"))
    monkeypatch.setattr(build_assets, "bundle", copy_style_sheet)
    monkeypatch.setattr(build_assets, "subset_fonts", lambda target: None)
    answer_npm_with(monkeypatch, 0, "")
    return tmp_path


def copy_style_sheet(target: Path) -> None:
    text = (build_assets.SOURCE / "css" / "kitt.css").read_text("utf-8")
    (target / "kitt.css").write_text(text, "utf-8")


def answer_npm_with(monkeypatch: pytest.MonkeyPatch, code: int, output: str) -> None:
    def run_node(program: str, args: list[str]) -> subprocess.CompletedProcess[str]:
        build_assets.MODULES.mkdir(exist_ok=True)
        return subprocess.CompletedProcess(args, code, output)

    monkeypatch.setattr(build_assets, "run_node", run_node)


def test_second_run_does_nothing(workshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_assets.main() == 0
    capsys.readouterr()

    assert build_assets.main() == 0
    assert capsys.readouterr().out == "Front-end assets are up to date.\n"


def test_changed_source_and_lost_file_are_built_again(workshop: Path) -> None:
    build_assets.main()
    built = workshop / "static" / "dist" / "kitt.css"
    (workshop / "static" / "src" / "css" / "kitt.css").write_text("two", "utf-8")
    build_assets.main()
    assert built.read_text("utf-8") == "two"

    built.unlink()
    build_assets.main()
    assert built.is_file()
    assert (workshop / "static" / "dist" / "icons" / "a.svg").is_file()


def test_tools_for_checks_are_installed_when_asked_for_and_kept(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def run_node(program: str, args: list[str]) -> subprocess.CompletedProcess[str]:
        build_assets.MODULES.mkdir(exist_ok=True)
        calls.append(args)
        return subprocess.CompletedProcess(args, 0, "")

    monkeypatch.setattr(build_assets, "run_node", run_node)
    build_assets.main()
    assert "--omit=dev" in calls[-1]
    build_assets.main([build_assets.WITH_CHECKS])
    assert "--omit=dev" not in calls[-1]
    (workshop / "static" / "src" / "css" / "kitt.css").write_text("two", "utf-8")
    build_assets.main()
    assert len(calls) == 2


def test_unreachable_registry_is_said_in_a_sentence(
    workshop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer_npm_with(monkeypatch, 1, "npm error code ENOTFOUND\nnpm error at stack (trace:1)")

    assert build_assets.main() == 1
    message = capsys.readouterr().err
    assert "npm registry cannot be reached" in message
    assert "NPM_CONFIG_REGISTRY" in message
    assert "trace" not in message


def test_broken_build_keeps_the_old_assets_and_the_next_run_recovers(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_assets.main()
    (workshop / "static" / "src" / "css" / "kitt.css").write_text("two", "utf-8")

    def fail(target: Path) -> None:
        (target / "kitt.css").write_text("half", "utf-8")
        raise build_assets.BuildError("syntax")

    monkeypatch.setattr(build_assets, "bundle", fail)
    assert build_assets.main() == 1
    built = workshop / "static" / "dist" / "kitt.css"
    assert built.read_text("utf-8") == "one"

    monkeypatch.setattr(build_assets, "bundle", copy_style_sheet)
    assert build_assets.main() == 0
    assert built.read_text("utf-8") == "two"


def test_kern_comes_in_through_its_layer_and_nothing_from_other_hosts() -> None:
    styles = Path(build_assets.__file__).parent.parent / "static" / "src" / "css"
    entry = (styles / "kitt.css").read_text("utf-8")
    assert "@layer defaults, kern, kitt;" in entry
    for line in entry.splitlines():
        if line.startswith("@import"):
            assert "layer(" in line
            assert ("layer(kern)" in line) == ("kern-ux" in line)
    for sheet in styles.glob("*.css"):
        text = sheet.read_text("utf-8")
        assert "//" not in text.replace("/* ", ""), sheet.name
        assert "gradient(" not in text, sheet.name


def test_faces_have_the_spaces_of_phone_numbers() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    if not (build_assets.FONT_SOURCE / "FiraSans-Regular.woff2").is_file():
        pytest.skip("The front-end packages are not installed")
    font = ttlib.TTFont(build_assets.FONT_SOURCE / "FiraSans-Regular.woff2")
    build_assets.add_narrow_space(font)
    letters, widths = font.getBestCmap(), font["hmtx"]
    assert 0 < widths[letters[0x202F]][0] < widths[letters[0x20]][0]
