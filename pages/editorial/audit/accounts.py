"""Changes of accounts, memberships and rights, whoever and whatever makes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

from pages.base import audit
from pages.base.models import User

from . import acting, kinds

WATCHED = ("email", "is_active", "is_superuser", "is_staff")
_ACTIONS = {"post_add": "added", "post_remove": "removed"}
_told: ContextVar[bool] = ContextVar("told", default=False)


def connect() -> None:
    """Called once when the room is ready."""
    pre_save.connect(_before_user, sender=User, dispatch_uid="audit-before-user")
    post_save.connect(_after_user, sender=User, dispatch_uid="audit-user")
    post_delete.connect(_user_deleted, sender=User, dispatch_uid="audit-user-deleted")
    people: Any = User
    m2m_changed.connect(_groups, sender=people.groups.through, dispatch_uid="audit-groups")
    m2m_changed.connect(
        _permissions, sender=people.user_permissions.through, dispatch_uid="audit-permissions"
    )
    m2m_changed.connect(
        _permissions, sender=Group.permissions.through, dispatch_uid="audit-group-permissions"
    )
    for model in (GroupPagePermission, GroupCollectionPermission, GroupSitePermission):
        post_save.connect(_place_given, sender=model, dispatch_uid=f"audit-{model.__name__}")
        post_delete.connect(_place_taken, sender=model, dispatch_uid=f"audit-no-{model.__name__}")


@contextmanager
def told_together(group: Group, lines: list[str]) -> Iterator[None]:
    """Within the block the rights of a group change, and one entry tells it all."""
    token = _told.set(True)
    try:
        yield
    finally:
        _told.reset(token)
    _note(kinds.RIGHTS, of=group, changes=lines)


def _note(kind: str, **what: Any) -> None:
    audit.note(kind, request=acting.request.get(), **what)


def _before_user(instance: User, raw: bool = False, **kwargs: Any) -> None:
    fields = kwargs.get("update_fields")
    unseen = fields is not None and not set(fields) & set(WATCHED)
    stored = None if raw or unseen or not instance.pk else User.objects.filter(pk=instance.pk)
    instance._before = stored.values(*WATCHED).first() if stored is not None else None  # type: ignore[attr-defined]


def _after_user(instance: User, created: bool = False, raw: bool = False, **_kw: Any) -> None:
    if raw:
        return
    now = {name: getattr(instance, name) for name in WATCHED}
    if created:
        _note(kinds.ACCOUNT, of=instance, subject=instance.email, change="made", **now)
        return
    before = getattr(instance, "_before", None)
    if not before:
        return
    changed = {name: [before[name], now[name]] for name in WATCHED if before[name] != now[name]}
    if changed:
        _note(kinds.ACCOUNT, of=instance, subject=instance.email, change="changed", **changed)


def _user_deleted(instance: User, **_kwargs: Any) -> None:
    _note(kinds.ACCOUNT, subject=instance.email, change="deleted")


def _groups(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    if action == "pre_clear":
        names = [str(one) for one in (instance.user_set if reverse else instance.groups).all()]
        if names:
            _note(kinds.MEMBERSHIP, of=instance, removed=names)
    if action not in _ACTIONS or not pk_set:
        return
    if reverse:
        for user in User.objects.filter(pk__in=pk_set):
            _membership(user, _ACTIONS[action], [instance.name])
        return
    names = list(Group.objects.filter(pk__in=pk_set).values_list("name", flat=True))
    _membership(instance, _ACTIONS[action], names)


def _membership(user: User, verb: str, names: list[str]) -> None:
    _note(kinds.MEMBERSHIP, of=user, subject=user.email, **{verb: sorted(names)})


def _permissions(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    if _told.get() or reverse:
        return
    if action == "pre_clear":
        _note(kinds.RIGHTS, of=instance, removed=["*"])
    if action in _ACTIONS and pk_set:
        rows = Permission.objects.filter(pk__in=pk_set).select_related("content_type")
        names = sorted(f"{one.content_type.app_label}.{one.codename}" for one in rows)
        _note(kinds.RIGHTS, of=instance, **{_ACTIONS[action]: names})


def _place_given(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    if not raw and not _told.get():
        _place(instance, "added")


def _place_taken(instance: Any, **_kwargs: Any) -> None:
    if not _told.get():
        _place(instance, "removed")


def _place(instance: Any, verb: str) -> None:
    place = next(
        str(getattr(instance, name))
        for name in ("page", "collection", "site")
        if hasattr(instance, f"{name}_id")
    )
    right = f"{instance.permission.codename}: {place}"
    _note(kinds.RIGHTS, of=instance.group, **{verb: [right]})
