"""What a page outside the page tree says of itself: its path, and the head of a list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _

from .context import current_language


def trail(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the start page: pairs of label and address, the page itself last."""
    start = {"label": _("Home"), "url": f"/{current_language()}/"}
    return [start, *({"label": label, "url": url} for label, url in steps)]


def over_meta(over: object) -> dict[str, str]:
    """Head of something that no longer stands in lists: search engines forget it."""
    return {"robots": "noindex, follow" if over else ""}


def list_meta(
    title: str, page: Page[Any], *, filtered: bool = False, description: str = ""
) -> dict[str, str]:
    """Head of a list; of filtered views, which show the same again, search engines need none."""
    if page.number > 1:
        title = _("%(title)s, page %(number)s") % {"title": title, "number": page.number}
    robots = "noindex, follow" if filtered else ""
    return {"title": title, "description": description, "robots": robots}
