"""One person of each role, with a county and its profile; and what menus offer to them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.test import RequestFactory
from wagtail.admin.menu import admin_menu

from pages.base.models import Team, User
from pages.demo import builders
from pages.editorial import installation
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles


def make() -> dict[str, User]:
    installation.create_tree("Ehrenamt in Hessen")
    team = Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)
    Team.objects.create(name="Landkreis Fulda", kind=Team.Kind.COUNTY)
    builders.centre("Landkreis Kassel", team=team)
    sync_roles()
    groups = {
        "district": "Redaktion: Landkreis Kassel",
        "other": "Redaktion: Landkreis Fulda",
        "author": role("author").label,
        "press": role("press_officer").label,
        "lead": role("approver").label,
        "translator": "Übersetzung Englisch",
        "operator": role("operator").label,
    }
    found = {}
    for name, group in groups.items():
        found[name] = User.objects.create_user(
            f"{name}@kitt.example", "geheim-geheim", first_name=name.capitalize()
        )
        found[name].groups.add(Group.objects.get(name=group))
    return found


def entries(user: User) -> list[Any]:
    """All entries of the menus of a person, those within menus too."""
    request = RequestFactory().get("/admin/")
    request.user = user
    return _leaves(admin_menu.menu_items_for_request(request), request)


def _leaves(items: list[Any], request: Any) -> list[Any]:
    found: list[Any] = []
    for item in items:
        menu = getattr(item, "menu", None)
        found += _leaves(menu.menu_items_for_request(request), request) if menu else [item]
    return found
