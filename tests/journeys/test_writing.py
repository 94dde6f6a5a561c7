"""A press officer writes: pastes from Word, sees how much room is left, draws a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pages.base.models import StandardPage
from pages.demo import builders

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ITEM = (
    '<p class="MsoListParagraph" style="text-indent:-18pt;mso-list:l0 level1 lfo1">'
    '<span style="mso-list:Ignore">%s<span>&nbsp;&nbsp;</span></span>%s</p>'
)
FROM_WORD = f"""<html><body lang="DE"><h1>Wer mitmacht</h1>
<p class="MsoNormal" style="font-family:Arial"><b>Fett</b>, <span style="color:blue">blau</span> und
ein <a href="https://www.example.org/x">Link dorthin</a></p>
{ITEM % ("·", "Vorlesen")}{ITEM % ("·", "Begleiten")}
<h2>So geht es</h2>{ITEM % ("1.", "Anrufen")}{ITEM % ("2.", "Hingehen")}
<table><tr><td>Montag</td><td>10 Uhr</td></tr></table>
<img src="https://www.example.org/x.png"><script>alert(1)</script></body></html>"""

PASTE = """(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    editor.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
TOO_LONG = """(field) => {
    const write = (text) => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    write("x".repeat(207));
    const said = document.getElementById(`${field.id}-counter`).innerText;
    write("Gut.");
    return said;
}"""


@pytest.fixture
def page(visits: Callable[..., Any], officer: list[dict[str, str]]) -> Any:
    """The form of a standard page with a title."""
    draft = builders.standard_page("Probe", publish=False)
    draft.save_revision()
    with visits(width=1280) as page:
        page.context.add_cookies(officer)
        page.goto(f"/admin/pages/{draft.pk}/edit/")
        yield page


def add(page: Any, block: str) -> None:
    page.locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name=block, exact=True).click()


def test_what_is_pasted_keeps_headings_lists_and_links(page: Any) -> None:
    add(page, "Text")
    page.locator(".public-DraftEditor-content").last.evaluate(PASTE, FROM_WORD)
    stored = page.locator("input[name$='-value'][name^='body-']").last
    page.wait_for_function("field => field.value.includes('Hingehen')", arg=stored.element_handle())
    content = json.loads(stored.input_value())
    assert [(one["type"], " ".join(one["text"].split())) for one in content["blocks"]] == [
        ("header-two", "Wer mitmacht"),
        ("unstyled", "Fett, blau und ein Link dorthin"),
        ("unordered-list-item", "Vorlesen"),
        ("unordered-list-item", "Begleiten"),
        ("header-three", "So geht es"),
        ("ordered-list-item", "Anrufen"),
        ("ordered-list-item", "Hingehen"),
        ("unstyled", "Montag | 10 Uhr"),
    ]
    assert [one["type"] for one in content["entityMap"].values()] == ["LINK"]


def test_a_short_field_says_how_much_room_is_left(page: Any) -> None:
    teaser = page.locator("#id_teaser")
    teaser.fill("Ein Satz.")
    counter = page.locator("#id_teaser-counter [aria-hidden]")
    assert counter.inner_text() == "noch 191 Zeichen"
    assert teaser.evaluate(TOO_LONG).startswith("7 Zeichen zu viel")


def test_a_table_is_drawn_as_a_grid(page: Any) -> None:
    add(page, "Tabelle")
    page.locator("input[name$='-caption']").fill("Sprechzeiten")
    for at, heading in enumerate(("Tag", "Zeit")):
        page.locator(f"input[name$='-column-{at}-heading']").fill(heading)
        page.locator(f"input[name$='-cell-0-{at}']").fill(f"Zelle {at}")
    page.get_by_role("button", name="Entwurf speichern").click()
    page.wait_for_load_state()
    saved = StandardPage.objects.get(title="Probe").get_latest_revision_as_object()
    table = saved.body[-1].value
    assert [one["heading"] for one in table.columns] == ["Tag", "Zeit"]
    assert [row["values"] for row in table.row_data] == [["Zelle 0", "Zelle 1"], ["", ""]]
