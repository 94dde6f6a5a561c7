"""Contacts and visiting details are drafts until somebody else approves them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from newsroom_people import World, act, edit_url, form_of, load, save, send

from pages.base.choosing import choosable
from pages.base.entries import entry_for
from pages.base.models import Contact, VisitingDetails
from pages.base.small_facts import address_of
from pages.demo import builders
from pages.events.models import ContactPoint
from pages.programmes.models import Programme

CANARY, STREET, PERSON = "Zeisig", "Nachtigallenweg", "Rita Rohrdommel"


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


def at_once(obj: Any) -> str:
    return reverse("publish_facts", args=[*address_of(obj)])


@pytest.fixture
def place(world: World) -> Any:
    """The visiting details of the county, with a person."""
    person = builders.contact(PERSON, team=world.team)
    mail = f"{STREET}@kitt.example"
    return builders.visiting(people=[person], team=world.team, street=STREET, email=mail)


@pytest.fixture
def addresses(world: World, place: Any) -> dict[str, str]:
    """Every public page that names a contact or a place to go to, and which of both."""
    builders.site()
    person, member = place.people.first().contact, builders.membership()
    town = builders.municipality("Kanarienstadt", district=member.district)
    page = builders.centre("Kreis", membership=member, visiting=place, team=world.team)
    point = builders.contact_point("Anlaufstelle", visiting=place, municipality=town)
    Programme.objects.filter(pk=member.programme_id).update(contact=person)
    programme = builders.programme_page(Programme.objects.get(pk=member.programme_id))
    offer = builders.opportunity(contact=person, municipality=town)
    release = builders.release("Meldung", press_contact=person)
    newsroom = builders.newsroom()
    newsroom.press_contact = person
    newsroom.save_revision().publish()
    return {
        page.url: "place person",
        point.get_absolute_url(): "place person",
        f"{reverse('finder')}?ort=Kanarienstadt": "place",
        offer.get_absolute_url(): "person",
        f"{release.url}": "person",
        f"{release.url}mitteilung.txt": "person",
        newsroom.url: "person",
        programme.url: "person",
    }


def heard(client: Client, addresses: Iterable[str], word: str) -> list[str]:
    found = []
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        if word in answer.content.decode():
            found.append(address)
    return found


def test_no_public_page_shows_what_is_not_approved(
    world: World, place: Any, addresses: dict[str, str], client: Client
) -> None:
    person, rike = place.people.first().contact, world.client("rike")
    save(rike, place, street=f"{STREET} Neu {CANARY}", email=f"{CANARY}@kitt.example")
    save(rike, person, name=f"{PERSON} {CANARY}")
    assert heard(client, addresses, CANARY) == []
    for word, kind in ((STREET, "place"), (PERSON, "person")):
        assert set(heard(client, addresses, word)) == {
            address for address, kinds in addresses.items() if kind in kinds
        }
    # What is offline, as before the first approval, is shown nowhere.
    for row in (place, person):
        fresh(row).unpublish()
    assert heard(client, addresses, STREET) == heard(client, addresses, PERSON) == []
    point = ContactPoint.objects.get()
    entry = entry_for(point, "de")
    assert entry and entry.visit is None


def test_prose_waits_and_the_approver_sees_the_fields(world: World, place: Any) -> None:
    rike, lena = world.client("rike"), world.client("lena")
    note = {"texts-0-accessibility": "Die Tür geht nach außen auf."}
    save(rike, place, **note, publish=True)
    stored = fresh(place)
    assert stored.text("accessibility") == "Der Eingang ist ebenerdig."
    rike.post(at_once(place))
    assert fresh(place).text("accessibility") == "Der Eingang ist ebenerdig."
    save(rike, place, submit=True)
    page = lena.get(edit_url(place)).content.decode()
    assert "nach außen" in page and '<span class="addition">' in page
    act(lena, fresh(place), "approve")
    assert fresh(place).text("accessibility") == "Die Tür geht nach außen auf."


@pytest.mark.parametrize("allowed", [True, False])
def test_small_facts_go_live_at_once_only_where_the_operator_allows_it(
    world: World, place: Any, settings: Any, allowed: bool
) -> None:
    settings.SMALL_FACTS_AT_ONCE = allowed
    rike, person = world.client("rike"), place.people.first().contact
    save(rike, place, **{"closed": "on", "week-0-opens": "10:00"})
    save(rike, person, phone="069 90009-155")
    assert not fresh(place).closed, "saving is not publishing"
    for row in (place, person):
        assert (at_once(row) in rike.get(edit_url(row)).content.decode()) is allowed
        world.client("fremd").post(at_once(row))
        assert fresh(row).has_unpublished_changes
        rike.post(at_once(row))
    assert fresh(place).closed is allowed
    assert (fresh(place).hours.first().opens.hour == 10) is allowed
    assert (fresh(person).phone == "069 90009-155") is allowed


def test_a_new_contact_is_nobodys_but_its_teams_until_it_is_approved(world: World) -> None:
    rike, fremd, lena = (world.client(name) for name in ("rike", "fremd", "lena"))
    add = reverse(Contact.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
    form = form_of(rike.get(add).content.decode())
    rike.post(add, {**form, "name": f"Rita {CANARY}", "show_name": "on", "action-publish": "on"})
    person = Contact.objects.get(name=f"Rita {CANARY}")
    assert not person.live and person.team == world.team
    others = choosable(world.people["fremd"], Contact)
    assert not others.filter(pk=person.pk).exists()
    assert fremd.get(edit_url(person)).status_code in {302, 403, 404}
    # What leans on it waits for it, and says so.
    offer = builders.opportunity(team=world.team)
    save(rike, offer, contact=str(person.pk), submit=True)
    page = lena.get(edit_url(offer)).content.decode()
    assert 'workflow-action-name="approve"' not in page
    assert f"„Rita {CANARY}“ muss zuerst freigegeben werden" in page
    send(lena, offer, load(lena, offer), **_APPROVE)
    act(lena, fresh(offer), "approve")
    lena.post(reverse("publish_urgently", args=[*address_of(offer)]), {"reason": "Eilt"})
    assert fresh(offer).contact != person and fresh(offer).workflow_in_progress
    with pytest.raises(ValidationError, match=CANARY):
        fresh(offer).get_latest_revision().publish()
    save(rike, person, submit=True)
    act(lena, fresh(person), "approve")
    send(lena, offer, load(lena, offer), **_APPROVE)
    assert fresh(person).live and fresh(offer).contact == person
    assert others.filter(pk=person.pk).exists()


_APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.mark.parametrize("model", [Contact, VisitingDetails])
def test_rows_of_before_stay_online_while_a_change_is_scheduled(
    world: World, model: type[Any]
) -> None:
    """They have no revision; Wagtail would take them offline."""
    row = model.objects.create(name="Von früher", team=world.team)
    assert row.live and row.live_revision is None
    draft = fresh(row)
    draft.name, draft.go_live_at = "Neu", timezone.now() + dt.timedelta(days=9)
    draft.save_revision(user=world.people["rike"]).publish()
    stored = fresh(row)
    assert stored.scheduled_revision and stored.live and stored.name == "Von früher"
    assert stored.live_revision.as_object().name == "Von früher"


def test_visiting_details_are_chosen_by_their_own_team_only(world: World, place: Any) -> None:
    for who, allowed in (("rike", True), ("fremd", False), ("lena", True)):
        rows = choosable(world.people[who], VisitingDetails)
        assert rows.filter(pk=place.pk).exists() is allowed
