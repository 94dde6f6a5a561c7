"""What Wagtail lets be changed by hooks: choosers and menus of actions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks

from pages.base.choosing import choosable_pages
from pages.base.ownership import sees_everything

from . import tagging  # noqa: F401  # before the chooser of pictures is given its addresses

_NEVER = frozenset({"localize-convert-to-alias"})


@hooks.register("construct_page_chooser_queryset")
def only_choosable(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Own pages and public ones, and what stands above them."""
    if sees_everything(request.user):
        return pages
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


@hooks.register("construct_page_action_menu")
def no_aliases(items: list[Any], _request: HttpRequest, _context: dict[str, Any]) -> None:
    items[:] = [item for item in items if item.name not in _NEVER]
