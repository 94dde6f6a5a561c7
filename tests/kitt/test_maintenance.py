"""While the site is worked on, visitors read that it is, and when it comes back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from kitt import maintenance

NOW = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.VAR_DIR = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


def said(*words: str, **options: str) -> str:
    answer = io.StringIO()
    call_command("maintenance", *words, stdout=answer, **options)
    return answer.getvalue()


def test_every_address_says_when_the_site_is_back(client: Any) -> None:
    said("on", until="14:30")
    for address in ("/de/", "/admin/", "/sitemap.xml"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "ab 14:30 Uhr wieder da" in answer.content.decode()
        assert answer["Retry-After"] == str(int(4.5 * 3600))
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_time_that_has_passed_is_not_promised(client: Any) -> None:
    said("on", until="2026-11-16 09:59")
    assert "bald wieder da" in client.get("/de/").content.decode()


def test_another_day_is_named(client: Any) -> None:
    said("on", until="2026-11-17 08:00")
    assert "ab 17. November 2026, 08:00 Uhr" in client.get("/de/").content.decode()
    assert "after 17 November 2026, 08:00" in client.get("/de/").content.decode()


@pytest.mark.django_db
def test_monitors_and_the_end_of_it(client: Any) -> None:
    said("on")
    assert client.get("/healthz").status_code == 200
    said("off")
    said("off")
    assert client.get("/").status_code == 302


def test_page_for_the_web_server_needs_nothing_else(client: Any) -> None:
    page = said("page")
    assert "<style>" in page
    assert "/static/" not in page
    assert not maintenance.mark().exists()


def test_nonsense_is_refused() -> None:
    with pytest.raises(CommandError, match="14:30"):
        said("on", until="soon")
    assert not maintenance.mark().exists()
