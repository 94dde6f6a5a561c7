"""A page with 25 barriers: every one is named, with place and proposal."""

from __future__ import annotations

from typing import Any

import pytest
from barriers import BARRIERS, page_with_barriers
from django.utils.translation import override

from pages.base import rules
from pages.editorial.care.results import results_of

pytestmark = pytest.mark.django_db


def test_every_barrier_is_reported(site: object) -> None:
    with override("de"):
        found = rules.advice_on(page_with_barriers())
    missed = [
        barrier
        for barrier in BARRIERS
        if not any(
            one.rule == barrier[0] and barrier[1] in f"{one.message} {one.proposal}"
            for one in found
        )
    ]
    assert len(BARRIERS) == 25
    assert missed == []
    assert all(one.why and one.proposal and one.label for one in found)


def test_each_remark_names_its_block(site: object) -> None:
    page = page_with_barriers()
    blocks = {str(child.id): child for child in page.body}
    for one in rules.advice_on(page):
        if one.field == "body":
            assert one.path.split(".")[0] in blocks
    [table] = [one for one in rules.advice_on(page) if one.rule == "table-header"]
    assert blocks[table.path.split(".")[0]].block_type == "table"


def test_nothing_of_it_blocks(site: object) -> None:
    page = page_with_barriers()
    assert page.live
    results = results_of(page)
    assert results.missing == []
    assert results.count >= 25
    assert [group.severity.value for group in results.groups] == ["must", "should", "hint"]


def test_looking_at_a_page_costs_few_queries(
    site: object, django_assert_max_num_queries: Any
) -> None:
    page = type(page_with_barriers()).objects.get()
    results_of(page)  # the first look stores the sizes of files
    page = type(page).objects.get()
    with django_assert_max_num_queries(6):
        results_of(page)
