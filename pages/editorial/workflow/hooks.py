"""What approval adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.action_menu import PublishMenuItem

from pages.base import approval

from ..pages_viewset import KittPageViewSet


@hooks.register("register_admin_viewset")
def views_of_pages() -> KittPageViewSet:
    return KittPageViewSet()


@hooks.register("construct_snippet_action_menu")
def hide_refused_publishing(
    items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """The button would do nothing: the form refuses it."""
    instance = context.get("instance")
    if instance is not None and approval.refusal(request.user, instance):
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]
