"""Logins for trying Kitt out: one per role, with a password that everybody knows.

They work only where the settings say DEMO_LOGINS; a public installation neither lets them in nor
starts while they are in its database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.text import slugify

from pages.base.models import Team, User
from pages.editorial.roles import groups
from pages.editorial.sync import sync_roles

DEMO_PASSWORD = "kitt-demo-2026"
DOMAIN = "kitt.example"
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PEOPLE = {
    "operator": ("betrieb", "Britta", "Betrieb"),
    "approver": ("leitung", "Lena", "Leitung"),
    "press_officer": ("pressestelle", "Paul", "Presse"),
    "author": ("redaktion", "Rosa", "Redaktion"),
    "translator": ("uebersetzung", "Ulla", "Übersetzung"),
}
"""Role → local part of the address, and a name that says what the person does."""


@dataclass(frozen=True, slots=True)
class Login:
    """A line of the table that `manage.py demo_logins` prints."""

    role: str
    email: str
    password: str = DEMO_PASSWORD


def require_allowed() -> None:
    """Raise ImproperlyConfigured under settings that do not allow demo logins."""
    if not settings.DEMO_LOGINS:
        raise ImproperlyConfigured(
            "Demo logins have a public password, so these settings do not allow them. "
            "Use “manage.py setup_site” to make an administrator."
        )


def create_demo_logins(teams: Iterable[Team] = ()) -> list[User]:
    """One person per role and one per team of `teams`; those that exist already stay as they are.

    Returns the new ones.
    """
    require_allowed()
    with transaction.atomic():
        sync_roles()
        made = [
            _person(f"{address}{_suffix(one.language)}", first, last, one.label)
            for one in groups()
            for address, first, last in [_PEOPLE[one.code]]
        ]
        for team in teams:
            group = Team.objects.select_related("group").get(pk=team.pk).group
            assert group  # every saved team has one
            address = slugify(team.name.lower().translate(_LETTERS))
            made.append(_person(address, "Rike", "Redaktion", group.name))
    return [user for user in made if user]


def demo_logins() -> list[Login]:
    """The demo logins that can sign in, in the order of the table of roles, then by team."""
    order = {one.label: place for place, one in enumerate(groups())}
    rows = User.objects.filter(is_demo=True, is_active=True).prefetch_related("groups")
    logins = [Login(_role_of(user), user.email) for user in rows]
    return sorted(logins, key=lambda login: (order.get(login.role, len(order)), login.role))


def remove_demo_logins() -> int:
    """Delete the demo logins; how many there were."""
    return User.objects.filter(is_demo=True).delete()[1].get(User._meta.label, 0)


def _suffix(language: str) -> str:
    """Only a second foreign language needs its code in the address."""
    foreign = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return f"-{language}" if language and language != foreign[0] else ""


def _person(address: str, first: str, last: str, group: str) -> User | None:
    email = f"{address}@{DOMAIN}"
    if User.objects.filter(email=email).exists():
        return None
    user = User.objects.create(
        email=email, password=_hashed(), first_name=first, last_name=last, is_demo=True
    )
    user.groups.add(Group.objects.get(name=group))
    return user


@cache
def _hashed() -> str:
    """The hash of the password that all share; a new one for each would take seconds."""
    return make_password(DEMO_PASSWORD)


def _role_of(user: User) -> str:
    names = sorted(group.name for group in user.groups.all())
    return ", ".join(names) or "–"
