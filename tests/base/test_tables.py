"""Tables: read by ear as by eye, and translated cell by cell."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail_localize.segments import StringSegmentValue

from pages.base.blocks import BodyBlock
from pages.base.table_block import TableBlock

TABLE = {
    "caption": "Staffeln",
    "columns": [{"type": "text", "heading": "Staffel"}, {"type": "text", "heading": "Start"}],
    "rows": [{"values": ["1.", "2020"]}, {"values": ["2.", ""]}],
}
AS_LISTS = {
    "caption": "Staffeln",
    "columns": ["Staffel", "Start"],
    "rows": [["1.", "2020", "zu viel"], ["2."]],
}


def items(*values: Any) -> list[dict[str, Any]]:
    """As the first tables were stored: lists of items with ids."""
    return [{"type": "item", "value": value, "id": str(at)} for at, value in enumerate(values)]


AS_ITEMS = {
    "caption": "Staffeln",
    "columns": items("Staffel", "Start"),
    "rows": items(items("1.", "2020"), items("2.")),
}


@pytest.mark.parametrize("stored", [TABLE, AS_LISTS, AS_ITEMS])
def test_rows_and_columns_have_headings(stored: dict[str, Any]) -> None:
    body = BodyBlock().to_python([{"type": "table", "value": stored}])
    html = " ".join(body.render_as_block().split())
    assert "<caption>Staffeln</caption>" in html
    assert '<th scope="col">Staffel</th><th scope="col">Start</th>' in html
    assert '<th scope="row">1.</th><td>2020</td>' in html
    assert '<th scope="row">2.</th><td></td>' in html
    assert "zu viel" not in html


def test_all_texts_are_translated_and_the_rest_stays() -> None:
    block = TableBlock()
    table = block.to_python(TABLE)
    segments = block.get_translatable_segments(table)
    assert [(one.path, one.render_text()) for one in segments] == [
        ("caption", "Staffeln"),
        ("column.0", "Staffel"),
        ("column.1", "Start"),
        ("row.0.0", "1."),
        ("row.0.1", "2020"),
        ("row.1.0", "2."),
    ]
    english = [StringSegmentValue("caption", "Rounds"), StringSegmentValue("row.1.0", "2nd")]
    found = block.get_prep_value(block.restore_translated_segments(table, english))
    assert found["caption"] == "Rounds"
    assert [one["heading"] for one in found["columns"]] == ["Staffel", "Start"]
    assert [row["values"] for row in found["rows"]] == [["1.", "2020"], ["2nd", ""]]
