"""Lists and choosers that know no rights: for the staff, or for nobody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Workflow
from wagtail.permissions import policy_registry

from pages.base.ownership import sees_everything


def staff_only(request: HttpRequest, **_kwargs: Any) -> None:
    """Lists that know no rights."""
    if not sees_everything(request.user):
        raise PermissionDenied


def workflow_staff(request: HttpRequest, **_kwargs: Any) -> None:
    """Steps of workflows are chosen by those who set workflows up."""
    policy = policy_registry.get_by_type(Workflow)
    if not policy.user_has_any_permission(request.user, ["add", "change"]):
        raise PermissionDenied


def only_numbers(request: HttpRequest, **_kwargs: Any) -> None:
    """Choosers take what stands in an address for the number of something."""
    keys = [key for key in request.GET.getlist("id") if key.isdecimal() and len(key) < 19]
    request.GET = request.GET.copy()  # type: ignore[assignment]
    request.GET.setlist("id", keys)  # type: ignore[misc]
