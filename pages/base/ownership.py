"""Whose is it? The one policy that lists, forms, choosers, reports and bulk actions ask.

What a team edits has its `team`. A group gives its rights only within its reach: a district's
group within its own team, a translator's group within a language, staff of the state everywhere.
Which group reaches how far says the room of roles (`register_reaches`); a group that nobody speaks
of reaches nothing but what its own team owns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from wagtail.models import Page, TranslatableMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from .models import Contact, Organisation, Owned, Team, User, VisitingDetails
from .public import Public

acting: ContextVar[Any] = ContextVar("acting", default=None)
"""Who asks, in a request to the admin: titles of drafts are not shown to everybody."""

SEEING = frozenset({"view", "add", "change", "delete", "publish", "lock", "unlock"})
"""Whoever has one of these rights on a kind of record sees its records, within reach."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose records a group may work on. Without anything: nobody's."""

    everything: bool = False
    state: bool = False
    """What belongs to teams of the state, or to no team."""
    teams: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    """Rows in these languages, whoever owns them; their published sources can be seen."""

    def __or__(self, other: Self) -> Reach:
        return Reach(
            self.everything or other.everything,
            self.state or other.state,
            self.teams | other.teams,
            self.languages | other.languages,
        )

    def rows(self, model: Any) -> QuerySet[Any]:
        """The rows of a model of records within reach."""
        rows = model._base_manager.all()
        if self.everything:
            return rows
        within = [_source_q(model, owner) for owner in self._owners()]
        if self.languages and issubclass(model, TranslatableMixin):
            within.append(Q(locale__language_code__in=self.languages))
        return rows.filter(reduce(or_, within)) if within else rows.none()

    def _owners(self) -> Iterable[Q]:
        if self.teams:
            yield Q(team__in=self.teams)
        if self.state:
            yield Q(team__isnull=True) | Q(team__kind=Team.Kind.STATE)


def _source_q(model: Any, owner: Q) -> Q:
    """The owner is a fact: of a translation it is that of the German row."""
    if not issubclass(model, TranslatableMixin):
        return owner
    twins = model._base_manager.filter(
        owner,
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    german = Q(locale__language_code=settings.LANGUAGE_CODE)
    return (german & owner) | (~german & Q(Exists(twins)))


NOTHING, EVERYTHING = Reach(), Reach(everything=True)
Reaches = Callable[[Iterable[Group]], Mapping[int, Reach]]
_reaches: list[Reaches] = []


def register_reaches(reaches: Reaches) -> None:
    """Let `reaches(groups)` say how far groups reach, by the id of the group."""
    _reaches.append(reaches)


def reach(user: Any, *permissions: str) -> Reach:
    """How far the groups reach that give a person one of the permissions ("app.codename").

    Without permissions: how far all groups of the person reach together.
    """
    if not user.is_active or user.is_anonymous:
        return NOTHING
    if user.is_superuser:
        return EVERYTHING
    wanted = set(permissions)
    found = [far for far, names in _of_groups(user) if not wanted or names & wanted]
    return reduce(or_, found, NOTHING)


def sees_everything(user: Any) -> bool:
    """Whether a person is of the staff of communications, or an operator."""
    return reach(user).everything


def is_in_groups(user: Any) -> bool:
    """Whether a person has any role."""
    return bool(_of_groups(user))


def _of_groups(user: Any) -> list[tuple[Reach, frozenset[str]]]:
    """Reach and permissions of each group; asked once for the object of a person."""
    known: list[tuple[Reach, frozenset[str]]] | None = getattr(user, "_reaches", None)
    if known is None:
        groups = list(Group.objects.filter(user=user).select_related("team"))
        far: dict[int, Reach] = {group.pk: _of_team(group) for group in groups}
        for reaches in _reaches:
            for key, more in reaches(groups).items():
                far[key] = far[key] | more
        known = [(far[group.pk], _names(group)) for group in groups]
        user._reaches = known
    return known


def _of_team(group: Group) -> Reach:
    team: Team | None = getattr(group, "team", None)
    return Reach(teams=frozenset({team.pk})) if team else NOTHING


def _names(group: Group) -> frozenset[str]:
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return frozenset(f"{app}.{codename}" for app, codename in rows)


class OwnedPolicy(ModelPermissionPolicy):
    """Rights on records that teams own: the right on the model, and the record within reach."""

    def reach(self, user: Any, actions: Iterable[str]) -> Reach:
        """How far a person may do one of the actions."""
        return reach(user, *(self._get_permission_name(action) for action in actions))

    def visible(self, user: Any) -> QuerySet[Any]:
        """What a person finds in lists: what is within reach, and published sources."""
        if not self.user_has_any_permission(user, SEEING):
            return self.model._base_manager.none()
        far = self.reach(user, SEEING)
        rows = far.rows(self.model)
        if far.everything or not (far.languages and issubclass(self.model, TranslatableMixin)):
            return rows
        published = self.model.objects.sources().reachable()
        return self.model._base_manager.filter(
            Q(pk__in=rows.values("pk")) | Q(pk__in=published.values("pk"))
        )

    def choosable(self, user: Any) -> QuerySet[Any]:
        """What a person may point to: what is visible, and what is public anyway."""
        seen = Q(pk__in=self.visible(user).values("pk"))
        if self.reach(user, SEEING).everything:
            return self.model._base_manager.all()
        if issubclass(self.model, Public):
            seen |= Q(pk__in=_public(self.model).values("pk"))
        return self.model._base_manager.filter(seen)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        wanted = set(actions)
        if "view" in wanted:
            return self.visible(user)
        if not self.user_has_any_permission(user, wanted):
            return self.model._base_manager.none()
        return self.reach(user, wanted).rows(self.model)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Asks the stored row: what a form has put into the object does not count."""
        rows = self.instances_user_has_any_permission_for(user, actions)
        if instance.pk is None:
            return bool(self.user_has_any_permission(user, actions))
        return bool(rows.filter(pk=instance.pk).exists())

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any
    ) -> QuerySet[Any]:
        able = [
            user.pk
            for user in self.users_with_any_permission(actions)
            if self.user_has_any_permission_for_instance(user, actions, instance)
        ]
        rows: QuerySet[Any] = get_user_model()._default_manager.filter(pk__in=able)
        return rows


def _public(model: Any) -> QuerySet[Any]:
    """Rows of others that may be chosen, since everybody can see them."""
    rows: QuerySet[Any] = model.objects.reachable()
    if issubclass(model, VisitingDetails):
        return rows.none()  # they belong to one place, and so to one team
    if issubclass(model, Contact):
        shown = Organisation.objects.reachable().values("pk")
        at_home = Q(organisation__isnull=True) | Q(organisation__in=shown)
        return rows.filter(at_home, show_name=True)
    return rows


def may_own(user: User, model: type[Model]) -> tuple[QuerySet[Team], bool]:
    """The teams to which a person may give a record of that kind, and whether none is allowed."""
    policy = policy_registry.get_by_type(model)
    far = policy.reach(user, ["add", "change"]) if isinstance(policy, OwnedPolicy) else reach(user)
    if far.everything:
        return Team.objects.all(), True
    teams = Q(pk__in=far.teams)
    if far.state:
        teams |= Q(kind=Team.Kind.STATE)
    return Team.objects.filter(teams), far.state


def register_policies() -> None:
    """One policy for every kind of record that teams own. Pages have their tree instead."""
    for model in apps.get_models():
        if issubclass(model, Owned) and not issubclass(model, Page):
            register_permission_policy(model, OwnedPolicy(model))
