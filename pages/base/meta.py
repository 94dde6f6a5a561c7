"""What a page outside the page tree says of itself: its path, its head, its true address."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _


def trail(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the start page: pairs of label and address, the page itself last."""
    start = {"label": _("Home"), "url": f"/{get_language() or settings.LANGUAGE_CODE}/"}
    return [start, *({"label": label, "url": url} for label, url in steps)]


def list_meta(request: HttpRequest, filtered: bool) -> dict[str, str]:
    """Head of a list: filtered views lead to more of the same, search engines need one."""
    if filtered:
        return {"robots": "noindex, follow"}
    page = request.GET.get("seite", "")
    query = f"?seite={page}" if page.isdecimal() and page != "1" else ""
    return {"canonical": request.build_absolute_uri(request.path + query)}


def record_meta(request: HttpRequest | None, record: Any, text: Any) -> dict[str, str]:
    """Head of a record: the canonical address is that of the language the text is written in."""
    with override(text.language):
        path = record.get_absolute_url()
    canonical = request.build_absolute_uri(path) if request else ""
    return {"description": text.teaser, "canonical": canonical}
