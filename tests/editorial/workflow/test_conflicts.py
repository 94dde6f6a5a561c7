"""Two people edit the same thing: nothing is overwritten silently. All of it fails on Wagtail."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from newsroom_people import World, edit_url, load, save, send
from wagtail import hooks

from pages.base.models import AuditEntry
from pages.demo import builders

APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


def draft(obj: Any) -> Any:
    return fresh(obj).get_latest_revision_as_object() if hasattr(obj, "revisions") else fresh(obj)


@pytest.mark.parametrize("button", [{}, {"publish": True}, {"submit": True}, APPROVE])
@pytest.mark.parametrize("kind", ["page", "release", "record"])
def test_a_stale_form_saves_nothing_and_tells_who_changed_what(
    world: World, kind: str, button: dict[str, Any]
) -> None:
    obj, field, label = {
        "page": lambda: (world.profile, "portrait", "Kurzporträt"),
        "release": lambda: (builders.release("Meldung", publish=False), "lead", "Vorspann"),
        "record": lambda: (builders.event(team=world.team), "teaser", "Teaser"),
    }[kind]()
    obj = fresh(obj)
    lars, lena = world.client("lars"), world.client("lena")
    form = load(lena, obj)
    save(lars, obj, **{field: "Von Lars"})
    response = send(lena, obj, form, **{field: "Von Lena getippt"}, **button)
    html = response.content.decode()
    assert response.status_code == 409 and getattr(draft(obj), field) == "Von Lars"
    assert "Von Lena getippt" in html and "<strong>Lars</strong>" in html
    told = html[html.index("conflict-title") : html.index("overwrite-anyway")]
    assert label in told or field in told, told
    compare = re.search(r'href="([^"]*/compare/[^"]*)"', told)
    assert compare and lena.get(compare[1]).status_code == 200
    # Sending what was shown again is still stale; the further button is a decision.
    again = {**form, field: "Von Lena getippt"}
    shown = send(lena, obj, again, **button)
    assert shown.status_code == 409
    token = re.search(r'name="overwrite-anyway" value="([^"]+)"', html)
    assert token
    assert send(lena, obj, again, **{"overwrite-anyway": token[1]}).status_code == 302
    assert getattr(draft(obj), field) == "Von Lena getippt"
    assert AuditEntry.objects.filter(kind="overwritten").count() == 1
    # The decision was about one version; the next one asks again.
    assert send(lars, obj, form, **{"overwrite-anyway": token[1]}).status_code == 409


def test_several_tabs_of_one_person_and_forms_without_revision(world: World) -> None:
    page = builders.standard_page("Seite")
    page.revisions.all().delete()
    type(page).objects.filter(pk=page.pk).update(latest_revision=None, live_revision=None)
    page, lena = fresh(page), world.client("lena")
    first, second = load(lena, page), load(lena, page)
    assert "loaded_revision_id" not in first
    assert send(lena, page, first, title="Eins").status_code == 302
    response = send(lena, page, second, title="Zwei")
    assert response.status_code == 409 and draft(page).title == "Eins"
    json_only = lena.post(edit_url(page), second, headers={"accept": "application/json"})
    assert json_only.status_code == 400 and draft(page).title == "Eins"


def test_autosaving_goes_on_and_is_refused_when_stale(world: World) -> None:
    rike, robin = world.client("rike"), world.client("robin")
    headers = {"accept": "application/json"}
    form = load(rike, world.profile)
    url = edit_url(world.profile)
    first = rike.post(url, {**form, "portrait": "a"}, headers=headers).json()
    own = {**form, "portrait": "ab", "overwrite_revision_id": first["revision_id"]}
    assert rike.post(url, own, headers=headers).json()["revision_id"] == first["revision_id"]
    assert rike.post(url, {**own, "portrait": "abc"}).status_code == 302
    save(robin, world.profile, portrait="Robin")
    stale = rike.post(url, own, headers=headers)
    assert stale.json()["error_code"] == "invalid_revision"
    assert rike.post(url, own).status_code == 409
    assert draft(world.profile).portrait == "Robin"


def test_bringing_an_old_version_back_is_no_way_around(world: World) -> None:
    old = world.profile.latest_revision
    lena = world.client("lena")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[world.profile.pk, old.pk])
    form = load(lena, world.profile)
    save(world.client("lars"), world.profile, portrait="Von Lars")
    assert lena.post(url, form).status_code == 409
    assert draft(world.profile).portrait == "Von Lars"


def test_records_without_drafts_are_guarded_by_what_they_held(world: World) -> None:
    row = world.team
    lena, lars = world.client("lena"), world.client("lars")
    form = load(lena, row)
    assert json.loads(form["loaded_stamp"][0])
    save(lars, row, name="Kreis Kassel")
    response = send(lena, row, form, kind="partner")
    html = response.content.decode()
    assert response.status_code == 409 and fresh(row).name == "Kreis Kassel"
    assert 'value="partner" selected' in html and "<strong>Lars</strong>" in html
    assert "Name" in html[html.index("conflict-title") : html.index("overwrite-anyway")]
    token = re.search(r'name="overwrite-anyway" value="([^"]+)"', html)
    without = {name: value for name, value in form.items() if name != "loaded_stamp"}
    assert send(lena, row, without).status_code == 409
    assert token and send(lena, row, form, **{"overwrite-anyway": token[1]}).status_code == 302
    assert fresh(row).name == "Landkreis Kassel"


@pytest.mark.parametrize("kind", ["contact", "visiting"])
def test_contacts_and_visiting_details_are_guarded_by_their_revision(
    world: World, kind: str
) -> None:
    row = {"contact": builders.contact, "visiting": builders.visiting}[kind](team=world.team)
    rike, robin = world.client("rike"), world.client("robin")
    form = load(rike, row)
    save(robin, row, phone="069 90009-111")
    response = send(rike, row, form, email="rike@kitt.example")
    html = response.content.decode()
    assert response.status_code == 409 and draft(row).phone == "069 90009-111"
    assert "rike@kitt.example" in html and "<strong>Robin</strong>" in html
    assert "Telefon" in html[html.index("conflict-title") : html.index("overwrite-anyway")]


def test_a_hook_that_fails_after_saving_does_not_fail_the_saving(world: World) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("a hook of somebody")

    with hooks.register_temporarily("after_edit_page", broken):
        save(world.client("rike"), world.profile, portrait="Neu")
    assert draft(world.profile).portrait == "Neu"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_parallel_creates_with_one_slug_give_one_page_and_form_errors(world: World) -> None:
    from pages.base.models import HomePage, StandardPage

    home = HomePage.objects.get(locale__language_code="de")
    url = reverse("wagtailadmin_pages:add", args=["base", "standardpage", home.pk])
    form = {**load(world.client("lena"), builders.standard_page("Vorlage"))}
    form |= {"title": "Gleich", "slug": "gleich"}
    clients = [world.client("lena") for _one in range(4)]

    def create(client: Any) -> int:
        try:
            return int(client.post(url, form).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = sorted(threads.map(create, clients))
    assert answers == [200, 200, 200, 302]
    assert StandardPage.objects.filter(slug="gleich").count() == 1
