"""Every type of page, list and component: no barriers, nothing too wide, nothing from elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from looking import Visitor
from running import RunningSite

pytestmark = pytest.mark.browser
ALL = ["gallery", "frames", "pages-de", "pages-en", "lists-de", "lists-en", "states"]


WITHOUT = {"gallery": ["landmark-unique"]}
"""A subject shows the same navigation in many states, under its one name."""


def examine(browser: Any, site: RunningSite, kind: str) -> list[str]:
    visitor = Visitor(browser, site.url, WITHOUT.get(kind, ()))
    try:
        found = {path: visitor.check_everything(path) for path in site.addresses[kind]}
    finally:
        visitor.close()
    return [f"{path}  {one}" for path, findings in found.items() for one in findings]


@pytest.mark.parametrize("kind", ALL)
def test_pages_have_no_barriers(chromium: Any, full_site: RunningSite, kind: str) -> None:
    found = examine(chromium, full_site, kind)
    assert not found, "\n" + "\n".join(found)
