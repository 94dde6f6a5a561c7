"""Rows are chosen by typing: found in every spelling, and only what a person may choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.test import Client

from pages.base.combobox import rows
from pages.base.combobox.widgets import TypedChoice, TypedChoices
from pages.base.models import Contact, Organisation, Team, User
from pages.base.ownership import acting
from pages.demo import builders
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles
from pages.places.models import District, Municipality, Postcode

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Iterator[User]:
    """Somebody of a county, with a contact of another county that is not public."""
    builders.site()
    sync_roles()
    own, other = (
        Team.objects.create(name=name, kind=Team.Kind.COUNTY) for name in ("Kassel", "Fulda")
    )
    own.refresh_from_db()
    user = User.objects.create_user("ida@kreis.example", "x")
    assert own.group
    user.groups.add(own.group)
    builders.contact("Petra Öffentlich", team=other)
    Contact.objects.create(name="Petra Geheim", team=other, live=False)
    Contact.objects.create(name="Petra Eigen", team=own, live=False)
    token = acting.set(user)
    yield user
    acting.reset(token)


@pytest.fixture
def giessen(editor: User) -> Municipality:
    county = builders.district("Landkreis Gießen", key="06531")
    town = builders.municipality("Gießen", district=county, key="06531005")
    Postcode.objects.create(municipality=town, code="35390")
    builders.municipality("Lich", district=county)
    builders.municipality("Bad Nauheim", district=builders.district("Wetteraukreis"))
    return town


def labels(user: User, model: type[Any], typed: str) -> list[str]:
    return [one.label for one in rows.found(user, model, typed)[0]]


@pytest.mark.parametrize("typed", ["gießen", "GIESSEN", "giess", "Giesen", "35390", "06531005"])
def test_a_municipality_is_found(editor: User, giessen: Municipality, typed: str) -> None:
    found = labels(editor, Municipality, typed)
    if typed == "Giesen":
        assert found == []  # slips are for the search; a form shows the list again
    else:
        assert found[0] == "Gießen"


def test_by_county_and_best_first(editor: User, giessen: Municipality) -> None:
    assert labels(editor, Municipality, "landkreis giessen") == ["Gießen", "Lich"]
    assert labels(editor, Municipality, "gie") == ["Gießen", "Lich"]
    assert labels(editor, District, "wetterau") == ["Wetteraukreis"]


def test_only_what_may_be_chosen_is_offered(editor: User) -> None:
    client = Client()
    client.force_login(editor)
    answer = client.get("/admin/choose-rows/", {"of": "base.contact", "q": "Petra"}).json()
    assert [one["label"] for one in answer["options"]] == ["Petra Eigen", "Petra Öffentlich"]
    assert client.get("/admin/choose-rows/", {"of": "base.user"}).json()["options"] == []
    assert Client().get("/admin/choose-rows/", {"of": "base.contact"}).status_code == 302


def test_a_typed_name_is_looked_up_without_script(giessen: Municipality) -> None:
    widget = TypedChoice(Municipality)
    sent = {"town": str(giessen.pk), "town-shown": "Gießen", "town-typed": "Gießen"}
    assert widget.value_from_datadict(sent, {}, "town") == str(giessen.pk)
    assert widget.value_from_datadict({"town": "7"}, {}, "town") == "7"
    assert widget.value_from_datadict({**sent, "town-typed": ""}, {}, "town") is None
    typed = {"town": "", "town-shown": "", "town-typed": "giessen"}
    assert widget.value_from_datadict(typed, {}, "town") == str(giessen.pk)
    unknown = widget.value_from_datadict({**typed, "town-typed": "99999"}, {}, "town")
    assert unknown == "99999?"
    assert 'value="99999?"' in widget.render("town", unknown, {"id": "id_town"})


def test_a_foreign_draft_is_no_name_that_is_known(editor: User) -> None:
    sent = {"contact": "", "contact-shown": "", "contact-typed": "Petra Geheim"}
    assert TypedChoice(Contact).value_from_datadict(sent, {}, "contact") == "Petra Geheim"


def test_several_are_chosen_and_added(giessen: Municipality) -> None:
    county = giessen.district
    widget = TypedChoices(District)
    sent = QueryDict(f"of={county.pk}&of-typed=wetteraukreis; Nirgends")
    other = District.objects.get(name="Wetteraukreis")
    value = widget.value_from_datadict(sent, {}, "of")
    assert value == [str(county.pk), str(other.pk), "Nirgends"]
    shown = widget.render("of", value, {"id": "id_of"})
    assert shown.count("checked") == 2
    assert 'value="Nirgends"' in shown


def test_many_rows_are_searched_by_the_database(
    editor: User, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(rows, "_FEW", 1)
    for name in ("Verein Kassel", "Verein Fulda", "Chor Kassel"):
        builders.organisation(name)
    state = User.objects.create_user("land@kitt.example", "x")
    state.groups.add(Group.objects.get(name=role("approver").label))
    with django_assert_max_num_queries(12):
        assert labels(state, Organisation, "kassel verein") == ["Verein Kassel"]
