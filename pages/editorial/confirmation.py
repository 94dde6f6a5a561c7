"""“Still right”: somebody looked at a profile or an offer and nothing had to be changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import ActionMenuItem as RecordMenuItem


def confirm(request: HttpRequest, content_type: int, key: int) -> HttpResponse:
    """Ask once, then note the day. Only for those who may edit the content."""
    obj = _confirmable(content_type, key)
    if not may_confirm(request.user, obj):
        raise PermissionDenied
    back = AdminURLFinder(request.user).get_edit_url(obj) or reverse("wagtailadmin_home")
    if request.method == "POST":
        obj.confirm()
        messages.success(request, _("Thank you. “%s” is confirmed as of today.") % obj)
        return HttpResponseRedirect(get_valid_next_url_from_request(request) or back)
    return TemplateResponse(request, "editorial/confirm.html", {"object": obj, "back_url": back})


def _confirmable(content_type: int, key: int) -> Any:
    model: Any = ContentType.objects.filter(pk=content_type).first()
    model = model.model_class() if model else None
    obj = model._base_manager.filter(pk=key).first() if hasattr(model, "confirm") else None
    if obj is None:
        raise Http404
    return obj


def may_confirm(user: Any, obj: Any) -> bool:
    """Whether this person may edit the content, and so answer for it."""
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).can_edit())
    return bool(policy_registry.get(obj).user_has_permission_for_instance(user, "change", obj))


def confirm_url(obj: Any) -> str:
    """The address of the question about `obj`."""
    content_type = ContentType.objects.get_for_model(obj)
    return reverse("confirm", args=[content_type.pk, obj.pk])


class _Confirm:
    label = gettext_lazy("Everything is still right")
    name = "action-confirm"
    icon_name = "check"

    def is_shown(self, context: dict[str, Any]) -> bool:
        obj = self.asked(context)
        return context["view"] == "edit" and hasattr(obj, "confirm") and obj.is_source and obj.live

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return confirm_url(self.asked(parent_context))

    def asked(self, context: dict[str, Any]) -> Any:
        return context.get("page") or context.get("instance")


class ConfirmPage(_Confirm, PageMenuItem):
    """The item in the menu of a profile."""


class ConfirmRecord(_Confirm, RecordMenuItem):
    """The item in the menu of an opportunity."""
