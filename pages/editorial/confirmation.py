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
from wagtail.admin.utils import get_admin_url  # type: ignore[attr-defined]
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import ActionMenuItem as RecordMenuItem


def confirm(request: HttpRequest, content_type: int, key: int) -> HttpResponse:
    """Ask once, then note the day. Only for those who may edit the content."""
    obj = _confirmable(content_type, key)
    if not may_confirm(request.user, obj):
        raise PermissionDenied
    if request.method == "POST":
        obj.confirm()
        messages.success(request, _("Thank you. “%s” is confirmed as of today.") % obj)
        return HttpResponseRedirect(edit_url(obj))
    return TemplateResponse(
        request, "editorial/confirm.html", {"object": obj, "back_url": edit_url(obj)}
    )
