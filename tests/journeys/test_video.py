"""A film on another site in a real browser: nothing leaves before the click."""

from __future__ import annotations

from typing import Any

import pytest

from pages.demo import builders
from pages.editorial.installation import create_tree

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAYER = "https://www.youtube-nocookie.com/"


@pytest.fixture
def film(transactional_db: None) -> str:
    """The address of a page with a film."""
    create_tree("Ehrenamt in Hessen")
    link = ("video", {"title": "Was Sie hier finden", "link": "https://youtu.be/dQw4w9WgXcQ"})
    return str(builders.standard_page("Film", body=builders.stream([link])).url)


def test_a_film_is_loaded_by_a_click_and_never_before(
    chromium: Any, live_server: Any, film: str
) -> None:
    # One test for all: the flush after it takes the languages and the root of the tree away.
    with_scripts(chromium, live_server, film)
    without_scripts(chromium, live_server, film)


def with_scripts(chromium: Any, live_server: Any, film: str) -> None:
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    outside: list[str] = []
    errors: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)

    def answer(route: Any) -> None:
        outside.append(route.request.url)
        headers = route.request.all_headers()
        assert headers.get("referer", "") == f"{live_server.url}/"
        route.fulfill(body="<title>Player</title>", content_type="text/html")

    page.route(lambda url: not url.startswith(live_server.url), answer)
    page.goto(film)
    page.wait_for_load_state("networkidle")
    assert outside == []
    button = page.locator(".kitt-video__notice button")
    button.focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    frame.wait_for()
    page.wait_for_load_state("networkidle")
    assert [url.startswith(PLAYER) for url in outside] == [True]
    assert frame.get_attribute("title") == "Was Sie hier finden"
    assert frame.evaluate("element => element === document.activeElement")
    assert button.count() == 0
    assert errors == []
    context.close()


def without_scripts(chromium: Any, live_server: Any, film: str) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(film)
    assert not page.locator(".kitt-video__notice button").is_visible()
    link = page.locator(".kitt-video__notice a")
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert "youtube.com" in link.inner_text()
    context.close()
