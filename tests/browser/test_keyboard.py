"""Every page by keyboard alone: in order, visible at each step, in and out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from looking import Visitor, script
from running import RunningSite

pytestmark = pytest.mark.browser
ZOOMED = {"width": 320, "height": 256}
"""What is left of 1280 x 1024 pixels at 400 %."""
WIDE = {"width": 1280, "height": 800}
MOST_STEPS = 400


@pytest.fixture
def visitor(chromium: Any, demo_site: RunningSite) -> Iterator[Visitor]:
    made = Visitor(chromium, demo_site.url)
    yield made
    made.close()


@pytest.fixture
def fresh(chromium: Any, demo_site: RunningSite) -> Iterator[Callable[[str], Visitor]]:
    """Opens a page in a window of its own: a walk that has left a page does not begin anew."""
    windows: list[Visitor] = []

    def opened(path: str) -> Visitor:
        while windows:
            windows.pop().close()
        windows.append(Visitor(chromium, demo_site.url))
        windows[0].open(path)
        return windows[0]

    yield opened
    for window in windows:
        window.close()


def walk(visitor: Visitor) -> list[dict[str, Any]]:
    """Every stop of the Tab key, from the beginning of the page until it leaves the page."""
    stops: list[dict[str, Any]] = []
    while len(stops) < MOST_STEPS:
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(script("focus"))
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("The Tab key never leaves the page")


@pytest.mark.parametrize("size", [WIDE, ZOOMED], ids=["wide", "at 400 %"])
def test_every_step_is_seen_and_in_order(
    fresh: Callable[[str], Visitor], demo_site: RunningSite, size: dict[str, int]
) -> None:
    found = []
    for path in examples(demo_site):
        visitor = fresh(path)
        visitor.page.set_viewport_size(size)
        expected = visitor.page.evaluate(script("reachable"))
        stops = walk(visitor)
        places = [stop["place"] for stop in stops]
        if places != sorted(places):
            found.append(f"{path}: not in the order of the page")
        if len(set(places)) != expected:
            found.append(f"{path}: {len(set(places))} stops for {expected} things to reach")
        for stop in stops:
            wrong = [name for name in ("hidden", "covered") if stop[name]]
            wrong += [f"not {name}" for name in ("outlined", "inside") if not stop[name]]
            if wrong:
                found.append(f"{path}: “{stop['name']}” is {', '.join(wrong)}")
    assert not found, "\n".join(["", *found])


def examples(site: RunningSite) -> list[str]:
    """The first page of each type in German, without those that differ in nothing from it."""
    kinds: dict[str, str] = {}
    for path in [*site.addresses["lists-de"], *site.addresses["pages-de"]]:
        kinds.setdefault("/".join([*path.split("/")[:3], str(path.count("/"))]), path)
    return list(kinds.values())


def test_the_first_step_leads_past_the_menus(visitor: Visitor) -> None:
    visitor.open("/de/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate(script("focus"))["name"] == "Zum Inhalt springen"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "inhalt"
    assert visitor.page.evaluate("scrollY") == visitor.page.evaluate(
        "Math.round(scrollY + document.getElementById('inhalt').getBoundingClientRect().top)"
    )


def test_the_menu_opens_and_closes(visitor: Visitor) -> None:
    visitor.open("/de/")
    visitor.page.set_viewport_size(ZOOMED)
    menu = visitor.page.get_by_role("navigation", name="Hauptmenü")
    button = visitor.page.get_by_role("button", name="Menü")
    button.focus()
    visitor.page.keyboard.press("Enter")
    assert menu.is_visible()
    visitor.page.keyboard.press("Tab")
    assert menu.evaluate("menu => menu.contains(document.activeElement)")
    visitor.page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("button => button === document.activeElement")
