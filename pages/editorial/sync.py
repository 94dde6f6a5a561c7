"""Groups and collections as the table of roles wants them; `rights` does the granting."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import PAGE_PERMISSION_TYPES, Collection

from pages.base.models import KittDocument, KittImage, Team

from . import sections
from .rights import COLLECTIONS, Permissions, align, new_collection, shared_collection
from .roles import EVERYTHING, ROLES, Role, groups, role
from .workflow.setting_up import sync_approval


class RoleError(ValueError):
    """The table of roles names something that does not exist."""


def sync_roles(*, create: bool = True) -> list[str]:
    """Make all groups of the table what the table says; the differences found, as sentences.

    With `create=False` groups that do not exist yet are left out. Raises RoleError before
    anything is changed when the table names something unknown.
    """
    permissions = Permissions.load()
    check_table(permissions)
    with transaction.atomic():
        shared_collection()
        report = []
        for one in groups():
            group, news = _role_group(one, create=create)
            report += news
            if group:
                report += align(group, one, None, permissions)
        for team in Team.objects.select_related("group", "collection"):
            report += _sync_team(team, permissions)
        report += sync_approval()
    return report


def differences() -> list[str]:
    """What `sync_roles` would change, without changing it."""
    with transaction.atomic():
        report = sync_roles()
        transaction.set_rollback(True)
    return report


def sync_team(team: Team) -> list[str]:
    """Give a team its group, its collection and the rights on its profile pages, no others."""
    permissions = Permissions.load()
    check_table(permissions)
    with transaction.atomic():
        return _sync_team(team, permissions)


def forget_team(team: Team) -> None:
    """Take the rights of a deleted team away; its collection stays while it holds media."""
    if team.group:
        team.group.delete()
    collection = Collection.objects.filter(pk=team.collection_id).first()
    if collection and not _holds_media(collection):
        collection.delete()


def sync_profile(page: Any) -> None:
    """Hand a profile page over when its team has changed."""
    rows = type(page).objects.filter(translation_key=page.translation_key)
    wanted = set(rows.sources().filter(team__isnull=False).values_list("team", flat=True))
    holders = set(
        Team.objects.filter(group__page_permissions__page__in=rows.values("pk"))
        .values_list("pk", flat=True)
        .distinct()
    )
    for team in Team.objects.filter(pk__in=wanted ^ holders):
        sync_team(team)


def check_table(permissions: Permissions) -> None:
    """Raise RoleError with everything in the table that does not exist."""
    problems = [problem for one in (*ROLES, *groups()) for problem in _problems(one, permissions)]
    if problems:
        listed = "; ".join(dict.fromkeys(problems))
        raise RoleError(f"The table of roles is wrong, so nothing was changed: {listed}.")


def _problems(one: Role, permissions: Permissions) -> list[str]:
    actions = {action for action, *_names in PAGE_PERMISSION_TYPES}
    wanted = one.permissions - EVERYTHING | frozenset().union(*one.media.values())
    unknown = [f"unknown permission “{name}”" for name in sorted(wanted - permissions.ids.keys())]
    places = [sections.problem(name) for name in one.pages if "{" not in name]
    unknown += [text for text in places if text]
    unknown += [f"unknown collection “{name}”" for name in one.media.keys() - COLLECTIONS]
    for name, wanted_actions in one.pages.items():
        unknown += [
            f"unknown page action “{action}” on “{name}”"
            for action in sorted(wanted_actions - actions)
        ]
    return [f"{text} in the role “{one.code}”" for text in unknown]


def _role_group(one: Role, *, create: bool) -> tuple[Group | None, list[str]]:
    group = Group.objects.filter(name=one.label).first()
    if group or not create:
        return group, []
    return Group.objects.create(name=one.label), [f"{one.label}: group created"]


def _sync_team(team: Team, permissions: Permissions) -> list[str]:
    report = _give_group(team) + _give_collection(team)
    assert team.group  # just given
    return report + align(team.group, role("district_editor"), team, permissions)


def _give_group(team: Team) -> list[str]:
    name = _group_name(team)
    if team.group is None:
        team.group, created = Group.objects.get_or_create(name=name)
        Team.objects.filter(pk=team.pk).update(group=team.group)
        return [f"{name}: group created"] if created else [f"{name}: group taken over"]
    if team.group.name == name:
        return []
    before, team.group.name = team.group.name, name
    team.group.save(update_fields=["name"])
    return [f"{name}: group renamed, was “{before}”"]


def _group_name(team: Team) -> str:
    """“Redaktion: Landkreis Kassel”; with a number when another team's group has that name."""
    name = f"{role('district_editor').label}: {team.name}"
    taken = Group.objects.filter(name=name, team__isnull=False).exclude(team=team)
    return f"{name} ({team.pk})" if taken.exists() else name


def _give_collection(team: Team) -> list[str]:
    if team.collection is None:
        team.collection = new_collection(team.name)
        Team.objects.filter(pk=team.pk).update(collection=team.collection)
        return [f"{team.name}: collection created"]
    if team.collection.name == team.name:
        return []
    before, team.collection.name = team.collection.name, team.name
    team.collection.save(update_fields=["name"])
    return [f"{team.name}: collection renamed, was “{before}”"]


def _holds_media(collection: Collection) -> bool:
    return any(
        model.objects.filter(collection=collection).exists() for model in (KittImage, KittDocument)
    )
