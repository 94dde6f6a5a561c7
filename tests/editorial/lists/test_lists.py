"""What stands in the lists of the admin, in which order, and what many steps at once do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.base.models import Change, Contact, Team, User
from pages.demo import builders
from pages.demo.builders import records, translations
from pages.editorial.sync import sync_roles
from pages.events.models import Event
from pages.opportunities.models import Opportunity

pytestmark = pytest.mark.django_db
EVENTS = "/admin/snippets/events/event/"
OFFERS = "/admin/snippets/opportunities/opportunity/"


@pytest.fixture
def world() -> Team:
    builders.site()
    builders.newsroom()
    team = builders.team("Landkreis Kassel", Team.Kind.COUNTY)
    builders.team("Staatskanzlei", Team.Kind.STATE)
    sync_roles()
    return team


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(user)
    return client


@pytest.fixture
def boss(world: Team) -> Client:
    return signed_in(User.objects.create_superuser("boss@example.org", "x"))


@pytest.fixture
def editor(world: Team) -> Client:
    user = User.objects.create_user("kassel@example.org")
    user.groups.add(Team.objects.get(pk=world.pk).group)
    return signed_in(user)


def rows(client: Client, url: str) -> list[str]:
    return [str(row) for row in client.get(url).context["object_list"]]


class TestLists:
    def test_state_and_english_text_in_words(self, boss: Client) -> None:
        german = records.event("Lesefest")
        translations.translate(german, title="Reading day")
        records.event("Ohne Englisch")
        coming = records.event("Bald", live=False)
        revision = coming.save_revision()
        moment = timezone.make_aware(dt.datetime(2099, 11, 24, 9))
        revision.approved_go_live_at = moment
        revision.save()
        found = boss.get(EVENTS)
        stand = {row.title: row for row in found.context["object_list"]}
        assert "Reading day" not in stand  # another language has its own filter
        assert stand["Lesefest"].translated.key == "there"
        assert stand["Ohne Englisch"].translated.key == "missing"
        assert stand["Bald"].standing.words == "geplant für 24.11.2099, 09:00"
        assert "geplant für 24.11.2099, 09:00" in found.content.decode()
        assert set(rows(boss, f"{EVENTS}?english=missing")) == {"Ohne Englisch", "Bald"}
        assert rows(boss, f"{EVENTS}?locale=en") == ["Reading day"]
        assert rows(boss, f"{EVENTS}?standing=scheduled") == ["Bald"]

    def test_the_order_is_kept_for_the_person_and_can_be_forgotten(
        self, boss: Client, editor: Client
    ) -> None:
        for name in ("Anna", "Berta"):
            builders.contact(name)
        url = reverse(Contact.snippet_viewset.get_url_name("list"))
        assert rows(boss, f"{url}?ordering=-name")[:2] == ["Berta", "Anna"]
        assert rows(boss, url)[:2] == ["Berta", "Anna"]
        assert "?ordering=" in boss.get(url).content.decode()
        assert rows(boss, f"{url}?ordering=") == ["Anna", "Berta"]
        assert rows(boss, url) == ["Anna", "Berta"]

    def test_not_confirmed_for_months(self, boss: Client) -> None:
        today = timezone.localdate()
        for title, days in (("Alt", 400), ("Neu", 10)):
            offer = records.opportunity(title)
            Opportunity.objects.filter(pk=offer.pk).update(
                confirmed_on=today - dt.timedelta(days=days)
            )
        assert rows(boss, f"{OFFERS}?unconfirmed=6") == ["Alt"]
        assert rows(boss, f"{OFFERS}?unconfirmed=3&english=missing") == ["Alt"]

    def test_lists_of_pages_search_and_filter(self, boss: Client) -> None:
        builders.release("Spatenstich", live=True)
        builders.release("Jubiläum", live=True)
        found = boss.get("/admin/releases/?q=Spaten&standing=live&ordering=title")
        assert [page.title for page in found.context["object_list"]] == ["Spatenstich"]

    def test_an_empty_list_says_what_to_do(self, boss: Client) -> None:
        assert "Ersten Eintrag anlegen" in boss.get(EVENTS).content.decode()


def step(client: Client, model: Any, action: str, *objs: Any, **data: Any) -> tuple[str, Any]:
    name = model._meta.model_name
    url = f"/admin/bulk/{model._meta.app_label}/{name}/{action}/?next=/admin/"
    url += "".join(f"&id={obj.pk}" for obj in objs)
    before = client.get(url).content.decode()
    answer = client.post(url, data)
    told = " | ".join(str(one) for one in answer.wsgi_request._messages)
    return before, told


class TestSteps:
    def test_publishing_says_what_goes_and_what_not(self, boss: Client) -> None:
        ready = records.event("Fertig", live=False)
        ready.save_revision()
        lacking = records.event("Unfertig", live=False)
        lacking.teaser = ""
        lacking.save_revision()
        online = records.event("Online")
        before, told = step(boss, Event, "publish", ready, lacking, online)
        assert "1 Eintrag" in before
        assert "Unfertig: " in before and "fehlt" in before and "schon online" in before
        assert "Fertig" in told and "Unfertig" in told and "fehlt" in told
        live = dict(Event.objects.values_list("title", "live"))
        assert live == {"Fertig": True, "Unfertig": False, "Online": True}

    def test_offers_are_confirmed_and_recorded(self, editor: Client, world: Team) -> None:
        mine = records.opportunity("Meins", team=world)
        foreign = records.opportunity("Fremd", team=Team.objects.get(name="Staatskanzlei"))
        Opportunity.objects.update(confirmed_on=None)
        latest = Change.objects.latest("pk").pk
        before, told = step(editor, Opportunity, "confirm", mine, foreign)
        assert "Meins" in before and "Fremd" not in before + told
        days = dict(Opportunity.objects.values_list("title", "confirmed_on"))
        assert days == {"Meins": timezone.localdate(), "Fremd": None}
        assert Change.objects.filter(pk__gt=latest, object_id=str(mine.pk)).exists()

    def test_a_district_neither_publishes_nor_gives_away(self, editor: Client, world: Team) -> None:
        mine = records.opportunity("Meins", team=world, live=False)
        mine.save_revision()
        _before, told = step(editor, Opportunity, "publish", mine)
        state = Team.objects.get(name="Staatskanzlei")
        step(editor, Opportunity, "team", mine, team=state.pk)
        step(editor, Opportunity, "unpublish", mine)
        mine.refresh_from_db()
        assert not mine.live and mine.team == world and "Freigabe" in told

    def test_another_team_also_in_the_draft(self, boss: Client, world: Team) -> None:
        offer = records.opportunity("Kochen", team=world)
        state = Team.objects.get(name="Staatskanzlei")
        _before, told = step(boss, Opportunity, "team", offer, team=state.pk)
        offer.refresh_from_db()
        assert offer.team == state and "Staatskanzlei" in told
        assert offer.get_latest_revision_as_object().team == state
        assert offer.live and not offer.has_unpublished_changes

    def test_taken_offline(self, boss: Client) -> None:
        offer = records.opportunity("Kochen")
        before, told = step(boss, Opportunity, "unpublish", offer)
        offer.refresh_from_db()
        assert not offer.live and "verschwindet" in before and "offline" in told
