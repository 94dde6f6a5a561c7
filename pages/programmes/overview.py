"""What a programme page shows beside its texts, read from the records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from pages.base.models import Organisation
from pages.base.worded import worded

from .figures import Records, figures
from .models import Cohort, Membership, Phase, PhaseSponsor, Programme, ProgrammePage

ProfileUrls = Callable[[list[Membership], str], dict[int, str]]
_profile_urls: list[ProfileUrls] = []


def register_profile_urls(function: ProfileUrls) -> None:
    """The profiles room says here where the profiles of memberships are: {membership id: url}."""
    _profile_urls.append(function)


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
    rows = Programme.objects.filter(pk=page.facts.programme_id)
    rows = rows.select_related("contact__organisation", "contact__picture", "logo")
    programme = worded(
        rows.annotate(
            has_cohorts=Exists(Cohort.objects.filter(programme=OuterRef("pk"))),
            has_phases=Exists(Phase.objects.filter(programme=OuterRef("pk"))),
        ),
        "contact",
    )[0]
    records = _records(programme)
    link_profiles(records.members + records.former, page.language)
    backers = _backers(programme)
    return {
        "programme": programme,
        "funders": [one for one in backers if one.funds],
        "carriers": [one for one in backers if one.carries],
        "figures": figures(programme, records=records),
        "phases": _phases(programme) if programme.has_phases else [],
        "cohorts": records.cohorts,
        "members": records.members,
        "former_members": records.former,
        "call_state": page.call_state(),
        "related": page.related(),
    }


def _records(programme: Any) -> Records:
    """Members, former members and cohorts: two queries, and the texts of the cohorts."""
    records = Records()
    if programme.has_cohorts:
        cohorts = Cohort.objects.filter(programme=programme).listed().order_by("number")
        records.cohorts = worded(cohorts.select_related("photo"))
    memberships = Membership.objects.filter(programme=programme).listed()
    day = timezone.localdate()
    for membership in memberships.select_related("district__seat", "municipality__district"):
        records.add(membership, day)
    records.members = _sorted(records.members)
    records.former = _sorted(records.former)
    return records


def _phases(programme: Programme) -> list[Phase]:
    sponsors = PhaseSponsor.objects.select_related("organisation")
    rows = Phase.objects.filter(programme=programme).listed().order_by("number")
    return worded(rows.prefetch_related(Prefetch("sponsors", queryset=sponsors)))


def _backers(programme: Programme) -> list[Any]:
    """The listed organisations that fund or carry the programme, marked with what they do."""
    rows = (
        Organisation.objects.listed()
        .annotate(
            funds=Exists(
                Programme.funders.through.objects.filter(
                    programme=programme, organisation=OuterRef("pk")
                )
            ),
            carries=Exists(
                Programme.carriers.through.objects.filter(
                    programme=programme, organisation=OuterRef("pk")
                )
            ),
        )
        .filter(Q(funds=True) | Q(carries=True))
    )
    return list(rows.order_by("sort_key", "pk"))


def _sorted(members: Any) -> list[Membership]:
    return sorted(members, key=lambda one: one.place.sort_key)
