"""What editors are shown of good content: no false remarks, and a preview of everything."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.models import PreviewableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from pages.base import rules
from pages.base.blocks import BodyBlock, ReleaseBodyBlock
from pages.base.models import AlertBanner, Contact, SiteTexts, User
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
SEEN_ONLY_BY_EDITORS = {
    "BestBet",
    "CompoundWord",
    "EmptySearch",
    "SynonymGroup",
    "Team",
}
ROWS_OF_LISTS = {"District", "Membership", "Municipality", "Tandem"}
"""They are words and dots in maps and lists of many, and have no look of their own."""


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


def shown_kinds() -> list[type[Any]]:
    pages = [model for model in get_page_models() if model.__module__.startswith("pages.")]
    return [*pages, *get_snippet_models()]


@pytest.fixture
def request_of_editor(loaded: Any) -> Any:
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_active=True)
    return request


@pytest.mark.parametrize("model", shown_kinds(), ids=lambda model: model.__name__)
def test_preview(request_of_editor: Any, model: type[Any]) -> None:
    if model.__name__ in SEEN_ONLY_BY_EDITORS | ROWS_OF_LISTS:
        assert not issubclass(model, PreviewableMixin)
        return
    row = model._base_manager.first()
    assert row is not None
    modes = row.preview_modes
    for mode, _label in modes:
        answer = row.make_preview_request(request_of_editor, mode)
        assert answer.status_code == 200
        html = answer.content.decode()
        assert f'<html lang="{mode or "de"}"' in html or not mode
        assert len(strip_tags(html[html.index("<main") : html.index("</main")]).split()) > 3


def test_what_is_typed_is_shown(request_of_editor: Any) -> None:
    """Not what is saved."""
    typed = {
        Contact: {"name": "Neuer Name", "show_phone": True, "phone": "0561 123456"},
        AlertBanner: {"heading": "Sturmwarnung"},
        SiteTexts: {"operator_name": "Ehrenamt Neu"},
    }
    for model, values in typed.items():
        row = model._base_manager.first()
        for name, value in values.items():
            setattr(row, name, value)
        html = row.make_preview_request(request_of_editor, row.default_preview_mode).content
        for value in values.values():
            assert value is True or str(value) in html.decode()


BLOCKS = {
    type(block): block
    for body in (BodyBlock, ReleaseBodyBlock)
    for block in body().child_blocks.values()
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: block.name)
def test_each_block_shows_itself_before_it_is_chosen(admin_client: Any, block: Any) -> None:
    assert block.meta.icon != "placeholder"
    assert block.get_description()
    assert block.is_previewable
    url = reverse("wagtailadmin_block_preview")
    answer = admin_client.get(url, {"id": block.definition_prefix})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "kitt.css" in html
    assert len(strip_tags(html[html.index("<main") :]).split()) > 1
