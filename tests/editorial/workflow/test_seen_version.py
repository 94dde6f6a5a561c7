"""From a list of what waits, only the version that was submitted is approved or returned."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from newsroom_people import World, act, edit_url, load, save
from wagtail.models import Page

from pages.demo import builders

AJAX = {"x-requested-with": "XMLHttpRequest"}


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


@pytest.mark.parametrize("action", ["approve", "reject"])
@pytest.mark.parametrize("kind", ["page", "record"])
def test_what_was_written_since_is_looked_at_first(world: World, kind: str, action: str) -> None:
    obj = world.profile if kind == "page" else builders.opportunity(team=world.team)
    obj, field = fresh(obj), "portrait" if kind == "page" else "requirements"
    lars, lena = world.client("lars"), world.client("lena")
    save(world.client("rike"), obj, **{field: "Eingereicht", "submit": True})
    save(lena, obj, **{field: "Danach geschrieben"})
    response = act(lars, fresh(obj), action, "Bitte kürzer.")
    assert response.status_code == 302 and response["Location"] == edit_url(obj)
    assert "Danach geschrieben" in lars.get(edit_url(obj)).content.decode()
    url = _url(obj, action)
    for answer in (lars.get(url, headers=AJAX), lars.post(url, headers=AJAX)):
        assert answer.json()["redirect"] == edit_url(obj)
    assert fresh(obj).workflow_in_progress
    assert getattr(fresh(obj), field) not in {"Eingereicht", "Danach geschrieben"}


def test_a_version_that_was_written_over_is_another_one(world: World) -> None:
    """Saving by itself goes on in the same version, after it was submitted."""
    lena, profile = world.client("lena"), world.profile
    form, url = load(lena, profile), edit_url(profile)
    headers = {"accept": "application/json"}
    first = lena.post(url, {**form, "portrait": "a"}, headers=headers).json()
    save(lena, profile, submit=True)
    latest = fresh(profile).latest_revision
    own = {**load(lena, profile), "overwrite_revision_id": str(latest.pk)}
    lena.post(url, {**own, "portrait": "Danach"}, headers=headers)
    assert first["success"]
    newest = fresh(profile).get_latest_revision_as_object()
    act(world.client("lars"), fresh(profile), "approve")
    if newest.portrait == "Danach":
        assert fresh(profile).portrait != "Danach"


def test_what_was_submitted_is_approved_from_the_list(world: World) -> None:
    save(world.client("rike"), world.profile, portrait="Eingereicht", submit=True)
    modal = world.client("lars").get(_url(world.profile, "reject"), headers=AJAX)
    assert modal.json()["step"] == "action"
    act(world.client("lars"), fresh(world.profile), "approve")
    assert fresh(world.profile).portrait == "Eingereicht"


def _url(obj: Any, action: str) -> str:
    name = (
        "wagtailadmin_pages:workflow_action"
        if isinstance(obj, Page)
        else obj.snippet_viewset.get_url_name("workflow_action")
    )
    return reverse(name, args=[obj.pk, action, fresh(obj).current_workflow_task_state.pk])
