"""A table that stays accessible: headings of columns and rows are part of its form."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class TableBlock(TypedTableBlock):
    """A table of texts with a caption; the first cell of a row is the row's heading."""

    def __init__(self, **kwargs: Any) -> None:
        cell = blocks.CharBlock(label=_("Text"), required=False, max_length=250)
        super().__init__([("text", cell)], **kwargs)

    def to_python(self, value: Any) -> TypedTable:
        """A table from what is stored; the first tables were stored as lists of items or texts."""
        columns = [_text(one) for one in value.get("columns", [])] if value else []
        if any(isinstance(heading, str) for heading in columns):
            rows = [[_text(cell) for cell in _text(row)] for row in value["rows"]]
            value = _table(value["caption"], columns, rows)
        return super().to_python(value)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """All texts of the table; the path says where each one stands."""
        texts = {"caption": value.caption}
        texts |= {f"column.{at}": one["heading"] for at, one in enumerate(value.columns)}
        for at, row in enumerate(value.row_data):
            texts |= {f"row.{at}.{column}": cell for column, cell in enumerate(row["values"])}
        return [StringSegmentValue(path, text) for path, text in texts.items() if text]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """The table with translated texts; what has no translation keeps its own."""
        found = defaultdict(str, {one.path: one.render_text() for one in segments})
        stored = self.get_prep_value(value)
        headings = [
            found[f"column.{at}"] or one["heading"] for at, one in enumerate(stored["columns"])
        ]
        rows = [
            [found[f"row.{at}.{column}"] or cell for column, cell in enumerate(row["values"])]
            for at, row in enumerate(stored["rows"])
        ]
        return self.to_python(_table(found["caption"] or value.caption, headings, rows))

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("A small table that screen readers can read.")
        default = {"caption": "", "columns": ["", ""], "rows": [["", ""], ["", ""]]}
        preview_value = {
            "caption": "Staffeln",
            "columns": ["Staffel", "Start"],
            "rows": [["1.", "2020"], ["2.", "2021"]],
        }


def _text(stored: Any) -> Any:
    """What an item of a list holds; anything else is itself."""
    return stored["value"] if isinstance(stored, dict) and "value" in stored else stored


def _table(caption: str, headings: list[str], rows: list[list[str]]) -> dict[str, Any]:
    """A table as it is stored."""
    return {
        "caption": caption,
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": (row + [""] * len(headings))[: len(headings)]} for row in rows],
    }
