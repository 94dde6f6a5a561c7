"""Pages kept in memory: fast for all, and never older than the last change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kitt.middleware import OneMomentMiddleware
from pages.base.kept import SECONDS
from pages.base.models import AlertBanner, StandardPage
from pages.base.public import in_one_moment
from pages.demo import builders

NOW = dt.datetime(2026, 6, 1, 10, tzinfo=dt.UTC)


@pytest.fixture
def page(site: Any, settings: Any) -> StandardPage:
    settings.KEEP_PAGES = True
    return builders.standard_page("Beratung", teaser="Rat für Vereine")


def title(client: Client, page: StandardPage) -> str:
    text = client.get(page.url).content.decode()
    return text.partition("<title>")[2].partition(" –")[0]


def test_a_second_visitor_costs_one_query(client: Client, page: StandardPage) -> None:
    first = client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        second = client.get(page.url)
    assert len(captured) == 1
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_every_change_shows_at_once(client: Client, page: StandardPage) -> None:
    assert title(client, page) == "Beratung"
    page.title = "Rat und Hilfe"
    page.save_revision().publish()
    assert title(client, page) == "Rat und Hilfe"
    AlertBanner.objects.create(
        heading="Sturm", text="Bleiben Sie zu Hause.", level=1, locale=page.locale
    )
    assert "Bleiben Sie zu Hause" in client.get(page.url).content.decode()
    private = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.url).status_code == 404
    private.delete()
    assert client.get(page.url).status_code == 200
    page.unpublish()
    assert client.get(page.url).status_code == 404


def test_a_rolled_back_change_leaves_nothing_behind(client: Client, page: StandardPage) -> None:
    with transaction.atomic():
        page.title = "Nie gesagt"
        page.save_revision().publish()
        assert title(client, page) == "Nie gesagt"
        transaction.set_rollback(True)
    assert title(client, page) == "Beratung"


def test_what_ends_by_time_is_gone_within_seconds(client: Client, page: StandardPage) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        StandardPage.objects.update(first_published_at=NOW, go_live_at=None)
        assert client.get(page.url).status_code == 200
        StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())
        clock.shift(SECONDS)
        assert client.get(page.url).status_code == 404


def test_a_page_is_no_younger_than_its_oldest_part(client: Client, page: StandardPage) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        StandardPage.objects.update(first_published_at=NOW, go_live_at=None)
        ends = NOW + dt.timedelta(seconds=1)
        AlertBanner.objects.create(
            heading="Sturm", text="Bitte warten.", level=1, locale=page.locale, ends_at=ends
        )
        client.get("/de/organisationen/")
        clock.shift(SECONDS - 1)
        client.get(page.url)
        clock.shift(2)
        assert "Bitte warten" not in client.get(page.url).content.decode()


def test_what_a_preview_builds_is_not_kept_for_visitors(rf: Any) -> None:
    """For a preview Wagtail makes up a request to the public address."""
    answers: list[bool] = []
    middleware = OneMomentMiddleware(lambda request: answers.append(in_one_moment()))  # type: ignore
    for is_dummy in (False, True):
        request = rf.get("/de/")
        request.is_dummy = is_dummy
        middleware(request)
    assert answers == [True, False]


def test_people_with_a_session_get_their_own_answer(
    client: Client, page: StandardPage, admin_client: Client
) -> None:
    client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        admin_client.get(page.url)
    assert len(captured) > 1


def test_lists_are_kept_by_their_full_address(client: Client, page: StandardPage) -> None:
    for number in range(60):
        builders.organisation(f"Verein {number:02}")
    assert "Verein 00" in client.get("/de/organisationen/").content.decode()
    assert "Verein 00" not in client.get("/de/organisationen/?seite=2").content.decode()
