"""Offers of one organisation in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pages.base.models import Category
from pages.demo import builders
from pages.demo.builders import records
from pages.opportunities.models import Opportunity
from pages.opportunities.views import OpportunityList
from search.pages.views import OpportunitySearch

Offer = Callable[..., Opportunity]


@pytest.fixture(autouse=True)
def _without_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of this room, which the search stands in front of."""
    plain = OpportunityList.as_view()
    monkeypatch.setattr(OpportunitySearch, "get", lambda _view, request: plain(request))


@pytest.fixture
def field(site: Any) -> Category:
    """The field of engagement that offers have unless they say otherwise."""
    return records.category()


@pytest.fixture
def offer(field: Category) -> Offer:
    """Makes a published offer in Erbach."""
    organisation = builders.organisation("Lesefreunde e. V.")
    person = builders.contact("Maren Beispiel", organisation=organisation)
    place = builders.municipality("Erbach", district=builders.district("Odenwaldkreis"))

    def make(title: str = "", **fields: Any) -> Opportunity:
        known = {"organisation": organisation, "contact": person, "municipality": place}
        return records.opportunity(title, **{**known, "categories": [field], **fields})

    return make
