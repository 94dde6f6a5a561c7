"""Actions on many things at once: foreign ones are neither changed nor named."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base.choosing import arrangeable_pages, touchable_pages
from pages.base.ownership import OwnedPolicy, sees_everything

from .page_guards import touchable

_CHANGING = frozenset({"change", "delete"})


def only_own(request: HttpRequest, app_label: str, model_name: str, action: str) -> None:
    """Take what is not the person's own out of what was asked for; “all” means all own."""
    touchable(request)
    if sees_everything(request.user):
        return
    try:
        model: Any = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    own = _own(request.user, model, action)
    if own is None:
        return
    keys = _asked_for(request, model, action)
    allowed = own.filter(pk__in=keys).values_list("pk", flat=True)
    request.GET = request.GET.copy()  # type: ignore[assignment]
    request.GET.setlist("id", [str(key) for key in allowed])  # type: ignore[misc]
    request.META["QUERY_STRING"] = request.GET.urlencode()


def _asked_for(request: HttpRequest, model: Any, action: str) -> list[Any]:
    keys = request.GET.getlist("id")
    if "all" not in keys:
        return [key for key in keys if key.isdecimal()]
    kind = bulk_action_registry.get_bulk_action_class(
        model._meta.app_label, model._meta.model_name, action
    )
    if kind is None:
        raise Http404
    parent = request.GET.get("childOf")
    if parent:
        touchable(request, pk=parent)
    found = kind(request, model).get_all_objects_in_listing_query(parent)
    return [getattr(one, "pk", one) for one in found]


def _own(user: Any, model: Any, action: str) -> QuerySet[Any] | None:
    policy = policy_registry.get_by_type(model)
    if issubclass(model, Page):
        return arrangeable_pages(user) if action in {"delete", "move"} else touchable_pages(user)
    if isinstance(policy, OwnedPolicy):
        return policy.instances_user_has_any_permission_for(user, _CHANGING | {"publish"})
    if issubclass(model, get_image_model() | get_document_model()):
        rows: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, _CHANGING)
        return rows
    return None
