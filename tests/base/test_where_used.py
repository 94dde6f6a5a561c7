"""Where something is used, as each person may see it."""

from __future__ import annotations

from typing import Any

import pytest

from pages.base.models import Team, User
from pages.base.where_used import where_used
from pages.demo import builders
from pages.demo.builders import records
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def kassel() -> Team:
    builders.site()
    team = builders.team("Landkreis Kassel", Team.Kind.COUNTY)
    builders.team("Landkreis Fulda", Team.Kind.COUNTY)
    sync_roles()
    return team


def person(team: Team) -> User:
    email = f"u{team.pk}@example.org"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email)
    user.groups.add(Team.objects.get(pk=team.pk).group)
    return User.objects.get(pk=user.pk)


def titles(places: Any) -> list[str]:
    return [place.title for place in places.shown if "person" not in place.title]


def test_only_the_own_draft_is_named(kassel: Team) -> None:
    fulda = Team.objects.get(name="Landkreis Fulda")
    host = builders.organisation("Tafel", team=None)
    records.opportunity("Vorlesen", organisation=host, team=fulda)
    records.opportunity("Geheim", organisation=host, team=fulda, live=False)
    records.opportunity("Eigenes", organisation=host, team=kassel, live=False)
    places = where_used(host, person(kassel))
    assert titles(places) == ["Vorlesen", "Eigenes"]
    assert [bool(place.edit_url) for place in places.shown] == [False, True]
    # Three people who do not show their names, and the draft of the other county.
    assert (places.others, places.public) == (4, 1)
    boss = where_used(host, User.objects.create_superuser("boss@example.org", "x"))
    assert titles(boss) == ["Vorlesen", "Eigenes", "Geheim"]


def test_what_only_a_newer_draft_names(kassel: Team) -> None:
    fulda = Team.objects.get(name="Landkreis Fulda")
    before, after = builders.organisation("Alt", team=None), builders.organisation("Neu", team=None)
    offer = records.opportunity("Vorlesen", organisation=before, team=fulda)
    offer.organisation = after
    offer.save_revision()
    mine = where_used(after, person(fulda))
    assert [(one.title, one.draft_only, one.public) for one in mine.shown] == [
        ("Vorlesen", True, False)
    ]
    foreign = where_used(after, person(kassel))
    assert (foreign.shown, foreign.others, foreign.public) == ((), 1, 0)
    assert where_used(before, person(kassel)).public == 1


def test_a_contact_is_followed_to_the_pages(kassel: Team) -> None:
    contact = builders.contact("Frau Beispiel", team=kassel)
    visiting = builders.visiting("Zentrum", people=[contact], team=kassel)
    records.contact_point("Anlaufstelle", visiting=visiting, team=kassel)
    assert {"Anlaufstelle", "Zentrum"} <= set(titles(where_used(contact, person(kassel))))
