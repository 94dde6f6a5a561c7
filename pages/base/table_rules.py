"""Rules on tables: without a caption and headings nobody can follow them by ear."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import StreamField

from . import rules
from .models import BasePage


@rules.rule(BasePage)
def tables_have_headings(page: BasePage) -> Iterator[rules.Finding]:
    """A table goes live with a caption, a heading for every column and at least one row."""
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        for block in getattr(page, field.name):
            if isinstance(block.value, TypedTable) and (lack := _lack(block.value)):
                yield rules.Finding("table", field.name, lack, blocks=True)


def _lack(table: TypedTable) -> str:
    """What the table lacks, as a sentence."""
    if not table.caption.strip():
        return _("Give the table a caption that says what it shows.")
    if not table.columns or not all(column["heading"].strip() for column in table.columns):
        return _("Give every column of the table “%(caption)s” a heading.") % {
            "caption": table.caption
        }
    if not table.row_data:
        return _("Add at least one row to the table “%(caption)s”.") % {"caption": table.caption}
    return ""
