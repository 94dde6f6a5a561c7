"""What Wagtail lets be changed by hooks: choosers, menus, panels."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.home import RecentEditsPanel

from pages.base.choosing import choosable_pages, is_touchable
from pages.base.ownership import sees_everything

from . import tagging  # noqa: F401  # before the chooser of pictures is given its addresses

_FOR_STAFF = frozenset({"site-history", "page-types-usage"})
_NEVER = frozenset({"localize-convert-to-alias"})


@hooks.register("construct_page_chooser_queryset")
def only_choosable(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Own pages and public ones, and what stands above them."""
    if sees_everything(request.user):
        return pages
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


@hooks.register("construct_reports_menu")
def only_open_reports(request: HttpRequest, items: list[Any]) -> None:
    if not sees_everything(request.user):
        items[:] = [item for item in items if item.name not in _FOR_STAFF]


@hooks.register("construct_page_action_menu")
def no_aliases(items: list[Any], _request: HttpRequest, _context: dict[str, Any]) -> None:
    items[:] = [item for item in items if item.name not in _NEVER]


class OwnRecentEdits(RecentEditsPanel):
    """What somebody has edited, as far as the person still may."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["last_edits"] = [one for one in context["last_edits"] if is_touchable(user, one[1])]
        return context


@hooks.register("construct_homepage_panels")
def no_former_pages(_request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [OwnRecentEdits() if type(panel) is RecentEditsPanel else panel for panel in panels]
