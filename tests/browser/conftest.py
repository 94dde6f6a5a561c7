"""Browser and site for tests that look at finished pages. They need no database of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tools
from running import RunningSite, running

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # Letters look the same on every machine.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("finished pages")
    group.addoption("--keep-site", metavar="DIR", help="make the sites there, and use them again")
    group.addoption("--refresh-pictures", action="store_true", help="store how pages look now")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Figures that tests have noted, such as those of Lighthouse."""
    reports = [one for kind in ("passed", "failed") for one in terminalreporter.getreports(kind)]
    figures = {text for one in reports for name, text in one.user_properties if name == "figures"}
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(sorted(figures)))


@pytest.fixture(scope="session")
def site_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sites lie; shared by all tests that run side by side."""
    kept = request.config.getoption("--keep-site")
    if kept:
        return Path(kept)
    place = tmp_path_factory.getbasetemp()
    return (place.parent if "PYTEST_XDIST_WORKER" in os.environ else place) / "sites"


@pytest.fixture(scope="session")
def demo_site(site_folder: Path) -> Iterator[RunningSite]:
    """The demo."""
    with running(site_folder / "demo", "demo") as site:
        yield site


@pytest.fixture(scope="session")
def states_site(site_folder: Path) -> Iterator[RunningSite]:
    """Pages in every other state."""
    with running(site_folder / "states", "states") as site:
        yield site


@pytest.fixture(scope="session")
def empty_site(site_folder: Path) -> Iterator[RunningSite]:
    """A new installation without any content."""
    with running(site_folder / "empty", "empty") as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(tools.chromium()), args=FLAGS)
        yield browser
        browser.close()
