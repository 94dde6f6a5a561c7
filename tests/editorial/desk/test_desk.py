"""The desk of each role: own tasks, the right big button, nothing foreign, few queries."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from desk_people import entries
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from pages.base.models import KittImage, Team, User
from pages.demo import builders
from pages.editorial.models import Hitch
from pages.opportunities.models import Opportunity
from pages.press.models import NewsroomPage, PressReleasePage

pytestmark = pytest.mark.django_db
HOME = "/admin/"
MOST_QUERIES = 40


def html(user: User, url: str = HOME) -> str:
    client = Client()
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return str(response.content.decode())


def big_button(page: str) -> tuple[str, str]:
    found = re.search(r'kitt-desk__big" href="([^"]+)">(.*?)</a>', page, re.DOTALL)
    assert found
    return found[1], re.sub(r"<[^>]+>", "", found[2]).strip()


def offer(title: str, team: Team | None, **values: Any) -> Opportunity:
    german = Locale.objects.get(language_code="de")
    row = Opportunity(title=title, teaser="Kurz", team=team, locale=german, live=False)
    row.place_kind = "online"
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    Opportunity.objects.filter(pk=row.pk).update(live=True, first_published_at=timezone.now())
    return row


def draft(user: User, title: str) -> PressReleasePage:
    page = PressReleasePage(title=title, slug=title.lower().replace(" ", "-"), live=False)
    NewsroomPage.objects.sources().get().add_child(instance=page)
    page.save_revision(user=user)
    return page


@pytest.mark.parametrize(
    ("who", "label", "target"),
    [
        ("district", "Mein Profil bearbeiten", "/edit/"),
        ("other", "Neues Angebot", "/opportunity/add/"),
        ("author", "Neue Pressemitteilung", "/pressreleasepage/"),
        ("press", "Neue Pressemitteilung", "/pressreleasepage/"),
        ("lead", "Neue Pressemitteilung", "/pressreleasepage/"),
        ("translator", "Alle Übersetzungen", "/translations/"),
        ("operator", "Zustand des Systems", "/system/"),
    ],
)
def test_the_big_button_leads_to_the_most_frequent_action(
    people: dict[str, User], who: str, label: str, target: str
) -> None:
    page = html(people[who])
    url, text = big_button(page)
    assert text == label and target in url
    html(people[who], url)
    assert f"Guten Tag, {who.capitalize()}" in page


def test_a_profile_shows_what_is_missing_and_is_confirmed_with_one_click(
    people: dict[str, User],
) -> None:
    from pages.profiles.models import CentrePage

    profile = CentrePage.objects.get()
    profile.teaser = ""
    profile.save_revision()
    page = html(people["district"])
    needed, left = len(profile.needed_to_publish), len(re.findall(r"w:contentpath=", page))
    assert left and f"{needed - left} von {needed} Pflichtangaben" in page
    assert page.count("kitt-meter__full") == needed - left
    CentrePage.objects.filter(pk=profile.pk).update(live=True, confirmed_on=dt.date(2020, 1, 2))
    page = html(people["district"])
    assert "2.\xa0Januar 2020" in page and "veraltet sein kann" in page
    url = re.findall(r'<form method="post" action="([^"]+)"', page)[0]
    client = Client()
    client.force_login(people["district"])
    response = client.post(url)
    assert response.status_code == 302 and response["Location"] == HOME
    profile.refresh_from_db()
    assert profile.confirmed_on == timezone.localdate()
    assert "Landkreis Kassel" not in html(people["other"])


def test_drafts_dates_and_failures_stand_there_for_those_whose_they_are(
    people: dict[str, User],
) -> None:
    mine, other = draft(people["press"], "Entwurf Eins"), draft(people["lead"], "Entwurf Zwei")
    at = timezone.make_aware(dt.datetime(2031, 3, 4, 10, 0), timezone.get_default_timezone())
    type(mine.latest_revision).objects.filter(pk=other.latest_revision_id).update(
        approved_go_live_at=at
    )
    page = html(people["press"])
    assert "Meine Entwürfe" in page and "Entwurf Eins" in page and "noch nicht online" in page
    assert "geht am Di., 4. März 2031, um 10:00 Uhr online" in page
    for who in ("district", "translator"):
        assert "Entwurf" not in html(people[who])
    late = timezone.now() - dt.timedelta(hours=1)
    mine.latest_revision.approved_go_live_at = late
    mine.latest_revision.save()
    Hitch.objects.create(
        what=Hitch.What.PUBLISH,
        content_type_id=mine.latest_revision.base_content_type_id,
        object_id=str(mine.pk),
        due_at=late,
        error="Der Name ist vergeben.",
    )
    page = html(people["press"])
    assert "Nicht wie geplant" in page and "Der Name ist vergeben." in page
    assert "vergeben" not in html(people["district"])


def test_offers_and_pictures_that_grow_old_concern_their_own_team(people: dict[str, User]) -> None:
    team = Team.objects.get(name="Landkreis Kassel")
    today = timezone.localdate()
    week = dt.timedelta(days=7)
    offer("Bald vorbei", team, period_until=today + week)
    offer("Schon vorbei", team, apply_until=today - week)
    offer("Lange Zeit", team, period_until=today + 40 * week)
    offer("Nie bestätigt", team, confirmed_on=dt.date(2020, 1, 1))
    picture = builders.picture("Bild vom Fest")
    KittImage.objects.filter(pk=picture.pk).update(
        usable_until=today + week, collection=team.collection
    )
    page = html(people["district"])
    for title in ("Bald vorbei", "Schon vorbei", "Nie bestätigt", "Bild vom Fest"):
        assert title in page, title
    assert "Lange Zeit" not in page
    foreign = html(people["other"])
    assert "vorbei" not in foreign and "Bild vom Fest" not in foreign
    assert "Nichts wartet auf Sie" in foreign


def test_what_waits_and_what_came_back_says_who_and_why(people: dict[str, User]) -> None:
    from wagtail.models import Workflow

    from pages.profiles.models import CentrePage

    profile = CentrePage.objects.get()
    profile.save_revision(user=people["district"])
    workflow = profile.get_workflow() or Workflow.objects.get()
    workflow.start(profile, people["district"])
    assert "wartet auf Freigabe" in html(people["district"])
    page = html(people["lead"])
    assert big_button(page)[1] == "1 Entwurf wartet auf Freigabe"
    assert "eingereicht von District" in page and "seit" in page
    for who in ("press", "other", "author"):
        assert "eingereicht von" not in html(people[who])
    profile.refresh_from_db()
    step = profile.current_workflow_state.current_task_state
    step.task.specific.on_action(step, people["lead"], "reject", comment="Bitte kürzer.")
    page = html(people["district"])
    assert "zurückgegeben von Lead" in page and "Bitte kürzer." in page
    assert "Bitte kürzer." not in html(people["other"])


def test_the_number_of_queries_does_not_grow_with_what_waits(people: dict[str, User]) -> None:
    team = Team.objects.get(name="Landkreis Kassel")

    def more(count: int, start: int) -> None:
        for number in range(start, start + count):
            draft(people["press"], f"Entwurf {number}")
            row = offer(f"Angebot {number}", team, confirmed_on=dt.date(2020, 1, 1))
            row.save_revision(user=people["district"])

    def queries(who: str) -> int:
        client = Client()
        client.force_login(people[who])
        client.get(HOME)
        with CaptureQueriesContext(connection) as found:
            client.get(HOME)
        return len(found)

    more(6, 0)
    before = {who: queries(who) for who in people}
    more(12, 6)
    after = {who: queries(who) for who in people}
    assert after == before
    assert max(after.values()) <= MOST_QUERIES, after
    assert "Alle zeigen" in html(people["press"])
    whole = html(people["press"], reverse("desk_task", args=["drafts"]))
    assert "18 Einträge" in whole


def test_lists_of_others_are_not_there(people: dict[str, User]) -> None:
    client = Client()
    client.force_login(people["district"])
    assert client.get(reverse("desk_task", args=["failed-jobs"])).status_code == 404
    assert client.get(reverse("system_state")).status_code in (302, 403)
    assert "Aufgaben im Hintergrund" in html(people["operator"], reverse("system_state"))


def test_menus_lead_to_pages_that_open(people: dict[str, User]) -> None:
    """Each entry answers; none of another product, none on another website."""
    for who, user in people.items():
        client = Client()
        client.force_login(user)
        found = entries(user)
        assert len(found) > 3, who
        for item in found:
            assert "Wagtail" not in str(item.label) and item.url.startswith(("/", "#")), item.label
            if item.url != "#":
                response = client.get(item.url, follow=True)
                where = response.redirect_chain[-1][0] if response.redirect_chain else item.url
                assert response.status_code == 200 and where != HOME, (who, item.url)
