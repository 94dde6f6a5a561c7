"""Whom the lead may manage, and which groups may be given: nothing that leads to more rights."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from pages.base.models import User

from ..roles import groups, role

MANAGE = "base.manage_people"
OPERATOR = "operator"
_BEYOND = ("add_user", "change_user", "delete_user", "add_group", "change_group")
"""Who has one of these rights could give themselves every other."""


def require_manager(request: HttpRequest) -> None:
    """Raise PermissionDenied for those who do not manage people."""
    if not request.user.has_perm(MANAGE):
        raise PermissionDenied


def assignable() -> QuerySet[Group]:
    """The groups of the table of roles and of the teams, but for the operator's."""
    labels = [one.label for one in groups() if one.code != OPERATOR]
    given = Group.objects.filter(Q(name__in=labels) | Q(team__isnull=False))
    return given.exclude(permissions__codename__in=_BEYOND).distinct()


def is_operator(person: Any) -> bool:
    """Whether the person may do more than the lead."""
    if person.is_superuser:
        return True
    held = Q(group__user=person) | Q(user=person)
    return (
        person.groups.filter(name=role(OPERATOR).label).exists()
        or Permission.objects.filter(held, codename__in=_BEYOND).exists()
    )


def may_edit(actor: Any, person: User) -> bool:
    """Nobody edits themselves here, and only operators edit operators."""
    if actor.pk == person.pk or not actor.has_perm(MANAGE):
        return False
    return bool(actor.is_superuser) or not is_operator(person)


def require_editable(request: HttpRequest, person: User) -> None:
    if not may_edit(request.user, person):
        raise PermissionDenied
