"""Posts against foreign content, from every role that has some: nothing changes in any table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from matrix_addresses import Call, addresses, calls
from matrix_world import OWNERS, World
from test_admin_matrix import client_of, said, whose
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

pytestmark = pytest.mark.django_db

BOOKS = {
    *("sessions.Session", "base.AuditEntry", "wagtailadmin.EditingSession"),
    *("wagtailadmin.FormState", "base.Job", "wagtailusers.UserProfile"),
}
"""What any visit may change, and what tells of refusals."""

PAYLOAD = {
    **dict.fromkeys(("title", "name", "value", "new_title", "comment"), "ANGRIFF"),
    **dict.fromkeys(("new_slug", "slug"), "angriff"),
    **dict.fromkeys(("action-publish", "publish_copies", "copy_subpages", "confirm"), "1"),
    **dict.fromkeys(("publish_translations", "alias", "include_descendants"), "on"),
    **dict.fromkeys(("localize-convert-to-alias", "cascade", "workflow-action-name"), "1"),
    "locales": "1",
    "next": "/admin/",
}
ACTIONS = ("publish", "unpublish", "delete", "move", "copy", "create_alias", "convert_alias")


def fingerprints() -> dict[str, str]:
    """What stands in each table."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label not in BOOKS and model._meta.managed and not model._meta.proxy:
            text = "\n".join(stored(model))
            found[model._meta.label] = hashlib.sha256(text.encode()).hexdigest()
    return found


def stored(model: Any, keys: set[int] | None = None) -> list[str]:
    """The rows of a table as the database has them, all or those with certain ids."""
    table, key = model._meta.db_table, model._meta.pk.column
    where = f"WHERE {key} IN ({','.join(map(str, keys))})" if keys else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} {where}")
        return sorted(map(repr, cursor.fetchall()))


def attacks(world: World, role: str) -> Iterator[tuple[str, str, Any]]:
    """Method, address and data of posts against what is not the role's own."""
    for address in addresses():
        for call in calls(world, address):
            if is_foreign(role, call):
                yield from _posts(world, call)


def is_foreign(role: str, call: Call) -> bool:
    return call.owner not in {"", "ALL"} and whose(role, call) != "own"


def _posts(world: World, call: Call) -> Iterator[tuple[str, str, Any]]:
    name = call.name.split(":")[-1]
    yield "post", call.url, _filled(world, call) if name == "edit" else PAYLOAD
    if name in {"edit_string_translation", "edit_override"}:
        yield "put", call.url, "value=ANGRIFF"
        yield "delete", call.url, ""
    if call.name == "wagtailadmin_api:pages:action":
        parent = world.pages["LAND"].get_parent().pk
        for action in ACTIONS:
            url = call.url.replace("/approve/", f"/{action}/")
            yield "post", url, {"destination_page_id": parent, "recursive": True, "locale": "en"}


_forms: dict[str, Any] = {}


def _filled(world: World, call: Call) -> Any:
    """The form of the object as an operator gets it, with another title."""
    if call.url not in _forms:
        html = client_of(world, "operator").get(call.url).content.decode()
        form = "page-edit-form" if "/pages/" in call.url else "w-editor-form"
        try:
            _forms[call.url] = querydict_from_html(html, form_id=form).copy()
        except ValueError:  # pictures, documents, translations have forms of their own
            _forms[call.url] = dict(PAYLOAD)
    return {**_forms[call.url], "title": "ANGRIFF", "name": "ANGRIFF", "action-publish": "1"}


@pytest.mark.parametrize("role", ["kassel", "fulda", "author", "translator", "nobody"])
def test_nothing_foreign_is_changed(world: World, role: str) -> None:
    client = client_of(world, role)
    posts = list(attacks(world, role))
    assert len(posts) >= 200
    broken = []
    before = fingerprints()
    for start in range(0, len(posts), 25):
        some = posts[start : start + 25]
        for method, url, data in some:
            response = _send(client, method, url, data)
            client.cookies.pop("messages", None)
            if response.status_code == 500:
                broken.append(f"{method} {url}: {getattr(response, 'exc_info', None)}")
        after = fingerprints()
        changed = [table for table in before if before[table] != after[table]]
        assert not changed, f"{changed} by one of {[url for _method, url, _data in some]}"
    assert not broken, "\n".join(broken)


def _send(client: Client, method: str, url: str, data: Any) -> Any:
    if method == "post":
        return client.post(url, data)
    kind = "application/x-www-form-urlencoded"
    return getattr(client, method)(url, data, content_type=kind)


def rows_of(model: Any) -> dict[Any, Any]:
    return {row.pk: row for row in model._base_manager.all()}


@pytest.mark.parametrize("role", ["kassel", "author", "translator", "nobody"])
def test_forms_of_foreign_records_sent_as_new_ones_take_nothing_over(
    world: World, role: str
) -> None:
    """The whole form of a foreign draft, with its team and all it points to, as something new."""
    client = client_of(world, role)
    owners = {"kassel": {world.teams["KASSEL"]}, "author": {None, world.teams["LAND"]}}
    mine = {"kassel": "KASSEL", "author": "LAND"}.get(role)
    hidden = set(_drafts_of_others(world, set(OWNERS) - {mine}))
    sent = 0
    for address in addresses():
        space, _colon, name = address.name.rpartition(":")
        if not space.startswith("wagtailsnippets_") or name != "edit":
            continue
        for call in calls(world, address):
            if not is_foreign(role, call):
                continue
            model = snippet_of(space)
            before, sent = rows_of(model), sent + 1
            response = client.post(
                reverse(f"{space}:add"), {**_filled(world, call), "slug": "angriff"}
            )
            client.cookies.pop("messages", None)
            assert response.status_code < 500, address.name
            made = [row for key, row in rows_of(model).items() if key not in before]
            for row in made:
                assert getattr(row, "team", None) in owners.get(role, set()), (
                    address.name,
                    row.team,
                )
                points_to = hidden & set(_named_by(row))
                assert not points_to, (address.name, points_to)
    assert sent >= 10


def snippet_of(space: str) -> Any:
    app, name = space.removeprefix("wagtailsnippets_").split("_", 1)
    return apps.get_model(app, name)


def _drafts_of_others(world: World, owners: set[str]) -> Iterator[tuple[type[Any], Any]]:
    for owner in owners:
        for row in world.all_of(owner):
            if not getattr(row, "live", False):
                yield type(row), row.pk


def _named_by(row: Any) -> Iterator[tuple[Any, Any]]:
    for field in row._meta.concrete_fields:
        if field.is_relation and getattr(row, field.attname):
            yield field.related_model, getattr(row, field.attname)


@pytest.mark.parametrize("role", ["kassel", "translator"])
def test_records_without_an_owner_belong_to_nobody_else(world: World, role: str) -> None:
    client = client_of(world, role)
    owned = [model for model in world.objects if hasattr(model, "team")]
    for model in owned:
        keys = [row.pk for owner, row in world.objects[model].items() if owner == "LAND"]
        model._base_manager.filter(pk__in=keys).update(team=None)
    before = _foreign_rows(world, {"kassel": "KASSEL"}.get(role))
    named = []
    for address in addresses():
        if not address.name.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
            continue
        for call in calls(world, address):
            if call.owner in {"", "LAND"}:
                urls = (call.url, f"{call.url}?q=KANARI")
                named += [url for url in urls if "KANARI-LAND" in said(client.get(url))]
                if call.owner:
                    client.post(call.url, PAYLOAD)
                client.cookies.pop("messages", None)
    assert not named
    assert _foreign_rows(world, {"kassel": "KASSEL"}.get(role)) == before


@pytest.mark.parametrize("keys", ["foreign", "all"])
@pytest.mark.parametrize("role", ["kassel", "author", "translator"])
def test_bulk_actions_leave_others_alone(world: World, role: str, keys: str) -> None:
    client = client_of(world, role)
    own = {"kassel": "KASSEL", "author": "LAND"}.get(role)
    before = _foreign_rows(world, own)
    for model in [*world.objects, Page]:
        ids = [row.pk for row in world.objects.get(model, world.pages).values()]
        wanted = "id=all" if keys == "all" else "&".join(f"id={one}" for one in ids)
        label = ("wagtailcore", "page") if model not in world.objects else _label(model)
        for action in ("delete", "publish", "unpublish", "move", "add_tags", "add_to_collection"):
            url = reverse("wagtail_bulk_action", args=[*label, action])
            data = {**PAYLOAD, "tags": "angriff", "collection": "1", "chooser": "3"}
            assert client.post(f"{url}?{wanted}", data).status_code < 500
    assert _foreign_rows(world, own) == before


def _label(model: Any) -> tuple[str, str]:
    return model._meta.app_label, model._meta.model_name


def _foreign_rows(world: World, own: str | None) -> list[Any]:
    rows = [row for owner in OWNERS if owner != own for row in world.all_of(owner)]
    models = {type(row) for row in rows}
    return [
        one for model in models for one in stored(model, {r.pk for r in rows if type(r) is model})
    ]


OPPORTUNITY = "wagtailsnippets_opportunities_opportunity"


def form_of(client: Client, url: str, form: str = "w-editor-form") -> Any:
    response = client.get(url)
    assert response.status_code == 200, url
    return querydict_from_html(response.content.decode(), form_id=form).copy()


def mine_and_theirs(world: World) -> tuple[Any, Any]:
    rows = next(rows for model, rows in world.objects.items() if model.__name__ == "Opportunity")
    return rows["KASSEL"], rows["FULDA"]


def test_the_owner_of_what_is_new_is_the_own_team(world: World) -> None:
    client = client_of(world, "kassel")
    mine, theirs = mine_and_theirs(world)
    data = form_of(client, reverse(f"{OPPORTUNITY}:add"))
    data.update({"title": "Neu", "team": theirs.team_id, "municipality": mine.municipality_id})
    client.post(reverse(f"{OPPORTUNITY}:add"), data)
    made = type(mine).objects.get(title="Neu")
    assert made.team == world.teams["KASSEL"]
    assert made.get_latest_revision_as_object().team == world.teams["KASSEL"]


def test_the_owner_of_what_there_is_stays(world: World) -> None:
    client = client_of(world, "kassel")
    mine, theirs = mine_and_theirs(world)
    url = reverse(f"{OPPORTUNITY}:edit", args=[mine.pk])
    data = form_of(client, url)
    assert "team" not in data
    client.post(url, {**data, "title": "Anders", "team": theirs.team_id})
    draft = type(mine).objects.get(pk=mine.pk).get_latest_revision_as_object()
    assert (draft.title, draft.team) == ("Anders", world.teams["KASSEL"])


def test_with_several_teams_one_is_chosen_among_them(world: World) -> None:
    user = world.users["kassel"]
    world.teams["FULDA"].refresh_from_db()
    user.groups.add(world.teams["FULDA"].group)
    client = client_of(world, "kassel")
    mine, _theirs = mine_and_theirs(world)
    url = reverse(f"{OPPORTUNITY}:add")
    data = form_of(client, url)
    assert "team" in data
    data["municipality"] = mine.municipality_id
    for team, allowed in (("FULDA", True), ("LAND", False)):
        client.post(url, {**data, "title": f"Für {team}", "team": world.teams[team].pk})
        assert type(mine).objects.filter(title=f"Für {team}").exists() is allowed


def test_a_foreign_draft_is_neither_pointed_to_nor_named(world: World) -> None:
    client = client_of(world, "kassel")
    mine, theirs = mine_and_theirs(world)
    hidden = next(r for m, r in world.objects.items() if m.__name__ == "Organisation")["FULDA"]
    url = reverse(f"{OPPORTUNITY}:edit", args=[mine.pk])
    data = {**form_of(client, url), "organisation": hidden.pk}
    for address in (url, reverse(f"{OPPORTUNITY}:preview_on_edit", args=[mine.pk])):
        assert "KANARI-FULDA" not in client.post(address, data).content.decode()
    draft = type(mine).objects.get(pk=mine.pk).get_latest_revision_as_object()
    assert draft.organisation_id == mine.organisation_id
    listed = client.get(f"{reverse(f'{OPPORTUNITY}:list')}?organisation={hidden.pk}")
    assert "KANARI-FULDA" not in listed.content.decode()
    data["organisation"] = theirs.organisation_id
    assert client.post(url, data).status_code == 302, "a published one may be chosen"
    draft = type(mine).objects.get(pk=mine.pk).get_latest_revision_as_object()
    assert draft.organisation_id == theirs.organisation_id


def test_everyday_work_of_a_district(world: World) -> None:
    client = client_of(world, "kassel")
    for found in ("list_results", "list"):
        page = client.get(reverse(f"{OPPORTUNITY}:{found}") + "?q=KANARI").content.decode()
        assert "KANARI-KASSEL" in page
    profile = world.pages["KASSEL"]
    url = reverse("wagtailadmin_pages:edit", args=[profile.pk])
    typed = form_of(client, url, "page-edit-form")
    for field in type(profile)._meta.get_fields():
        if isinstance(field, StreamField):
            typed[f"{field.name}-count"] = "0"
    typed["title"] = "Unser Zentrum"
    assert client.post(url, typed).status_code == 302
    profile = type(profile).objects.get(pk=profile.pk)
    assert profile.get_latest_revision_as_object().title == "Unser Zentrum"
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[profile.pk])
    assert client.post(preview, typed).json()["is_valid"]
    assert client.get(reverse("wagtailimages:index")).content.decode().count("KANARI-KASSEL")
    chooser = client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    assert "KANARI-KASSEL" in chooser


def test_who_only_edits_a_page_does_not_delete_it(world: World) -> None:
    client = client_of(world, "kassel")
    own = world.more["unborn KASSEL"]
    client.post(reverse("wagtailadmin_pages:delete", args=[own.pk]), PAYLOAD)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{bulk}?id={own.pk}", PAYLOAD)
    client.post(reverse("wagtailadmin_api:pages:action", args=[own.pk, "delete"]))
    assert Page.objects.filter(pk=own.pk).exists()


def test_bulk_actions_reach_what_is_own(world: World) -> None:
    client = client_of(world, "press_officer")
    own = world.more["standard"]
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={own.pk}", {"next": "/admin/"})
    assert Page.objects.get(pk=own.pk).live
