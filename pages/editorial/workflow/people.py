"""Who approves what, and who hears of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base import approval
from pages.base.models import User

from ..roles import role


def is_lead(user: Any) -> bool:
    """Whether the person leads the communications, or administers the whole site."""
    return bool(user.is_active) and (
        user.is_superuser or user.groups.filter(name=role("approver").label).exists()
    )


def has_the_say(user: Any, obj: Any, task: Any) -> bool:
    """Whether it is up to this person whether the content goes live.

    That is who may publish it: of a district's content the lead, of releases and events the press
    office as well.
    """
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    if approval.is_of_a_district(obj) and not is_lead(user):
        return False
    return _in_groups(user, task) and _may_publish(user, obj)


def may_approve(user: Any, obj: Any, task: Any) -> bool:
    """Whether the person may let the present draft go live: nobody approves the own change."""
    return has_the_say(user, obj, task) and not approval.is_own_work(user, obj)


def approvers(obj: Any, task: Any) -> list[User]:
    """Those who may approve the present draft; administrators only where nobody else may."""
    groups = User.objects.filter(is_active=True, groups__in=task.groups.all())
    found = [user for user in groups.distinct().order_by("pk") if may_approve(user, obj, task)]
    if found:
        return found
    others = User.objects.filter(Q(is_superuser=True), is_active=True).order_by("pk")
    return [user for user in others if may_approve(user, obj, task)]


def _in_groups(user: Any, task: Any) -> bool:
    return bool(task.groups.filter(pk__in=user.groups.all()).exists())


def _may_publish(user: Any, obj: Any) -> bool:
    if isinstance(obj, Page):
        tester = obj.permissions_for_user(user)
        ever = getattr(tester, "may_ever_publish", tester.can_publish)
        return bool(ever())
    return bool(policy_registry.get(obj).user_has_permission_for_instance(user, "publish", obj))
