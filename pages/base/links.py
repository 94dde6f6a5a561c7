"""Links to pages in running text: to the version in the language of the page, if it is public."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from .context import public_pages


class PublicPageLinkHandler(PageLinkHandler):
    """Wagtail's links to pages, all of a text in one query; none to what is not public."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        keys = [_number(attrs.get("id")) for attrs in attrs_list]
        pages = public_pages({key for key in keys if key})
        urls = [(pages[key].url or "") if key in pages else "" for key in keys]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]


def _number(value: Any) -> int:
    return int(value) if str(value).isdecimal() else 0
