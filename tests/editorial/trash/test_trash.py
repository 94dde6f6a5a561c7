"""The trash: nothing of what was deleted can be found, and everything comes back as it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from trash_world import FILES, NEVER_DELETED, PAGES, RECORDS, differing, everything
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from pages.base.models import KittDocument, KittImage, User
from pages.demo import builders
from pages.editorial.models import Trashed
from pages.editorial.sync import sync_roles
from pages.editorial.trash import purging, restoring

KINDS = {**PAGES, **RECORDS, **FILES}
pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(site: Any, client: Client) -> User:
    user = User.objects.create_superuser("betrieb@kitt.example", "geheim")
    client.force_login(user)
    return user


def _one(thing: Any) -> str:
    """The address of the view that deletes one thing."""
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:delete", args=[thing.pk])
    if isinstance(thing, KittImage):
        return reverse("wagtailimages:delete", args=[thing.pk])
    if isinstance(thing, KittDocument):
        return reverse("wagtaildocs:delete", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk])


def _bulk(thing: Any) -> str:
    """The address of the action on many."""
    meta = Page._meta if isinstance(thing, Page) else thing._meta
    url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    return f"{url}?id={thing.pk}"


def test_every_kind_is_tried() -> None:
    registered = {model._meta.label for model in [*get_page_models(), *get_snippet_models()]}
    places = {label for label in registered if label.startswith("places.")}
    assert registered - places - NEVER_DELETED == {*PAGES, *RECORDS}


@pytest.mark.parametrize("label", KINDS)
def test_comes_back_as_it_was(label: str, client: Client, operator: User) -> None:
    thing = KINDS[label](operator)
    model, key = type(thing), thing.pk
    before = everything()
    for way in (_one, _bulk):
        client.post(way(thing))

        assert not model._base_manager.filter(pk=key).exists()
        entry = Trashed.objects.waiting().get()
        assert entry.user == operator
        restoring.restore(entry, operator)
        assert not differing(before, everything())
        thing = model._base_manager.get(pk=key)
        assert not getattr(thing, "live", False)


def test_by_the_interface_of_programs(client: Client, operator: User) -> None:
    page = builders.standard_page("Über uns")

    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "delete"]))

    assert not Page.objects.filter(pk=page.pk).exists()
    assert Trashed.objects.get().title == "Über uns"


def test_nothing_of_it_is_found(client: Client, operator: User) -> None:
    row = builders.opportunity("Vorlesen im Wald")
    address = row.get_absolute_url()
    assert client.get(address).status_code == 200

    client.post(_one(row))

    client.logout()
    assert client.get(address).status_code == 410
    for list_url in ("/de/engagement/", "/de/engagement/feed/", "/sitemap.xml"):
        assert "Vorlesen im Wald" not in client.get(list_url, follow=True).content.decode()


def test_what_failed_is_not_in_the_trash(client: Client, operator: User) -> None:
    programme = builders.programme("Netzwerk")
    builders.phase(programme)  # protects it

    client.post(_one(programme))

    assert type(programme).objects.filter(pk=programme.pk).exists()
    assert not Trashed.objects.exists()


def test_a_plan_does_not_survive(client: Client, operator: User) -> None:
    page = builders.release("Bald", publish=False)
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    page.save_revision(user=operator).publish(user=operator)
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()

    client.post(_one(page))
    restoring.restore(Trashed.objects.get(), operator)

    again = type(page).objects.get(pk=page.pk)
    assert not again.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert again.get_latest_revision_as_object().go_live_at is None


def test_another_page_has_its_slug_and_place(client: Client, operator: User) -> None:
    page = builders.standard_page("Über uns")
    child = builders.standard_page("Unter uns", parent=page)
    client.post(_one(page))
    other = builders.standard_page("Über uns")
    assert other.slug == page.slug

    restoring.restore(Trashed.objects.get(), operator)

    assert Page.objects.get(pk=page.pk).slug == f"{page.slug}-2"
    below = Page.objects.get(pk=child.pk)
    assert below.url_path == f"{other.get_parent().url_path}{page.slug}-2/{child.slug}/"
    assert below.get_parent().pk == page.pk
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_new_place_is_asked_for(client: Client, operator: User) -> None:
    parent = builders.standard_page("Oben")
    page = builders.standard_page("Unten", parent=parent)
    client.post(_one(page))
    entry = Trashed.objects.get()
    client.post(_one(parent))
    url = reverse("trash_restore", args=[entry.pk])
    place = builders.standard_page("Woanders")

    assert "Oben" in client.get(url).content.decode()
    client.post(url, {"parent": place.pk})

    assert Page.objects.get(pk=page.pk).get_parent().pk == place.pk


def test_the_list_and_online_again(client: Client, operator: User) -> None:
    page = builders.standard_page("Über uns")
    online = page.live_revision_id
    page.title = "Ein Entwurf"
    page.save_revision(user=operator)
    client.post(_one(page))
    entry = Trashed.objects.get()

    shown = client.get(reverse("trash")).content.decode()
    assert "Ein Entwurf" in shown
    assert "30 Tage" in shown
    back = client.post(reverse("trash_restore", args=[entry.pk]), follow=True)
    assert "Wieder online stellen" in back.content.decode()
    client.post(reverse("trash_restored", args=[entry.pk]))

    again = type(page).objects.get(pk=page.pk)
    assert again.live
    assert again.title == "Über uns"
    assert again.live_revision_id == online


@pytest.mark.parametrize("label", FILES)
def test_after_thirty_days_the_file_goes(label: str, client: Client, operator: User) -> None:
    file = FILES[label](operator)
    name = str(file.file.name)
    client.post(_one(file))
    assert default_storage.exists(name)
    Trashed.objects.update(at=timezone.now() - dt.timedelta(days=29))
    purging.empty_trash()
    assert Trashed.objects.exists()

    Trashed.objects.update(at=timezone.now() - dt.timedelta(days=30, minutes=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(purging.transaction, "on_commit", lambda run: run())
        purging.empty_trash()

    assert not Trashed.objects.exists()
    assert not default_storage.exists(name)


class TestRoles:
    """Whoever could delete it finds it; nobody else, and only operators delete it for good."""

    def _member(self, team: Any) -> User:
        user = User.objects.create_user(f"{team.pk}@kitt.example", "geheim")
        user.groups.add(Group.objects.get(team=team))
        return user

    def test_districts(self, client: Client, operator: User) -> None:
        sync_roles()
        fulda, kassel = (builders.team(name, "county") for name in ("Fulda", "Kassel"))
        fulda.refresh_from_db()
        row = builders.picture("Vorlesen", collection=fulda.collection)
        client.post(_one(row))
        client.get(reverse("trash"))  # shows what was said to the operator
        entry = Trashed.objects.get()
        restore, purge = (
            reverse(name, args=[entry.pk]) for name in ("trash_restore", "trash_purge")
        )

        client.force_login(self._member(kassel))
        assert "Vorlesen" not in client.get(reverse("trash")).content.decode()
        client.post(restore)
        assert Trashed.objects.waiting().exists()

        client.force_login(self._member(fulda))
        assert "Vorlesen" in client.get(reverse("trash")).content.decode()
        client.post(purge)
        assert Trashed.objects.exists()
        client.post(restore)
        assert KittImage.objects.filter(pk=row.pk).exists()

    def test_operators_delete_for_good(self, client: Client, operator: User) -> None:
        client.post(_one(builders.standard_page("Über uns")))
        client.post(reverse("trash_purge", args=[Trashed.objects.get().pk]))
        assert not Trashed.objects.exists()
