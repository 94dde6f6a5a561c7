"""Roles and teams that follow the groups of a person at the identity provider.

The setting OIDC_GROUPS maps groups there to roles and teams here. With every sign-in a person gets
those of the own groups and loses the others of the table; roles and teams that the table does not
name stay as the lead has given them. Nobody becomes an operator that way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db.models import Q
from django.http import HttpRequest

from pages.base.models import User

from ..people import acts, rules

logger = logging.getLogger(__name__)


def follow(person: User, said: dict[str, Any], request: HttpRequest) -> None:
    """Give a person the roles and teams of the groups that the provider has just said."""
    table: dict[str, Any] = settings.OIDC_GROUPS
    if not table or rules.is_operator(person):
        return
    theirs = groups_in(said)
    managed = _named(name for names in table.values() for name in _list(names))
    wanted = _named(name for group in theirs for name in _list(table.get(group)))
    kept = set(person.groups.all()) - managed
    acts.assign(person, kept | wanted, request)


def groups_in(said: dict[str, Any]) -> list[str]:
    """The groups in what a provider says of a person; a claim inside another has dots."""
    for part in (said.get("userinfo"), said.get("id_token"), said):
        value: Any = part
        for name in settings.OIDC_GROUPS_CLAIM.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        if value is not None:
            return [str(one) for one in _list(value)]
    return []


def _named(names: Iterable[str]) -> set[Group]:
    """The groups of roles and teams by their names; those that must not be given are left out."""
    wanted = set(names)
    rows = rules.assignable().filter(Q(name__in=wanted) | Q(team__name__in=wanted))
    found = set(rows.select_related("team"))
    known = {name for group in found for name in (group.name, _team_name(group))}
    for name in sorted(wanted - known):
        logger.warning("OIDC_GROUPS names “%s”, which is no role or team to be given.", name)
    return found


def _team_name(group: Any) -> str:
    return str(group.team.name) if hasattr(group, "team") else ""


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
