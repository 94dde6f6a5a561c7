"""Signing in with an identity provider: a real one, in a process of its own."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.test import Client
from provider import CLIENT_ID, CLIENT_SECRET, GROUPS, PASSWORD

from pages.base.models import AuditEntry, Team, User
from pages.editorial.models import Invitation
from pages.editorial.people import invitations
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db
START = "/admin/login/oidc/land/"
CALLBACK = "http://testserver/admin/login/oidc/land/callback/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the provider keeps its things."""
    return tmp_path_factory.mktemp("provider")


@pytest.fixture(scope="module")
def provider(folder: Path) -> Iterator[str]:
    """Its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(__file__).with_name("provider.py")
    command = [sys.executable, str(program), str(folder), str(port), CALLBACK]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder)
    try:
        assert process.stdout and process.stdout.readline().strip() == "ready"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(autouse=True)
def _configured(provider: str, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "land",
                    "name": "Landesdienst",
                    "client_id": CLIENT_ID,
                    "secret": CLIENT_SECRET,
                    "settings": {"server_url": provider},
                }
            ],
        }
    }


@pytest.fixture
def person(db: None) -> User:
    sync_roles()
    user = User.objects.create_user("paula@land.example", "ein langer Satz 26")
    user.groups.add(Group.objects.get(name="Pressestelle"))
    return user


def there(provider: str, address: str, email: str) -> str:
    """What a person does at the provider; the address to which it leads back."""
    session = requests.Session()
    session.trust_env = False
    page = session.get(address)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    data = {"login": email, "password": PASSWORD}
    if token:
        data["csrfmiddlewaretoken"] = token[1]
    fields = dict(re.findall(r'type="hidden" name="(next)" value="([^"]*)"', page.text))
    fields = {name: value.replace("&amp;", "&") for name, value in fields.items()}
    answer = session.post(page.url, data={**data, **fields}, allow_redirects=False)
    while answer.is_redirect and answer.headers["Location"].startswith(("/", provider)):
        target = answer.headers["Location"]
        target = target if target.startswith("http") else provider + target
        answer = session.get(target, allow_redirects=False)
    return answer.headers.get("Location", answer.text[:2000])


def sign_in(client: Client, provider: str, email: str, start: str = START) -> Any:
    answer = client.post(start)
    assert answer["Location"].startswith(provider), answer.content[:2000]
    back = urlsplit(there(provider, answer["Location"], email))
    assert back.netloc == "testserver", back
    return client.get(f"{back.path}?{back.query}")


def test_somebody_known_by_the_verified_address_comes_in(
    client: Client, provider: str, person: User
) -> None:
    assert "Landesdienst" in client.get("/admin/login/").content.decode()
    answer = sign_in(client, provider, person.email, f"{START}?process=login&next=/admin/account/")
    assert answer["Location"] == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200
    assert SocialAccount.objects.get().user == person
    person.refresh_from_db()
    assert person.check_password("ein langer Satz 26")
    person.email = "verheiratet@land.example"
    person.save()
    assert sign_in(Client(), provider, "paula@land.example").status_code == 302
    assert AuditEntry.objects.filter(kind="signed-in", user=person).count() == 2


@pytest.mark.parametrize("email", ["fremd@land.example", "unverified@land.example"])
def test_strangers_and_unverified_addresses_are_refused_kindly(
    client: Client, provider: str, person: User, email: str
) -> None:
    User.objects.create_user("unverified@land.example", "x")
    answer = sign_in(client, provider, email)
    assert answer["Location"] == "/admin/login/unbekannt/"
    assert client.get(answer["Location"]).status_code == 403
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert not User.objects.filter(email="fremd@land.example").exists()
    assert AuditEntry.objects.get(kind="sign-in-refused").subject == email


def test_an_invited_person_joins_with_the_provider(
    client: Client, provider: str, person: User, rf: Any
) -> None:
    request = rf.get("/")
    request.user = person
    new = User(email="neu@land.example")
    invitations.invite(new, [Group.objects.get(name="Pressestelle")], request)
    assert sign_in(client, provider, new.email)["Location"] == "/admin/"
    new.refresh_from_db()
    assert new.is_active and not new.has_usable_password()
    assert Invitation.objects.get().accepted_at


def test_an_invitation_that_ran_out_lets_nobody_in(
    client: Client, provider: str, person: User
) -> None:
    new = User.objects.create_user("neu@land.example", is_active=False)
    Invitation.objects.create(user=new, token_hash="x", expires_at=new.date_joined)
    assert sign_in(client, provider, new.email)["Location"] == "/admin/login/unbekannt/"


def test_closed_accounts_and_demo_logins_stay_out(
    client: Client, provider: str, person: User, settings: Any
) -> None:
    sign_in(client, provider, person.email)
    User.objects.filter(pk=person.pk).update(is_active=False)
    closed = Client()
    assert sign_in(closed, provider, person.email)["Location"] == "/admin/login/geschlossen/"
    User.objects.filter(pk=person.pk).update(is_active=True, is_demo=True)
    settings.DEMO_LOGINS = False
    assert sign_in(closed, provider, person.email)["Location"] == "/admin/login/geschlossen/"
    assert "_auth_user_id" not in closed.session


def test_the_second_factor_is_asked_all_the_same(
    client: Client, provider: str, person: User
) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=person, type="totp", data={"secret": "A" * 32})
    assert sign_in(client, provider, person.email)["Location"] == "/admin/login/code/"
    assert "_auth_user_id" not in client.session


def test_a_forged_answer_lets_nobody_in(client: Client, provider: str, person: User) -> None:
    answer = client.post(START)
    back = urlsplit(there(provider, answer["Location"], person.email))
    thief = Client()
    assert thief.get(f"{back.path}?{back.query}")["Location"] == "/admin/login/fehler/"
    assert "_auth_user_id" not in thief.session
    for query in ("state=x&code=y", "error=access_denied&state=x", ""):
        assert Client().get(f"{START}callback/?{query}").status_code == 302


def test_accounts_are_not_linked_by_hand(client: Client, provider: str, person: User) -> None:
    client.force_login(person)
    answer = sign_in(client, provider, "fremd@land.example", f"{START}?process=connect")
    assert answer["Location"] == "/admin/login/unbekannt/"
    assert not SocialAccount.objects.exists()


def test_a_provider_that_is_down_is_said_kindly(client: Client, settings: Any) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"] = {"server_url": "http://127.0.0.1:9"}
    answer = client.post(START)
    assert answer["Location"] == "/admin/login/fehler/"
    assert client.get(answer["Location"]).status_code == 502


def test_roles_and_teams_follow_the_groups_there(
    provider: str, folder: Path, person: User, settings: Any
) -> None:
    Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)
    own = Group.objects.create(name="Eigene Gruppe")
    person.groups.add(own, Group.objects.get(name="Übersetzung Englisch"))
    settings.OIDC_GROUPS_CLAIM = "access.groups"
    settings.OIDC_GROUPS = {
        "kitt-presse": "Pressestelle",
        "kitt-kassel": ["Landkreis Kassel", "Autorinnen und Autoren"],
        "kitt-admin": "Betrieb",
        "kitt-tippfehler": "Presestelle",
    }

    def names_with(groups: list[str] | None) -> set[str]:
        said = {} if groups is None else {person.email: groups}
        (folder / GROUPS).write_text(json.dumps(said), "utf-8")
        assert sign_in(Client(), provider, person.email).status_code == 302
        return {group.name for group in person.groups.all()} - kept

    kept = {"Eigene Gruppe", "Übersetzung Englisch"}
    district = {"Redaktion: Landkreis Kassel", "Autorinnen und Autoren"}
    assert names_with(["kitt-kassel", "anderes"]) == district
    entry = AuditEntry.objects.filter(kind="assigned").first()
    assert entry and entry.object_id == str(person.pk)
    assert names_with(["kitt-presse", "kitt-admin", "kitt-tippfehler"]) == {"Pressestelle"}
    assert names_with(None) == set(), "who is in no group there has none of these roles here"
    assert person.groups.filter(name__in=kept).count() == len(kept)
    settings.OIDC_GROUPS = {}
    person.groups.add(Group.objects.get(name="Pressestelle"))
    assert names_with(["kitt-kassel"]) == {"Pressestelle"}, "without a table nothing follows"


def test_no_group_there_makes_or_unmakes_an_operator(
    provider: str, folder: Path, person: User, settings: Any
) -> None:
    settings.OIDC_GROUPS_CLAIM = "access.groups"
    settings.OIDC_GROUPS = {"kitt-admin": "Betrieb", "kitt-presse": "Pressestelle"}
    person.groups.add(Group.objects.get(name="Betrieb"))
    before = set(person.groups.all())
    (folder / GROUPS).write_text("{}", "utf-8")
    sign_in(Client(), provider, person.email)
    assert set(person.groups.all()) == before
