"""Rights of a group: what the table wants, what the database has, and the steps between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)

from pages.base.models import Team

from . import sections
from .audit.accounts import told_together
from .roles import EVERYTHING, Role

SHARED_COLLECTION = "Gemeinsame Medien"
COLLECTIONS = frozenset({"all", "shared", "own"})
Right = tuple[str, int, int]
"""Kind ("model", "page", "collection", "site"), id of the place (0: none), id of the permission."""
MANY = 40
"""More permissions than that are counted in reports and not named one by one."""

_PLACED: dict[str, tuple[Any, str]] = {
    "page": (GroupPagePermission, "page"),
    "collection": (GroupCollectionPermission, "collection"),
    "site": (GroupSitePermission, "site"),
}


@dataclass(slots=True)
class Permissions:
    """All permissions of the database, by "app.codename" and by id."""

    ids: dict[str, list[int]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Permissions:
        found = cls()
        rows = Permission.objects.values_list("pk", "content_type__app_label", "codename")
        for key, app, codename in rows:
            found.ids.setdefault(f"{app}.{codename}", []).append(key)
            found.names[key] = f"{app}.{codename}"
        return found

    def of(self, names: frozenset[str]) -> list[int]:
        if names == EVERYTHING:
            return list(self.names)
        return [key for name in names for key in self.ids[name]]

    def on_pages(self, actions: frozenset[str]) -> list[int]:
        app, model = Page._meta.app_label, Page._meta.model_name
        return self.of(frozenset(f"{app}.{action}_{model}" for action in actions))


def new_collection(name: str) -> Collection:
    """A new collection; the root is read again because its counters go stale in memory."""
    root = Collection.get_first_root_node()
    return root.add_child(instance=Collection(name=name))


def shared_collection() -> Collection:
    """What all teams may use: made when it is missing."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=SHARED_COLLECTION, team__isnull=True).first()
    return found or new_collection(SHARED_COLLECTION)


def align(group: Group, one: Role, team: Team | None, permissions: Permissions) -> list[str]:
    """Give the group the rights of its role and take all others; what was done, as sentences."""
    wanted = _wanted(one, team, permissions)
    present = _present(group)
    grant, revoke = wanted - present, present - wanted
    if not grant and not revoke:
        return []
    lines = [*_lines("granted", grant, permissions), *_lines("revoked", revoke, permissions)]
    with told_together(group, lines):
        _grant(group, grant)
        _revoke(group, revoke)
    return [f"{group.name}: {line}" for line in lines]


def _wanted(one: Role, team: Team | None, permissions: Permissions) -> set[Right]:
    rights: set[Right] = {("model", 0, key) for key in permissions.of(one.permissions)}
    for section, actions in one.pages.items():
        for page in sections.pages_of(section, team):
            rights |= {("page", page, key) for key in permissions.on_pages(actions)}
    for place, names in one.media.items():
        collection = _media_place(place, team)
        rights |= {("collection", collection.pk, key) for key in permissions.of(names)}
    return rights


def _media_place(place: str, team: Team | None) -> Collection:
    if place == "all":
        return Collection.get_first_root_node()
    if place == "own" and team and team.collection:
        return team.collection
    return shared_collection()


def _present(group: Group) -> set[Right]:
    rights: set[Right] = {
        ("model", 0, key) for key in group.permissions.values_list("pk", flat=True)
    }
    for kind, (model, place) in _PLACED.items():
        rows = model._default_manager.filter(group=group).values_list(place, "permission")
        rights |= {(kind, page, key) for page, key in rows}
    return rights


def _grant(group: Group, rights: set[Right]) -> None:
    group.permissions.add(*[key for kind, _place, key in rights if kind == "model"])
    for kind, (model, place) in _PLACED.items():
        model._default_manager.bulk_create(
            model(**{"group": group, f"{place}_id": where, "permission_id": key})
            for right_kind, where, key in rights
            if right_kind == kind
        )


def _revoke(group: Group, rights: set[Right]) -> None:
    group.permissions.remove(*[key for kind, _place, key in rights if kind == "model"])
    for kind, where, key in rights:
        if kind in _PLACED:
            model, place = _PLACED[kind]
            held = {f"{place}_id": where, "permission_id": key}
            model._default_manager.filter(group=group, **held).delete()


def _lines(verb: str, rights: set[Right], permissions: Permissions) -> Iterator[str]:
    plain = sorted(permissions.names[key] for kind, _place, key in rights if kind == "model")
    if len(plain) > MANY:
        yield f"{verb} {len(plain)} permissions"
    else:
        yield from (f"{verb} {name}" for name in plain)
    yield from sorted(
        f"{verb} {permissions.names[key]} on {kind} “{_place(kind, where)}”"
        for kind, where, key in rights
        if kind in _PLACED
    )


def _place(kind: str, where: int) -> Any:
    model, name = _PLACED[kind]
    related: Any = model._meta.get_field(name).related_model
    return related._default_manager.get(pk=where)
