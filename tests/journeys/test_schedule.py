"""A press officer sets the date of a release, and watches it open."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from pages.base.planned import here, online_in_words
from pages.demo import builders
from pages.editorial.publishing.publisher import publish_drafts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_schedules_a_release_and_watches_it_open(
    visits: Callable[..., Any], officer: list[dict[str, str]], time_machine: Any
) -> None:
    release = builders.release("Neue Staffel", publish=False)
    release.save_revision()
    # A few seconds before the next full minute, so that nobody waits long.
    minute = timezone.now().replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
    time_machine.move_to(minute - dt.timedelta(seconds=25), tick=True)
    local = here(minute)
    with visits(width=1280) as visitor, visits(width=1280) as page:
        page.context.add_cookies(officer)
        page.goto(f"/admin/pages/{release.pk}/edit/")
        page.locator("footer [data-w-dropdown-target=toggle]").click()
        page.locator("button[name=action-plan]").click()
        page.locator("input[name=day]").fill(local.strftime("%Y-%m-%d"))
        page.locator("input[name=time]").fill(local.strftime("%H:%M"))
        button = page.locator("button[name=plan]")
        assert local.strftime("%H:%M") in button.inner_text()
        button.click()
        page.wait_for_url("**/edit/**")
        assert online_in_words(minute) in page.locator("body").inner_text()

        url = release.url
        while timezone.now() < minute:
            publish_drafts()
            assert visitor.request.get(url).status == 404
            time.sleep(0.2)
        opened = time.monotonic()
        publish_drafts()
        visitor.goto(url)
        assert visitor.locator("h1").inner_text() == "Neue Staffel"
        assert time.monotonic() - opened < 2
        visitor.goto("/de/aktuelles/")
        assert "Neue Staffel" in visitor.locator("main").inner_text()
