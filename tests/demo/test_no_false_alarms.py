"""Good texts are left alone: ten pages and records of the demo, each of another kind."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from pages.base import rules
from pages.demo.context import Context
from pages.editorial.care import kinds

pytestmark = pytest.mark.django_db

BEST = (
    "page:home",
    "page:aktuelles/start-der-1-staffel",
    "page:programme/koordinierungszentren",
    "page:beratung/leitfaden-koordinierungszentrum",
    "page:vor-ort/koordinierungszentren/main-kinzig-kreis",
    "page:vor-ort/engagierte-staedte/wetzlar",
    "page:beratung",
    "page:datenschutz",
    "page:leichte-sprache",
    "page:barrierefreiheit",
)


def remarks(obj: Any) -> list[rules.Finding]:
    with override("de"):
        return [one for one in rules.advice_on(obj) if one.rule != "better"]


@pytest.mark.parametrize("key", BEST)
def test_the_best_pages_get_no_remark(loaded: Context, key: str) -> None:
    page = loaded.get(key)
    assert page is not None
    assert remarks(type(page).objects.get(pk=page.pk)) == []


def test_nearly_nothing_is_said_of_the_whole_demo(loaded: Context) -> None:
    """One hint on 300 texts is allowed: a word of 26 letters that has to be."""
    found = [
        (str(row), one.rule, one.message)
        for model in kinds.kinds()
        for row in model._base_manager.all()
        for one in remarks(row)
    ]
    assert [rule for _title, rule, _message in found] == ["long-word"], found
