"""What this part adds to Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.action_menu import ActionMenuItem as RecordMenuItem

from ..models import Hitch
from . import access, bundle_views, hitches, log, planning, views

PLAN = "action-plan"


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("publish-on/<int:content_type>/<int:key>/", views.plan, name="publishing_plan"),
        path("publish-together/", bundle_views.overview, name="publishing_bundles"),
        path("publish-together/<int:key>/", bundle_views.bundle, name="publishing_bundle"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    log.register(actions)


class _Plan:
    """“Publish on …” beside the other buttons. It saves the draft before it leads on."""

    label: Any = gettext_lazy("Publish on …")
    name = PLAN
    icon_name = "calendar-alt"

    def is_shown(self, context: dict[str, Any]) -> bool:
        user, row = context["request"].user, self.edited(context)
        if context["view"] == "create":
            return self.may_create(context)
        if context["view"] != "edit" or not access.may_publish(user, row):
            return False
        return not context.get("locked_for_user") or _is_planned(context)

    def edited(self, context: dict[str, Any]) -> Any:
        return context.get("page") or context.get("instance")

    def may_create(self, context: dict[str, Any]) -> bool:
        parent = context.get("parent_page")
        return bool(
            parent and parent.permissions_for_user(context["request"].user).can_publish_subpage()
        )

    def get_url(self, parent_context: dict[str, Any]) -> str | None:
        return access.plan_url(self.edited(parent_context)) if _is_planned(parent_context) else None

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)  # type: ignore[misc]
        if _is_planned(parent_context):
            context["label"] = _("Change or cancel the date")
        return context


class PlanPage(_Plan, PageMenuItem):
    """The item in the menu of a page."""


class PlanRecord(_Plan, RecordMenuItem):
    """The item in the menu of a record with drafts."""


@hooks.register("register_page_action_menu_item")
def plan_page() -> Any:
    return PlanPage(order=35)


@hooks.register("register_snippet_action_menu_item")
def plan_record(model: type[Any]) -> Any:
    return PlanRecord(order=35) if issubclass(model, DraftStateMixin) else None


@hooks.register("register_page_header_buttons")
def plan_in_header(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Translations are edited in a form of their own, without our button."""
    if access.may_publish(user, page):
        label = _("Publish on …")
        yield Button(label, access.plan_url(page), icon_name="calendar-alt", priority=12)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
@hooks.register("after_edit_snippet")
@hooks.register("after_create_snippet")
def lead_to_the_date(request: HttpRequest, row: Any) -> HttpResponse | None:
    if PLAN in request.POST and isinstance(row, DraftStateMixin):
        return HttpResponseRedirect(access.plan_url(row))
    return None


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def tell_what_failed(request: HttpRequest, row: Any) -> None:
    """Whoever opens what should be online reads why it is not."""
    if request.method != "GET" or not isinstance(row, DraftStateMixin):
        return
    for hitch in hitches.of(row):
        expires = hitch.what == Hitch.What.EXPIRE
        text = (
            _("This should be offline already. It did not work: %s")
            if expires
            else _("This should be online already. It did not work: %s")
        )
        messages.error(request, text % hitch.error)


@hooks.register("register_admin_menu_item")
def bundles_in_menu() -> MenuItem:
    return _BundleMenuItem(
        _("Publish together"),
        reverse("publishing_bundles"),
        name="publish-together",
        icon_name="calendar-alt",
        order=290,
    )


class _BundleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("editorial.change_bundle"))


def _is_planned(context: dict[str, Any]) -> bool:
    row = context.get("page") or context.get("instance")
    return row is not None and row.pk is not None and planning.planned(row) is not None
