"""Texts of a translated page that are still those of its source, so that they can be marked.

Until somebody has translated a part, wagtail-localize leaves the source's words there. A screen
reader that is not told would read them with the voice of the wrong language.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from wagtail.fields import StreamField

from .models import BasePage

_FIRST_TAG = re.compile(r"<[a-z][a-z0-9]*(?![^>]* lang=)(?=[\s>])")


def rendered_block(page: Any, block: Any, context: Any) -> SafeString:
    """The block as HTML; its first tag says the language if that is not the page's."""
    html: str = block.render_as_block(context)
    language = language_of_block(page, block)
    if language:
        start = html.find("<")
        first = _FIRST_TAG.match(html, start) if start >= 0 else None
        if first:
            html = f'{html[: first.end()]} lang="{language}"{html[first.end() :]}'
    return mark_safe(html)


def language_of_block(page: Any, block: Any) -> str:
    """The source's language where a block of a translation stands as in the source, else "".

    Pictures and files are the same in every language; their own texts say which one they are in.
    """
    source = _source_of(page)
    if source is None or not any(map(str.strip, block.block.get_searchable_content(block.value))):
        return ""
    if "kitt_source_blocks" not in vars(page):
        page.kitt_source_blocks = {
            one.id: one.get_prep_value()
            for field in page._meta.get_fields()
            if isinstance(field, StreamField)
            for one in getattr(source, field.name)
        }
    same = page.kitt_source_blocks.get(block.id) == block.get_prep_value()
    return source.language if same else ""


def language_of_text(page: Any, field: str) -> str:
    """The source's language where a field of a translation stands as in the source, else ""."""
    source = _source_of(page)
    if source is None:
        return ""
    text = getattr(page, field, "")
    return source.language if text and text == getattr(source, field, "") else ""


def _source_of(page: Any) -> BasePage | None:
    if not isinstance(page, BasePage) or page.is_source:
        return None
    return page.facts if page.facts.is_source else None
