"""Every type of page, list and component: no barriers, nothing too wide, nothing from elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from looking import Visitor
from running import RunningSite

pytestmark = pytest.mark.browser
DEMO = ["gallery", "frames", "pages-de", "pages-en", "lists-de", "lists-en", "search"]


WITHOUT = {"gallery": ["landmark-unique"]}
"""A subject shows the same navigation in many states, under its one name."""


def examine(browser: Any, site: RunningSite, kind: str) -> list[str]:
    visitor = Visitor(browser, site.url, WITHOUT.get(kind, ()))
    try:
        found = {path: visitor.check_everything(path) for path in site.addresses[kind]}
    finally:
        visitor.close()
    return [f"{path}  {one}" for path, findings in found.items() for one in findings]


@pytest.mark.parametrize("kind", DEMO)
def test_page_has_no_barriers(chromium: Any, demo_site: RunningSite, kind: str) -> None:
    found = examine(chromium, demo_site, kind)
    assert not found, "\n" + "\n".join(found)


def test_page_in_every_state_has_no_barriers(chromium: Any, states_site: RunningSite) -> None:
    found = examine(chromium, states_site, "states")
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("kind", ["lists-de", "lists-en"])
def test_empty_list_has_no_barriers(chromium: Any, empty_site: RunningSite, kind: str) -> None:
    found = examine(chromium, empty_site, kind)
    assert not found, "\n" + "\n".join(found)
