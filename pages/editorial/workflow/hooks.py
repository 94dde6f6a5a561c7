"""What approval adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem as RecordMenuItem
from wagtail.snippets.action_menu import PublishMenuItem

from pages.base import approval
from pages.base.small_facts import address_of

from ..models.approval import APPROVE
from ..pages_viewset import KittPageViewSet
from . import around_approval
from .people import is_lead


@hooks.register("register_admin_viewset")
def views_of_pages() -> KittPageViewSet:
    return KittPageViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    one = "<int:content_type>/<str:key>/"
    return [
        path(f"approval/facts/{one}", around_approval.publish_facts, name="publish_facts"),
        path(f"approval/urgent/{one}", around_approval.publish_urgently, name="publish_urgently"),
        path("reports/urgent/", around_approval.urgent_publications, name="urgent_publications"),
        path(
            "reports/urgent/<int:key>/reviewed/",
            around_approval.review_urgent,
            name="review_urgent",
        ),
    ]


@hooks.register("construct_snippet_action_menu")
def hide_refused_publishing(
    items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """The button would do nothing: the form refuses it."""
    instance = context.get("instance")
    if instance is not None and approval.refusal(request.user, instance):
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu", order=10)
def approval_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """To those who may approve, that is the button they came for."""
    items.sort(key=lambda item: item.name != APPROVE)


class _Urgent:
    label = _("Publish urgently")
    name = "action-urgent"
    icon_name = "warning"

    def is_shown(self, context: dict[str, Any]) -> bool:
        obj = self.asked(context)
        user = context["request"].user
        return context["view"] == "edit" and around_approval.may_be_urgent(user, obj)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("publish_urgently", args=[*address_of(self.asked(parent_context))])

    def asked(self, context: dict[str, Any]) -> Any:
        return context.get("page") or context.get("instance")


class UrgentPage(_Urgent, PageMenuItem):
    """The item in the menu of a page."""


class UrgentRecord(_Urgent, RecordMenuItem):
    """The item in the menu of a record."""


@hooks.register("register_page_action_menu_item")
def urgent_page() -> Any:
    return UrgentPage(order=90)


@hooks.register("register_snippet_action_menu_item")
def urgent_record(model: type[Any]) -> Any:
    return UrgentRecord(order=90)


class UrgentMenuItem(MenuItem):
    """In the menu of reports, for the lead."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_lead(request.user)


@hooks.register("register_reports_menu_item")
def urgent_item() -> MenuItem:
    return UrgentMenuItem(
        _("Published urgently"), reverse("urgent_publications"), icon_name="warning", order=1010
    )
