"""What a programme page shows beside its texts, read from the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pages.base.models import Organisation

from .figures import figures
from .models import Cohort, Membership, Phase, Programme, ProgrammePage

ProfileUrls = Callable[[list[Membership], str], dict[int, str]]
_profile_urls: list[ProfileUrls] = []


def register_profile_urls(function: ProfileUrls) -> None:
    """The profiles room says here where the profiles of memberships are: {membership id: url}."""
    _profile_urls.append(function)


@dataclass(slots=True)
class Group:
    """Members of one cohort, phase or of none, in alphabetical order."""

    part: Cohort | Phase | None
    members: list[Membership] = field(default_factory=list)


def link_profiles(members: list[Membership], language: str) -> list[Membership]:
    """The same memberships with `profile_url` set (empty where there is no profile)."""
    urls: dict[int, str] = {}
    for function in _profile_urls:
        urls.update(function(members, language))
    for member in members:
        member.profile_url = urls.get(member.pk, "")
    return members


def programme_context(page: ProgrammePage) -> dict[str, Any]:
    """Context of a programme page: phases, cohorts, members, figures, who is behind it."""
    programme = (
        Programme.objects.filter(pk=page.facts.programme_id)
        .select_related("contact__organisation", "contact__picture", "logo")
        .prefetch_related("texts", "contact__texts")
        .get()
    )
    members = _sorted(programme.members())
    former = _sorted(programme.former_members())
    link_profiles(members + former, page.language)
    cohorts = list(
        Cohort.objects.filter(programme=programme)
        .listed()
        .select_related("photo")
        .prefetch_related("texts")
    )
    return {
        "programme": programme,
        "funders": Organisation.objects.listed().filter(funded_programmes=programme),
        "carriers": Organisation.objects.listed().filter(carried_programmes=programme),
        "figures": figures(programme),
        "phases": Phase.objects.filter(programme=programme)
        .listed()
        .prefetch_related("texts", "sponsors__organisation"),
        "cohorts": cohorts,
        "members": members,
        "former_members": former,
        "groups": _groups(members, cohorts),
        "call_state": page.call_state(),
        "related": page.related(),
    }


def _sorted(members: Any) -> list[Membership]:
    return sorted(members, key=lambda one: one.place.sort_key)


def _groups(members: list[Membership], cohorts: list[Cohort]) -> list[Group]:
    groups = {cohort.pk: Group(cohort) for cohort in cohorts}
    rest = Group(None)
    for member in members:
        groups.get(member.cohort_id or 0, rest).members.append(member)
    return [group for group in [*groups.values(), rest] if group.members]
