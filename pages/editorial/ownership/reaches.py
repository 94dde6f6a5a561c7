"""How far the groups of the table of roles reach."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group

from pages.base.ownership import Reach

from ..roles import Whose, groups


def reaches(of: Iterable[Group]) -> dict[int, Reach]:
    """The reach of those groups that have a role, by id. That of a team comes from its group."""
    roles = {one.label: one for one in groups()}
    found = {}
    for group in of:
        if role := roles.get(group.name):
            languages = frozenset({role.language}) if role.language else frozenset()
            found[group.pk] = Reach(
                everything=role.whose is Whose.ALL,
                state=role.whose is Whose.STATE,
                languages=languages,
            )
    return found
