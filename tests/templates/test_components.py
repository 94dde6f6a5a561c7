"""The page frame and the components, rendered as the templates use them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

TEMPLATES = Path(settings.BASE_DIR) / "templates"
BERLIN = ZoneInfo("Europe/Berlin")


def component(name: str, **context: Any) -> str:
    html = render_to_string(f"components/{name}.html", context)
    return re.sub(r"\s+", " ", html)


def words(html: str) -> str:
    """The text as it is read out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def test_server_error_page_needs_no_context_and_no_database() -> None:
    html = get_template("500.html").template.render(Context())
    assert html.startswith("<!doctype html>")
    assert 'href="/static/kitt.css"' in html


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_carries_inline_style_or_script(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", text)


def test_menu_opens_without_script_and_marks_the_branch() -> None:
    html = component(
        "header",
        site_texts={"operator_name": "Ehrenamt", "official_line": "Land"},
        navigation={"main": [{"label": "Programme", "url": "/p/", "current": "true"}]},
        language_links=[{"code": "en", "label": "English", "url": "", "missing": True}],
    )
    assert 'popovertarget="menue"' in html
    assert '<nav class="kitt-menu" id="menue" popover' in html
    assert '<a class="kitt-menu__link" href="/p/" aria-current="true">' in html
    assert "<a" not in html.split('class="kitt-languages"')[1].split("</ul>")[0]


def test_test_system_is_marked_and_kept_out_of_search_engines() -> None:
    frame = get_template("base.html").template
    shown = frame.render(Context({"TEST_SYSTEM": True}))
    hidden = frame.render(Context({"TEST_SYSTEM": False}))
    assert "kitt-test-system" in shown
    assert "noindex, nofollow" in shown
    assert "kitt-test-system" not in hidden
    assert "noindex" not in hidden


def test_tile_says_code_name_status_and_year_in_this_order() -> None:
    tile = {
        "code": "KB", "name": "Waldeck-Frankenberg", "url": "/kb/", "col": 3, "row": 1, "tone": 1,
        "note": "Landkreis, 1. Staffel, seit", "year": 2020, "joint_east": True,
        "joint_south": True, "joint_cross": False,
    }  # fmt: skip
    html = component("tile_map", map={"tiles": [tile]})
    assert 'class="kitt-tile tx3 ty1 c1 je js"' in html
    assert words(html) == "KB, Waldeck-Frankenberg, Landkreis, 1. Staffel, seit 2020"


def test_key_figure_says_when_it_was_true() -> None:
    item = {"value": "16", "label": "Landkreise", "as_of": date(2023, 7, 1)}
    with translation.override("en"):
        assert words(component("key_figures", items=[item])).endswith("As of 1 July 2023")


@pytest.mark.parametrize(
    ("ends_at", "several_days"),
    [
        # Half past midnight to noon is one day in Berlin and two in UTC.
        (datetime(2026, 7, 1, 12, tzinfo=BERLIN), False),
        (datetime(2026, 7, 2, 12, tzinfo=BERLIN), True),
    ],
)
def test_event_counts_days_in_local_time(ends_at: datetime, several_days: bool) -> None:
    starts_at = datetime(2026, 7, 1, 0, 30, tzinfo=BERLIN)
    times = {"starts_at": starts_at.astimezone(UTC), "ends_at": ends_at.astimezone(UTC)}
    item = {"title": "Nacht", "url": "#", **times}
    with timezone.override(BERLIN), translation.override("en"):
        assert ("until" in component("event_row", item=item)) is several_days


def test_pagination_keeps_the_query_and_leaves_gaps() -> None:
    request = RequestFactory().get("/", {"ort": "Gießen", "seite": "5"})
    pages = Paginator(range(100), 10).page(5)
    html = render_to_string("components/pagination.html", {"page_obj": pages}, request=request)
    assert re.findall(r"</span> (\d+)</a>", html) == ["1", "4", "5", "6", "10"]
    assert html.count("…") == 2
    assert "?ort=Gie%C3%9Fen&amp;seite=6" in html


def test_contact_card_is_reachable_by_phone_and_mail() -> None:
    contact = {"phone": "069 90009-437", "email": "ehrenamt@odenwald.example"}
    html = component("contact_card", heading="Kontakt", contact=contact)
    assert 'href="tel:+496990009437"' in html
    assert 'href="mailto:ehrenamt@odenwald.example">ehrenamt@<wbr>odenwald<wbr>.example</a>' in html


def test_components_escape_what_editors_write() -> None:
    html = component("doors", items=[{"title": "<b>x</b>", "url": "#", "summary": "<script>"}])
    assert "<b>" not in html
    assert "<script>" not in html
