"""Second factors: an app, recovery codes, who has to have one, and how to lose one."""

from __future__ import annotations

import re
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group
from django.test import Client

from pages.base.models import AuditEntry, OutgoingMail, User
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db
PASSWORD = "ein langer Satz 26"
APP = "/admin/sicherheit/app/"


@pytest.fixture
def person(db: None) -> User:
    sync_roles()
    user = User.objects.create_user("paula@land.example", PASSWORD)
    user.groups.add(Group.objects.get(name="Pressestelle"))
    return user


@pytest.fixture
def author(person: User) -> User:
    user = User.objects.create_user("rosa@land.example", PASSWORD)
    user.groups.add(Group.objects.get(name="Autorinnen und Autoren"))
    return user


def code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client: Client, user: User) -> Any:
    return client.post("/admin/login/", {"login": user.email, "password": PASSWORD})


def set_up_app(client: Client) -> str:
    """Set up an app as a person does; its secret."""
    page = client.get(APP)
    secret = re.search(r"<code>(\w+)</code>", page.content.decode())
    assert secret, page
    answer = client.post(APP, {"code": code(secret[1])})
    assert answer["Location"] == "/admin/sicherheit/codes/"
    return secret[1]


def codes_of(client: Client) -> list[str]:
    page = client.get("/admin/sicherheit/codes/").content.decode()
    return re.findall(r"<li>(\w+)</li>", page)


def test_after_the_password_the_app_is_asked(
    client: Client, person: User, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client, person)
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_app(client)
    assert {mail.to for mail in OutgoingMail.objects.all()} == {person.email}
    fresh = Client()
    assert sign_in(fresh, person)["Location"] == "/admin/login/code/"
    assert fresh.get("/admin/").status_code == 302
    wrong = fresh.post("/admin/login/code/", {"code": "000000"})
    assert wrong.status_code == 200 and "_auth_user_id" not in fresh.session
    with time_machine.travel("2030-01-01 10:00:00+00:00"):
        fresh = Client()
        sign_in(fresh, person)
        right = code(secret)
        assert fresh.post("/admin/login/code/", {"code": right})["Location"] == "/admin/"
        thief = Client()
        sign_in(thief, person)
        thief.post("/admin/login/code/", {"code": right})
        assert "_auth_user_id" not in thief.session  # a code works once
    kinds = set(AuditEntry.objects.values_list("kind", flat=True))
    assert {"signed-in", "factor-added", "sign-in-failed"} <= kinds


def test_codes_cannot_be_tried_without_end(client: Client, person: User) -> None:
    sign_in(client, person)
    secret = set_up_app(client)
    with time_machine.travel("2030-01-01 10:00:00+00:00"):
        guesser = Client()
        sign_in(guesser, person)
        for number in range(8):
            guesser.post("/admin/login/code/", {"code": f"{number:06}"})
        guesser.post("/admin/login/code/", {"code": code(secret)})
        assert "_auth_user_id" not in guesser.session


def test_a_recovery_code_opens_once(client: Client, person: User) -> None:
    sign_in(client, person)
    set_up_app(client)
    spare = codes_of(client)
    assert len(spare) == 10
    first, second = Client(), Client()
    for one in (first, second):
        sign_in(one, person)
        one.post("/admin/login/code/", {"code": spare[0]})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session
    assert len(codes_of(client)) == 9


def test_publishers_set_up_a_factor_before_anything_else(
    client: Client, person: User, author: User, settings: Any
) -> None:
    settings.MFA_REQUIRED = True
    sign_in(client, person)
    for path in ("/admin/", "/admin/pages/", "/admin/account/", "/admin/api/main/pages/"):
        answer = client.get(path)
        assert (answer.status_code, answer.get("Location")) == (
            302,
            "/admin/sicherheit/einrichten/",
        )
    pushed = client.post("/admin/pages/add/", headers={"x-requested-with": "XMLHttpRequest"})
    assert pushed.status_code == 403
    assert client.get("/admin/sicherheit/einrichten/").status_code == 200
    set_up_app(client)  # without asking for the password that was typed a moment ago
    assert client.get("/admin/").status_code == 200
    writer = Client()
    sign_in(writer, author)
    assert writer.get("/admin/").status_code == 200


def test_the_rule_holds_at_once_for_those_who_may_publish_from_now_on(
    client: Client, author: User, settings: Any
) -> None:
    settings.MFA_REQUIRED = True
    sign_in(client, author)
    assert client.get("/admin/").status_code == 200
    author.groups.add(Group.objects.get(name="Leitung Kommunikation"))
    assert client.get("/admin/")["Location"] == "/admin/sicherheit/einrichten/"
    chief = User.objects.create_superuser("chef@land.example", PASSWORD)
    other = Client()
    sign_in(other, chief)
    assert other.get("/admin/")["Location"] == "/admin/sicherheit/einrichten/"


def test_who_changes_factors_later_is_asked_again(client: Client, person: User) -> None:
    sign_in(client, person)
    set_up_app(client)
    with time_machine.travel("2100-01-01"):  # far beyond the five minutes, and the session
        assert client.get("/admin/sicherheit/app/entfernen/").status_code == 302
    client.post("/admin/logout/")
    client.force_login(person)
    answer = client.get("/admin/sicherheit/app/entfernen/")
    assert answer["Location"].startswith("/admin/sicherheit/bestaetigen/")
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert client.post(answer["Location"], {"password": "falsch"}).status_code == 200
    assert client.post(answer["Location"], {"password": PASSWORD}).status_code == 302
    assert client.get("/admin/sicherheit/app/entfernen/").status_code == 200


def test_removing_a_factor_ends_the_other_sessions(client: Client, person: User) -> None:
    sign_in(client, person)
    set_up_app(client)
    elsewhere = Client()
    elsewhere.force_login(person)
    client.post("/admin/sicherheit/app/entfernen/")
    assert not Authenticator.objects.filter(user=person, type="totp").exists()
    assert elsewhere.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200


PAGES = [
    *("", "passwort/", "app/", "passkeys/", "passkeys/neu/", "codes/neu/", "bestaetigen/"),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_german_and_kept_by_nobody(client: Client, person: User, page: str) -> None:
    sign_in(client, person)
    if page == "codes/neu/":
        set_up_app(client)
    answer = client.get(f"/admin/sicherheit/{page}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert '<html lang="de"' in html
    assert "no-store" in answer["Cache-Control"]
    assert not re.search(r"\b(du|dein|deine|dich)\b", html.lower())
