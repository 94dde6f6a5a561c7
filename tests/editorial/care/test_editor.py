"""Hints in the form and in the report: of what is typed, and only for those who may edit it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from pages.base.models import Team, User
from pages.demo import builders
from pages.editorial import installation
from pages.editorial.care import keeping
from pages.editorial.models import CheckedText
from pages.profiles.models import CentrePage

pytestmark = pytest.mark.django_db
BAD = "Wir beraten derzeit elf Vereine. Alle Bürger*innen sind willkommen."


@pytest.fixture
def profiles(db: None) -> dict[str, Any]:
    """Two counties, each with a profile, an offer and an editor; and the lead."""
    installation.create_tree("Ehrenamt in Hessen")
    found: dict[str, Any] = {}
    for name in ("Kassel", "Fulda"):
        team = Team.objects.create(name=f"Landkreis {name}", kind=Team.Kind.COUNTY)
        found[name] = builders.centre(f"Landkreis {name}", team=team, portrait=BAD)
        found[f"{name} offer"] = builders.opportunity(f"Lesen in {name}", team=team, benefits=BAD)
    return found


def signed_in(name: str, group: str) -> Client:
    user = User.objects.create_user(f"{name}@kitt.example", "x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(profiles: dict[str, Any]) -> Client:
    return signed_in("rike", "Redaktion: Landkreis Kassel")


def check_url(obj: Any) -> str:
    return reverse("care_check", args=[ContentType.objects.get_for_model(obj).pk, obj.pk])


def test_what_is_typed_is_looked_at_and_not_stored(
    editor: Client, profiles: dict[str, Any]
) -> None:
    page = profiles["Kassel"]
    answer = editor.post(
        check_url(page), {"title": "Kassel", "portrait": "Nun ist es GANZ WICHTIG!!!"}
    )
    said = answer.json()
    assert answer.status_code == 200
    assert said["count"] >= 3
    assert "„Nun“" in said["html"]
    assert 'data-field="portrait"' in said["html"]
    assert "derzeit" not in said["html"]
    assert CentrePage.objects.get(pk=page.pk).portrait == BAD


def test_completeness_names_what_is_missing(editor: Client, profiles: dict[str, Any]) -> None:
    page = profiles["Kassel"]
    html = editor.post(check_url(page), {"title": "Kassel", "teaser": ""}).json()["html"]
    assert "von 7 Pflichtangaben" in html
    assert html.count("care__segment ") + html.count('care__segment"') == 7
    assert 'data-field="teaser"' in html
    assert "Danke" in html, "what would make it better"


def test_wrong_and_too_long_forms_get_an_answer(editor: Client, profiles: dict[str, Any]) -> None:
    url = check_url(profiles["Kassel"])
    refused = editor.post(url, {"teaser": "Derzeit " * 60, "title": "x"})
    assert "„Derzeit“" in refused.json()["html"]
    assert editor.post(url, {"portrait": "x" * 1_100_000}).status_code == 413
    assert editor.post(url, {}).status_code == 200


def test_nobody_asks_about_foreign_drafts(editor: Client, profiles: dict[str, Any]) -> None:
    for name in ("Fulda", "Fulda offer"):
        for answer in (
            editor.get(check_url(profiles[name])),
            editor.post(check_url(profiles[name])),
        ):
            assert answer.status_code in {302, 403}
            assert "derzeit" not in answer.content.decode()
    kind = ContentType.objects.get_for_model(CentrePage).pk
    parent = profiles["Kassel"].get_parent().pk
    new = reverse("care_check_new", args=[kind, parent])
    assert editor.post(new, {"title": "Neu"}).status_code in {302, 403}


def test_a_record_that_was_never_saved(editor: Client, profiles: dict[str, Any]) -> None:
    kind = ContentType.objects.get_for_model(profiles["Kassel offer"]).pk
    answer = editor.post(
        reverse("care_check_new", args=[kind, 0]),
        {"title": "Neu", "benefits": "Heute geht es los."},
    )
    assert "„Heute“" in answer.json()["html"]


def test_the_form_has_the_panel(editor: Client, profiles: dict[str, Any]) -> None:
    page, offer = profiles["Kassel"], profiles["Kassel offer"]
    for obj, url in (
        (page, reverse("wagtailadmin_pages:edit", args=[page.pk])),
        (offer, reverse(offer.snippet_viewset.get_url_name("edit"), args=[offer.pk])),
    ):
        html = editor.get(url).content.decode()
        assert f'data-url="{check_url(obj)}"' in html
        assert "editorial/care.js" in html


def report(client: Client, **asked: Any) -> str:
    answer = client.get(reverse("care_report"), asked)
    assert answer.status_code == 200
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


def test_the_report_shows_each_team_its_own(editor: Client, profiles: dict[str, Any]) -> None:
    keeping.look_through(60)
    own = report(editor)
    assert "Landkreis Kassel" in own and "Lesen in Kassel" in own
    assert "Fulda" not in own
    lead = signed_in("lena", "Leitung Kommunikation")
    assert "Lesen in Fulda" in report(lead)
    assert "Lesen in Fulda" not in report(lead, rule="file-link")
    assert "Lesen in Fulda" in report(lead, rule="gender-sign", severity="should")
    assert "Lesen in Fulda" not in report(lead, severity="must")
    assert "Lesen in Kassel;" in report(lead, export="csv").replace(",", ";")
    assert "Fulda" not in report(editor, export="csv")


def test_the_report_costs_the_same_for_many(
    editor: Client, profiles: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    keeping.look_through(60)
    report(editor)
    known = CheckedText.objects.get(title="Lesen in Kassel")
    for number in range(40):
        known.pk, known.object_id = None, 1_000_000 + number
        known.save()
    lead = signed_in("lena", "Leitung Kommunikation")
    with django_assert_max_num_queries(30):
        report(lead)


def test_only_what_has_changed_is_looked_through_again(profiles: dict[str, Any]) -> None:
    assert keeping.look_through(60) > 4
    assert keeping.look_through(60) == 0
    page = CentrePage.objects.get(pk=profiles["Kassel"].pk)
    before = CheckedText.objects.get(title="Landkreis Kassel")
    assert before.shoulds == 2
    page.portrait = "Wir beraten Vereine."
    page.save_revision()
    assert keeping.look_through(60) == 1
    assert CheckedText.objects.get(title="Landkreis Kassel").shoulds == 0
    profiles["Fulda offer"].delete()
    keeping.look_through(60)
    assert not CheckedText.objects.filter(title="Lesen in Fulda").exists()
