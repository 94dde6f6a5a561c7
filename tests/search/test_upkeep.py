"""After whatever happens to the site, the index says what the database says."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
import time_machine
from django.test import Client
from lives import Life, settle
from site_index import afresh, stored, work_off
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.models import Page, PageViewRestriction

from pages.base.models import StandardPage, User
from pages.demo import builders
from search.indexes import Index
from search.prints import is_over
from search.upkeep import differences

START = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


def compare(index: Index, told: list[str]) -> None:
    """The index against the database, document by document."""
    found = differences(index)
    assert not found, (found, told[-12:])


def compare_with_a_new_one(index: Index) -> None:
    """The index against one made afresh: every document, and all that is stored of it.

    What has left the lists by its date may still lie there: the engine does not show it.
    """
    now = int(time.time())
    kept = {key: values for key, values in stored(index).items() if not is_over(values, now)}
    fresh = afresh()
    assert kept.keys() == fresh.keys()
    assert kept == fresh


@pytest.mark.parametrize("seed", range(3))
def test_the_index_follows_whatever_happens(index: Index, seed: int) -> None:
    with time_machine.travel(START) as clock:
        settle()
        work_off()
        life = Life(seed, clock)
        for _number in range(40):
            life.step()
            if life.chance.random() < 0.6:
                work_off()
                if life.chance.random() < 0.3:
                    compare(index, life.told)
        work_off()
        compare(index, life.told)
        compare_with_a_new_one(index)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_bulk_actions_of_the_admin(index: Index, client: Client, look: Any, action: str) -> None:
    first = builders.standard_page("Quittenmus")
    below = builders.standard_page("Quittengelee", parent=first)
    second = builders.standard_page("Quittenbrot")
    work_off()
    assert all(page.title in _plain(look("Quitten")) for page in (first, below, second))
    client.force_login(User.objects.create_superuser("anna@kitt.example", "geheim"))
    _bulk(client, action, first, second)
    assert not StandardPage.objects.filter(title__startswith="Quitten", live=True).exists()
    work_off()
    compare(index, [action])
    assert not any(f">{page.title}" in _plain(look("Quitten")) for page in (first, below, second))
    if action == "unpublish":
        _bulk(client, "publish", first, second)
        work_off()
        compare(index, ["publish"])
        assert first.title in _plain(look("Quittenmus"))


def test_moving_in_bulk_to_a_private_place(index: Index, client: Client) -> None:
    private = builders.standard_page("Nur für uns")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    first = builders.standard_page("Quittenmus")
    builders.standard_page("Quittengelee", parent=first)
    work_off()
    MoveBulkAction.execute_action([Page.objects.get(pk=first.pk)], destination=private)
    work_off()
    compare(index, ["move"])


def _bulk(client: Client, action: str, *pages: Any) -> None:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    url = f"/admin/bulk/wagtailcore/page/{action}/?{chosen}&next=/admin/"
    answer = client.post(url, {"include_descendants": "on"})
    assert answer.status_code == 302, answer.content


def _plain(html: str) -> str:
    return html.replace("<mark>", "").replace("</mark>", "")
