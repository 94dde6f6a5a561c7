"""Publishing in the form of translations, which knows nothing of our rules."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from pages.base import approval

from ..ownership.translating import may_publish


@hooks.register("before_edit_page", order=-10)
@hooks.register("before_edit_snippet", order=-10)
def only_what_may_go_live(request: HttpRequest, obj: Any) -> HttpResponse | None:
    """Before the form of translations sees the request: rights on this row, and four eyes."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    row = obj.specific if isinstance(obj, Page) else obj
    reason = approval.refusal(request.user, row)
    if reason:
        messages.warning(request, reason)
        return HttpResponseRedirect(request.path)
    if not may_publish(request.user, row):
        raise PermissionDenied
    return None
