"""The table of roles: every group has exactly its rights, and not more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
)

from pages.base.models import HomePage, Team, User
from pages.demo import builders
from pages.editorial import installation, roles, sync
from pages.editorial.rights import SHARED_COLLECTION

pytestmark = pytest.mark.django_db

IMAGE, DOCUMENT = "wagtailimages.{}_image", "wagtaildocs.{}_document"
PUBLISHING = "add change publish lock unlock"


def names(app: str, actions: str, *models: str) -> set[str]:
    return {f"{app}.{action}_{model}" for model in models for action in actions.split()}


def media(where: str, actions: str) -> set[tuple[str, str]]:
    return {(where, kind.format(one)) for one in actions.split() for kind in (IMAGE, DOCUMENT)}


def pages(actions: str, *paths: str) -> set[tuple[str, str]]:
    return {(path, action) for path in paths for action in actions.split()}


PROGRAMMES = ("programme", "phase", "cohort", "membership", "tandem")
OLD_ADDRESSES = names("wagtailredirects", "add change delete", "redirect") | {
    "addresses.view_unknownaddress"
}
WORDS = names("search", "add change delete", "synonymgroup", "compoundword", "bestbet") | {
    "search.view_emptysearch"
}
EXPECTED: dict[str, tuple[set[str], set[tuple[str, str]], set[tuple[str, str]]]] = {
    "Autorinnen und Autoren": (
        {"wagtailadmin.access_admin", "events.add_event", "events.change_event"},
        pages("add change", "/de/aktuelles/", "/de/programme/", "/de/seite/")
        | pages("change", "/de/reihe/"),
        media(SHARED_COLLECTION, "add choose"),
    ),
    "Pressestelle": (
        {"wagtailadmin.access_admin", "wagtail_localize.submit_translation"}
        | names("press", "add change", "topic")
        | names("base", "add change publish", "contact", "organisation")
        | names("base", "add change delete", "alertbanner")
        | OLD_ADDRESSES
        | names("programmes", "add change", *PROGRAMMES)
        | names("feedback", "view change", "barrierreport")
        | {"feedback.view_vote"}
        | WORDS
        | {"editorial.add_bundle", "editorial.change_bundle"}
        | names("events", PUBLISHING, "event"),
        pages(
            PUBLISHING,
            "/de/aktuelles/",
            "/en/aktuelles/",
            "/de/programme/",
            "/en/programme/",
            "/de/seite/",
        )
        | pages("change publish lock unlock", "/de/reihe/"),
        media("Root", "choose") | media(SHARED_COLLECTION, "add change choose"),
    ),
    "Leitung Kommunikation": (
        {"wagtailadmin.access_admin", "wagtail_localize.submit_translation"}
        | names("press", "add change", "topic")
        | names("base", "add change", "category", "team")
        | names("base", "add change publish", "organisation", "contact", "visitingdetails")
        | {"base.change_sitetexts", "base.manage_people", "feedback.view_vote"}
        | {"base.view_auditentry", "editorial.view_link"}
        | WORDS
        | {"editorial.add_bundle", "editorial.change_bundle"}
        | names("feedback", "view change delete", "barrierreport")
        | names("base", "add change delete", "alertbanner")
        | OLD_ADDRESSES
        | names("programmes", "add change", *PROGRAMMES)
        | names("events", PUBLISHING, "event", "course", "contactpoint")
        | names("opportunities", PUBLISHING, "opportunity"),
        pages(PUBLISHING, "/de/", "/en/"),
        media("Root", "add change choose"),
    ),
    "Redaktion: Landkreis Kassel": (
        {"wagtailadmin.access_admin"}
        | names("opportunities", "add change", "opportunity")
        | names("events", "add change", "event")
        | names("base", "add change", "organisation", "contact", "visitingdetails"),
        pages("change", "/de/koordinierungszentren/landkreis-kassel/"),
        media("Landkreis Kassel", "add change choose") | media(SHARED_COLLECTION, "choose"),
    ),
    "Übersetzung Englisch": (
        {"wagtailadmin.access_admin", "opportunities.change_opportunity"}
        | names("events", "change", "event", "course", "contactpoint"),
        pages("change", "/en/"),
        media(SHARED_COLLECTION, "choose"),
    ),
}


@pytest.fixture
def tree() -> None:
    installation.create_tree("Ehrenamt in Hessen")


@pytest.fixture
def kassel(tree: None) -> Team:
    return Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)


@pytest.fixture
def profile(kassel: Team) -> Any:
    return builders.centre("Landkreis Kassel", publish=False, team=kassel)


@pytest.fixture
def everything(profile: Any) -> None:
    from pages.events.models import SeriesPage

    builders.centre("Landkreis Fulda")
    builders.standard_page("Seite")
    series = SeriesPage(title="Reihe", slug="reihe", locale=builders.home("de").locale, live=False)
    builders.home("de").add_child(instance=series)


def rights(group: str) -> tuple[set[str], set[tuple[str, str]], set[tuple[str, str]]]:
    """The rights of a group as the database has them."""
    row = Group.objects.get(name=group)
    plain = {
        f"{one.content_type.app_label}.{one.codename}"
        for one in row.permissions.select_related("content_type")
    }
    on_pages = {
        (one.page.url_path, one.permission.codename.removesuffix("_page"))
        for one in GroupPagePermission.objects.filter(group=row).select_related("page")
    }
    on_media = {
        (one.collection.name, f"{one.permission.content_type.app_label}.{one.permission.codename}")
        for one in GroupCollectionPermission.objects.filter(group=row)
    }
    return plain, on_pages, on_media


def member(team: Team) -> User:
    assert team.group
    user = User.objects.create_user("rike@kitt.example")
    user.groups.add(team.group)
    return user


@pytest.mark.parametrize("group", EXPECTED)
def test_each_role_has_its_rights_and_not_more(everything: None, group: str) -> None:
    call_command("sync_roles", verbosity=0)
    pairs: list[tuple[set[Any], set[Any]]] = list(zip(rights(group), EXPECTED[group], strict=True))
    for found, expected in pairs:
        for right in expected:
            assert right in found, f"{group} lacks {right}"
            found.remove(right)
        assert not found, f"{group} has too much"


def test_every_group_of_the_table_is_in_the_matrix() -> None:
    expected = {name.partition(":")[0] for name in EXPECTED} | {"Betrieb"}
    assert {one.label for one in roles.groups()} | {"Redaktion"} == expected


def test_the_operator_may_do_everything(tree: None) -> None:
    plain, on_pages, on_media = rights("Betrieb")
    assert len(plain) == len(
        set(Permission.objects.values_list("content_type__app_label", "codename"))
    )
    assert {path for path, _action in on_pages} == {"/"}
    assert len(on_pages) == 6
    assert {where for where, _name in on_media} == {"Root"}


def test_nobody_below_the_press_office_publishes(everything: None) -> None:
    for group in ("Autorinnen und Autoren", "Redaktion: Landkreis Kassel", "Übersetzung Englisch"):
        plain, on_pages, _media = rights(group)
        assert not [name for name in plain if ".publish_" in name]
        assert not [action for _path, action in on_pages if action in ("publish", "bulk_delete")]


def test_what_somebody_added_by_hand_is_revoked(profile: Any, capsys: Any) -> None:
    before = rights("Autorinnen und Autoren")
    group = Group.objects.get(name="Autorinnen und Autoren")
    publish = Permission.objects.get(codename="publish_page")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    GroupPagePermission.objects.create(group=group, page=profile, permission=publish)
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(
            codename="change_image", content_type__app_label="wagtailimages"
        ),
    )
    site = Site.objects.get()
    GroupSitePermission.objects.create(group=group, site=site, permission=publish)

    with pytest.raises(CommandError, match="4 differences"):
        call_command("sync_roles", "--check")
    assert "revoked base.delete_user" in capsys.readouterr().out
    assert rights("Autorinnen und Autoren") != before, "--check must change nothing"

    call_command("sync_roles")
    report = capsys.readouterr().out
    assert "Autorinnen und Autoren: revoked wagtailcore.publish_page on page" in report
    assert rights("Autorinnen und Autoren") == before
    assert not GroupSitePermission.objects.exists()
    call_command("sync_roles", "--check")


def test_what_somebody_took_away_is_granted_again(kassel: Team) -> None:
    assert kassel.group
    before = rights(kassel.group.name)
    kassel.group.permissions.clear()
    GroupCollectionPermission.objects.filter(group=kassel.group).delete()
    sync.sync_roles()
    assert rights(kassel.group.name) == before


def test_other_groups_are_left_alone(tree: None) -> None:
    others = Group.objects.create(name="Praktikum")
    others.permissions.add(Permission.objects.get(codename="access_admin"))
    sync.sync_roles()
    assert rights("Praktikum")[0] == {"wagtailadmin.access_admin"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"permissions": frozenset({"press.add_topik"})}, "unknown permission “press.add_topik”"),
        ({"media": {"shared": frozenset({"base.nix"})}}, "unknown permission “base.nix”"),
        ({"media": {"mine": frozenset[str]()}}, "unknown collection “mine”"),
        ({"pages": {"newsrom": frozenset({"add"})}}, "unknown section “newsrom”"),
        ({"pages": {"tree:fr": frozenset({"add"})}}, "unknown language “fr”"),
        ({"pages": {"tree": frozenset({"publisch"})}}, "unknown page action “publisch”"),
    ],
)
def test_a_wrong_table_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any], sentence: str
) -> None:
    table = (*roles.ROLES[:1], replace(roles.ROLES[1], **wrong))
    monkeypatch.setattr(roles, "ROLES", table)
    monkeypatch.setattr(sync, "ROLES", table)
    before = set(Group.objects.values_list("name", flat=True))
    with pytest.raises(CommandError, match=sentence):
        call_command("sync_roles")
    assert set(Group.objects.values_list("name", flat=True)) == before


def test_a_new_team_gets_group_and_collection(kassel: Team) -> None:
    kassel.refresh_from_db()
    assert kassel.group and kassel.collection
    assert kassel.group.name == "Redaktion: Landkreis Kassel"
    assert kassel.collection.name == "Landkreis Kassel"


def test_a_renamed_team_keeps_group_collection_and_people(kassel: Team) -> None:
    group, collection = kassel.group, kassel.collection
    user = member(kassel)
    kassel = Team.objects.get(pk=kassel.pk)
    kassel.name = "Kreis Kassel"
    kassel.save()
    kassel.refresh_from_db()
    assert (kassel.group, kassel.collection) == (group, collection)
    assert kassel.group and kassel.group.name == "Redaktion: Kreis Kassel"
    assert kassel.collection and kassel.collection.name == "Kreis Kassel"
    assert list(user.teams) == [kassel]


def test_two_teams_never_share_a_group(kassel: Team) -> None:
    assert kassel.group
    Group.objects.filter(pk=kassel.group.pk).update(name="Redaktion: Landkreis Fulda")
    fulda = Team.objects.create(name="Landkreis Fulda", kind=Team.Kind.COUNTY)
    assert fulda.group_id != kassel.group_id


def test_a_deleted_team_takes_its_rights_along(kassel: Team) -> None:
    user = member(kassel)
    assert user.has_perm("wagtailadmin.access_admin")
    kassel.delete()
    assert not User.objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin")
    assert not Collection.objects.filter(name="Landkreis Kassel").exists()


def test_the_collection_of_a_deleted_team_stays_while_it_holds_pictures(kassel: Team) -> None:
    picture = builders.picture(collection=kassel.collection)
    kassel.delete()
    picture.refresh_from_db()
    assert picture.collection.name == "Landkreis Kassel"


class TestProfiles:
    """The right to edit a profile page follows its team, drafts included."""

    @pytest.fixture
    def editor(self, kassel: Team) -> User:
        return member(kassel)

    def may(self, user: User, page: Any) -> bool:
        fresh = User.objects.get(pk=user.pk)
        return Page.objects.get(pk=page.pk).permissions_for_user(fresh).can_edit()

    def test_the_team_edits_its_draft_and_does_not_publish(
        self, editor: User, profile: Any
    ) -> None:
        tester = Page.objects.get(pk=profile.pk).permissions_for_user(editor)
        assert tester.can_edit()
        assert not tester.can_publish()
        assert not tester.can_unpublish()
        assert not tester.can_add_subpage()

    def test_nobody_edits_what_is_not_theirs(self, editor: User, profile: Any) -> None:
        foreign = builders.centre("Landkreis Fulda", publish=False)
        assert not self.may(editor, foreign)
        assert not self.may(editor, profile.get_parent())
        assert not self.may(editor, builders.home("de"))

    def test_another_team_takes_over(self, editor: User, kassel: Team, profile: Any) -> None:
        profile.team = Team.objects.create(name="Stadt Kassel", kind=Team.Kind.COUNTY)
        profile.save()
        assert not self.may(editor, profile)
        assert rights("Redaktion: Stadt Kassel")[1] == {(profile.url_path, "change")}

    def test_without_a_team_nobody_edits(self, editor: User, profile: Any) -> None:
        profile.team = None
        profile.save()
        assert not self.may(editor, profile)

    def test_the_english_twin_belongs_to_the_translators(self, editor: User, profile: Any) -> None:
        twin = profile.get_parent().copy_for_translation(
            HomePage.objects.get(slug="en").locale, copy_parents=True
        )
        english = profile.copy_for_translation(twin.locale)
        assert english.specific.team == profile.team
        sync.sync_roles()
        assert not self.may(editor, english)
        translator = User.objects.create_user("ulla@kitt.example")
        translator.groups.add(Group.objects.get(name="Übersetzung Englisch"))
        assert self.may(translator, english)
        assert not self.may(translator, profile)
        assert not english.permissions_for_user(translator).can_publish()


def test_a_new_section_is_opened_to_its_roles_at_once(tree: None) -> None:
    page = builders.standard_page("Für Vereine", publish=False)
    assert (page.url_path, "add") in rights("Autorinnen und Autoren")[1]
