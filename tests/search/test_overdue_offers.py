"""Offers that nobody confirms leave the search by themselves, and return with the confirmation."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from site_index import work_off

from pages.demo import builders
from pages.editorial.links import making
from pages.opportunities.models import Opportunity
from search import rules

pytestmark = pytest.mark.django_db


def test_out_by_time_and_back_by_one_click(index: Any, look: Any, client: Any) -> None:
    builders.opportunity("Quittenernte")
    work_off()
    assert "-quittenernte" in look("Quittenernte")
    until = Opportunity.objects.get().listed_until()
    assert until
    with time_machine.travel(until + dt.timedelta(seconds=1), tick=False):
        assert "-quittenernte" not in look("Quittenernte")
        # Nothing was written: the index knows the time.
        _link, url = making.make(
            "confirm", [Opportunity.objects.get()], timezone.now() + dt.timedelta(days=60)
        )
        client.post(url.removeprefix("http://testserver"), {"answer": "right"})
        work_off()
        assert "-quittenernte" in look("Quittenernte")


def test_an_overdue_profile_leaves_the_search_and_stays_in_its_list(
    index: Any, look: Any, client: Any
) -> None:
    profile = builders.centre("Landkreis Quittental", confirmed_on=timezone.localdate())
    work_off()
    assert profile.url in look("Quittental")
    until = profile.found_until()
    assert until
    with time_machine.travel(until - dt.timedelta(seconds=1), tick=False):
        assert profile.url in look("Quittental")
    with time_machine.travel(until + dt.timedelta(seconds=1), tick=False):
        assert profile.url not in look("Quittental")
        assert client.get(profile.url).status_code == 200
        assert profile.url in client.get(profile.get_parent().url).content.decode()
        profile.confirm()
        work_off()
        assert profile.url in look("Quittental")


def test_the_index_follows_a_changed_setting(index: Any, look: Any, settings: Any) -> None:
    offer = builders.opportunity("Quittenernte")
    profile = builders.centre("Landkreis Quittental", confirmed_on=timezone.localdate())
    work_off()
    rules.follow()
    until = max(offer.listed_until(), profile.found_until()) + dt.timedelta(days=1)
    settings.CONFIRM_OPPORTUNITIES_MONTHS = settings.CONFIRM_PROFILES_MONTHS = 48
    assert rules.follow()
    with time_machine.travel(until, tick=False):
        assert "-quittenernte" in look("Quittenernte")
        assert profile.url in look("Quittental")
    settings.CONFIRM_OPPORTUNITIES_MONTHS = settings.CONFIRM_PROFILES_MONTHS = 6
    with time_machine.travel(until, tick=False):
        assert "-quittenernte" not in look("Quittenernte")
        assert profile.url not in look("Quittental")
    rules.follow()
    assert not rules.follow()
