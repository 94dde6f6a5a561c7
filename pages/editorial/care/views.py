"""Remarks on what stands in a form, asked for while somebody writes."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permissions import policy_registry

from . import forms, kinds
from .results import results_of

LARGEST = 1_000_000  # bytes of a form; a long page has 60,000


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, content_type: int, key: int) -> HttpResponse:
    """Of a stored page or record: as in the form (POST), or as it was saved last (GET)."""
    row = _model(content_type)._base_manager.filter(pk=key).first()
    if row is None:
        raise Http404
    row = getattr(row, "specific", row)
    if not _may_change(request.user, row):
        raise PermissionDenied
    row = forms.draft(row)
    parent = row.get_parent() if isinstance(row, Page) else None
    return _answer(request, row, parent.specific if parent else None)


@require_http_methods(["POST"])
def check_new(request: HttpRequest, content_type: int, parent: int) -> HttpResponse:
    """Of a page or record that has never been saved. `parent` is 0 for records."""
    model = _model(content_type)
    row, above = model(), None
    if issubclass(model, Page):
        above = _parent(request.user, parent)
        row.locale = above.locale
        row.depth, row.path = above.depth + 1, above._get_path(above.path, above.depth + 1, 1)
    elif not policy_registry.get_by_type(model).user_has_permission(request.user, "add"):
        raise PermissionDenied
    elif issubclass(model, TranslatableMixin):
        row.locale = Locale.get_default()
    return _answer(request, row, above)


def _model(content_type: int) -> Any:
    kind = ContentType.objects.filter(pk=content_type).first()
    model = kind.model_class() if kind else None
    if model not in kinds.kinds() or not kinds.has_form(model):
        raise Http404
    return model


def _parent(user: Any, key: int) -> Any:
    page = Page.objects.filter(pk=key).first()
    if page is None:
        raise Http404
    if not page.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return page.specific


def _may_change(user: Any, row: Any) -> bool:
    if isinstance(row, Page):
        return bool(row.permissions_for_user(user).can_edit())
    policy = policy_registry.get(row)
    return bool(policy.user_has_permission_for_instance(user, "change", row))


def _answer(request: HttpRequest, row: Any, parent: Any) -> HttpResponse:
    if request.method == "POST":
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return JsonResponse({"error": _("This text is too long to be looked at.")}, status=413)
        row = forms.typed(row, request.POST, request.user, parent)
    results = results_of(row)
    html = render_to_string("editorial/care/results.html", {"results": results}, request)
    return JsonResponse({"html": html, "count": results.count})
