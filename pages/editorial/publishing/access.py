"""Who may put something online, and how it is found."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry

from pages.base import approval

from . import due


def found(content_type: int, key: int) -> Any:
    """The stored page or record, with its own type."""
    kind = ContentType.objects.filter(pk=content_type).first()
    model: Any = kind.model_class() if kind else None
    row = None
    if model is not None and issubclass(model, DraftStateMixin):
        row = model._base_manager.filter(pk=key).first()
    if row is None:
        raise Http404
    return due.specific(row)


def may_publish(user: Any, row: Any) -> bool:
    """Whether this person may put it online. Aliases follow what they are made of."""
    if isinstance(row, Page):
        return bool(row.permissions_for_user(user).can_publish()) and not row.alias_of_id
    policy = policy_registry.get(row)
    allowed = policy.user_has_permission_for_instance(user, "publish", row)
    return bool(allowed) and not approval.refusal(user, row)


def require(user: Any, row: Any) -> None:
    """Raise PermissionDenied for those who may not, and while somebody else has locked it."""
    lock = row.get_lock() if hasattr(row, "get_lock") else None
    locked = lock is not None and lock.for_user(user)
    if not may_publish(user, row) or (locked and not isinstance(lock, ScheduledForPublishLock)):
        raise PermissionDenied


def plan_url(row: Any) -> str:
    """The address of “Publish on …” for a page or record."""
    content_type, key = due.key_of(row)
    return reverse("publishing_plan", args=[content_type, key])


def edit_url(user: Any, row: Any) -> str:
    """Where a person edits it."""
    url: str | None = AdminURLFinder(user).get_edit_url(row)
    return url or reverse("wagtailadmin_home")
