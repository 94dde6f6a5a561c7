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
