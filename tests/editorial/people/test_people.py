"""The lead manages people, and can never get more rights than their own that way."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from pages.base.models import AuditEntry, OutgoingMail, Team, User
from pages.demo import builders
from pages.editorial.models import Invitation
from pages.editorial.people import invitations
from pages.editorial.people.housekeeping import forget_invitations
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db
PASSWORD = "ein langer Satz 26"
LEAD, OPERATOR = "Leitung Kommunikation", "Betrieb"


@pytest.fixture
def house(db: None) -> None:
    sync_roles()
    Team.objects.create(name="Landkreis Kassel", kind="county")


def person(local: str, *groups: str, **fields: Any) -> User:
    user = User.objects.create_user(f"{local}@land.example", PASSWORD, **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def lead(house: None, client: Client) -> User:
    user = person("lena", LEAD)
    client.force_login(user)
    return user


@pytest.fixture
def author(house: None) -> User:
    return person("rosa", "Autorinnen und Autoren", first_name="Rosa", last_name="Roth")


def group(name: str) -> int:
    return Group.objects.get(name=name).pk


def kinds() -> set[str]:
    return set(AuditEntry.objects.values_list("kind", flat=True))


def invited(client: Client, **more: Any) -> str:
    """Invite somebody and return the path of the link in the mail."""
    data = {"email": "neu@land.example", "first_name": "Nele", "last_name": "Neu", **more}
    assert client.post("/admin/people/invite/", data)["Location"] == "/admin/people/"
    mail = OutgoingMail.objects.filter(to=data["email"]).latest("pk")
    found = re.search(r"(/admin/einladung/\S+)", mail.body)
    assert found
    return found[1]


def test_the_list_tells_and_finds(client: Client, lead: User, author: User) -> None:
    Authenticator.objects.create(user=author, type="totp", data={})
    html = client.get("/admin/people/").content.decode()
    assert "Rosa Roth" in html and "lena@land.example" in html
    found = client.get("/admin/people/", {"q": "ros", "group": group("Autorinnen und Autoren")})
    assert [one.email for one in found.context["page_obj"]] == [author.email]
    assert found.context["page_obj"][0].has_factor
    assert not client.get("/admin/people/", {"state": "closed"}).context["page_obj"].object_list


def test_an_invited_person_joins_once(client: Client, lead: User) -> None:
    both = [group("Redaktion: Landkreis Kassel"), group("Pressestelle")]
    link = invited(client, groups=both)
    new = User.objects.get(email="neu@land.example")
    assert not new.is_active
    visitor = Client()
    assert visitor.get(link).status_code == 200
    weak = visitor.post(link, {"new_password1": "neu", "new_password2": "neu"})
    assert weak.status_code == 200
    words = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert visitor.post(link, words)["Location"] == "/admin/login/"
    assert Client().get(link).status_code == 404
    assert Client().post(link, words).status_code == 404
    answer = visitor.post("/admin/login/", {"login": new.email, "password": PASSWORD})
    assert answer["Location"] == "/admin/"
    new.refresh_from_db()
    assert set(new.groups.values_list("pk", flat=True)) == set(both)
    assert {"invited", "invitation-accepted"} <= kinds()


def test_an_invitation_runs_out_is_replaced_and_withdrawn(client: Client, lead: User) -> None:
    first = invited(client)
    new = User.objects.get(email="neu@land.example")
    client.post(f"/admin/people/{new.pk}/send-again/")
    assert Client().get(first).status_code == 404
    second = re.search(r"/admin/einladung/\S+", OutgoingMail.objects.latest("pk").body)
    assert second and Client().get(second[0]).status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        assert Client().get(second[0]).status_code == 404
    client.post(f"/admin/people/{new.pk}/withdraw/")
    assert Client().get(second[0]).status_code == 404
    assert not User.objects.filter(pk=new.pk).exists()


def test_invitations_are_kept_for_a_set_time(client: Client, lead: User, settings: Any) -> None:
    invited(client)
    accepted = person("alt", is_active=False)
    Invitation.objects.create(
        user=accepted, token_hash="x", expires_at=timezone.now(), accepted_at=timezone.now()
    )
    with time_machine.travel(timezone.now() + dt.timedelta(days=14 + 179)):
        forget_invitations()
        assert Invitation.objects.count() == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=14 + 181)):
        forget_invitations()
        assert not Invitation.objects.exists()
    assert not User.objects.filter(email="neu@land.example").exists()
    assert User.objects.filter(pk=accepted.pk).exists()


def test_the_token_is_stored_nowhere(client: Client, lead: User) -> None:
    token = invited(client).rstrip("/").rpartition("/")[2]
    assert len(token) >= 40
    assert invitations.by_token(token)
    assert not Invitation.objects.filter(token_hash=token).exists()
    assert token not in str(list(AuditEntry.objects.values()))


def test_a_closed_account_is_out_at_once(client: Client, lead: User, author: User) -> None:
    theirs = Client()
    theirs.force_login(author)
    assert client.get(f"/admin/people/{author.pk}/close/").status_code == 200
    client.post(f"/admin/people/{author.pk}/close/")
    assert theirs.get("/admin/").status_code == 302
    client.post(f"/admin/people/{author.pk}/open/")
    assert theirs.get("/admin/").status_code == 302
    author.refresh_from_db()
    assert author.is_active
    assert {"person-closed", "person-opened"} <= kinds()


def test_a_reset_factor_is_gone_and_the_person_is_told(
    client: Client, lead: User, author: User
) -> None:
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=author, type=kind, data={})
    theirs = Client()
    theirs.force_login(author)
    client.post(f"/admin/people/{author.pk}/reset-factor/")
    assert not Authenticator.objects.filter(user=author).exists()
    assert theirs.get("/admin/").status_code == 302
    assert OutgoingMail.objects.get().to == author.email
    assert "factor-reset" in kinds()


def test_work_is_handed_over(client: Client, lead: User, author: User, site: Any) -> None:
    page = builders.standard_page("Mitmachen")
    Page.objects.filter(pk=page.pk).update(owner=author, locked=True, locked_by=author)
    other = person("paul", "Pressestelle")
    assert client.get(f"/admin/people/{author.pk}/hand-over/").status_code == 200
    client.post(f"/admin/people/{author.pk}/hand-over/", {"to": other.pk})
    row = Page.objects.get(pk=page.pk)
    assert (row.owner, row.locked_by) == (other, other)
    entry = AuditEntry.objects.get(kind="handed-over")
    counts = {"pages": 1, "locks": 1, "submissions": 0, "links": 0}
    assert entry.details == {"to": other.email, **counts}
    closed = person("zu", is_active=False)
    refused = client.post(f"/admin/people/{author.pk}/hand-over/", {"to": closed.pk})
    assert refused.status_code == 200


def test_a_person_belongs_to_several_teams_and_keeps_other_groups(
    client: Client, lead: User, author: User
) -> None:
    own = Group.objects.create(name="Eigene Gruppe")
    author.groups.add(own)
    teams = [Team.objects.create(name=name, kind="county").group for name in ("A", "B")]
    data = {"first_name": "Rosa", "last_name": "Rot", "groups": [one.pk for one in teams if one]}
    client.post(f"/admin/people/{author.pk}/", data)
    assert set(author.groups.all()) == {own, *teams}
    assert set(author.teams.values_list("name", flat=True)) == {"A", "B"}


def rights(user: User) -> tuple[set[str], set[tuple[int, str]]]:
    user = User.objects.get(pk=user.pk)
    pages = GroupPagePermission.objects.filter(group__user=user)
    return user.get_all_permissions(), set(pages.values_list("page", "permission__codename"))


def test_the_lead_cannot_raise_anybody_above_the_lead(
    client: Client, lead: User, author: User
) -> None:
    """Every way to the operator's rights is shut, and so is every way to more of one's own."""
    operator = person("britta", OPERATOR)
    chief = User.objects.create_superuser("chefin@land.example", PASSWORD)
    backdoor = Group.objects.create(name="Hintertür")
    backdoor.permissions.set(Permission.objects.all())
    before = rights(lead)
    strong = [group(OPERATOR), backdoor.pk]
    name = {"first_name": "X", "last_name": "Y"}
    evil = {**name, "is_superuser": "on", "is_staff": "on", "user_permissions": ["1", "2"]}
    for groups in ([strong[0]], [strong[1]], strong):
        client.post(f"/admin/people/{author.pk}/", {**evil, "groups": groups})
        client.post("/admin/people/invite/", {**evil, "email": "x@y.example", "groups": groups})
        client.post(f"/admin/people/{lead.pk}/", {**evil, "groups": groups})
    client.post("/admin/people/invite/", {**evil, "email": "z@y.example"})
    for one in (operator, chief, lead):
        for path in ("", "close/", "open/", "reset-factor/", "hand-over/", "send-again/"):
            for method in (client.get, client.post):
                answer = method(f"/admin/people/{one.pk}/{path}", {**evil, "to": lead.pk})
                assert answer.status_code == 302, (one, path)
                assert answer["Location"] == "/admin/", (one, path)
    for one in (operator, chief):
        one.refresh_from_db()
        assert one.is_active and one.first_name != "X"
    assert rights(lead) == before
    assert not User.objects.filter(is_superuser=True).exclude(pk=chief.pk).exists()
    for label in (OPERATOR, "Hintertür"):
        assert not User.objects.filter(groups__name=label).exclude(pk=operator.pk).exists()
    assert not author.__class__.objects.get(pk=author.pk).user_permissions.exists()


def test_wagtails_own_pages_for_people_stay_with_the_operator(client: Client, lead: User) -> None:
    for path in ("users/", "users/new/", f"users/edit/{lead.pk}/", "groups/", "groups/new/"):
        assert client.get(f"/admin/{path}").status_code in {302, 403}, path
        assert client.post(f"/admin/{path}", {"is_superuser": "on"}).status_code in {302, 403}, path
    account = {"name_email-email": "chefin@land.example", "name_email-first_name": "L"}
    client.post("/admin/account/", account)
    lead.refresh_from_db()
    assert (lead.email, lead.is_superuser) == ("lena@land.example", False)


@pytest.mark.parametrize("role", ["Pressestelle", "Autorinnen und Autoren", "Übersetzung Englisch"])
def test_nobody_else_manages_people(client: Client, house: None, author: User, role: str) -> None:
    client.force_login(person("wer", role))
    for path in ("", "invite/", f"{author.pk}/", f"{author.pk}/close/", f"{author.pk}/hand-over/"):
        assert client.get(f"/admin/people/{path}")["Location"] == "/admin/", path
        assert client.post(f"/admin/people/{path}", {})["Location"] == "/admin/", path
    assert "/admin/people/" not in client.get("/admin/").content.decode()
    author.refresh_from_db()
    assert author.is_active
