"""What people set in their system is followed: colours, motion, paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from looking import Visitor
from running import RunningSite
from test_keyboard import examples

pytestmark = pytest.mark.browser
PAPER = {"width": 718, "height": 1000}
"""A4 between margins of 1 cm, in CSS pixels."""


@pytest.fixture
def visitor(chromium: Any, demo_site: RunningSite) -> Iterator[Visitor]:
    made = Visitor(chromium, demo_site.url)
    yield made
    made.close()


def look(visitor: Visitor, site: RunningSite, *scripts: str, **wishes: str) -> None:
    found = []
    for path in examples(site):
        visitor.findings.clear()
        visitor.open(path)
        visitor.page.emulate_media(**wishes)
        if wishes.get("media") == "print":
            visitor.page.set_viewport_size(PAPER)
        for script in scripts:
            visitor.check(path, script)
        found += visitor.findings
        visitor.page.emulate_media(
            media="screen", reduced_motion="no-preference", forced_colors="none"
        )
    assert not found, "\n".join(["", *dict.fromkeys(found)])


def test_nothing_moves_for_those_who_wish_so(visitor: Visitor, demo_site: RunningSite) -> None:
    look(visitor, demo_site, "moving", reduced_motion="reduce")


def test_forms_are_seen_in_forced_colours(visitor: Visitor, demo_site: RunningSite) -> None:
    look(visitor, demo_site, "unseen", forced_colors="active")


def test_paper_gets_dark_words_and_no_menus(visitor: Visitor, demo_site: RunningSite) -> None:
    look(visitor, demo_site, "on_paper", "overflow", media="print", color_scheme="dark")
