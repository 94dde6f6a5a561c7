"""Offers of one organisation in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pages.base.models import Category
from pages.demo import builders
from pages.demo.builders import records
from pages.opportunities.models import Opportunity

Offer = Callable[..., Opportunity]


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
