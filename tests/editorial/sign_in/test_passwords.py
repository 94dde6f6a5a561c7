"""Signing in with a password: limits, the way back, and what strangers can find out."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as configured
from django.contrib.auth import views as auth
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve
from django.utils.html import escape
from django.utils.translation import gettext, override

from pages.base.models import AuditEntry, OutgoingMail, User
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
PASSWORD = "ein langer Satz 26"


def said(text: str) -> str:
    """The German of a text, as it stands in a page."""
    with override("de"):
        return escape(gettext(text))


def wrong() -> str:
    return said("E-mail address and password do not belong together.")


def closed() -> str:
    return said("Too many attempts. Please try again in five minutes.")


@pytest.fixture
def person(db: None) -> User:
    sync_roles()
    user = User.objects.create_user("paula@land.example", PASSWORD, first_name="Paula")
    user.groups.add(Group.objects.get(name="Pressestelle"))
    return user


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_the_right_password_leads_to_where_one_wanted_to_go(client: Client, person: User) -> None:
    asked = client.get("/admin/reports/locked/?page=2")
    assert asked["Location"].startswith(LOGIN)
    page = client.get(asked["Location"])
    assert 'name="next" value="/admin/reports/locked/?page=2"' in page.content.decode()
    answer = sign_in(client, "Paula@LAND.example", next="/admin/reports/locked/?page=2")
    assert answer["Location"] == "/admin/reports/locked/?page=2"
    assert client.get("/admin/account/").status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "http:///evil"),
        *("javascript:1", "https://testserver/admin/", "\\\\evil.example", "evil.example"),
    ],
)
def test_nobody_is_led_to_another_host(client: Client, person: User, target: str) -> None:
    answer = sign_in(client, person.email, next=target)
    assert re.match(r"/(?![/\\])", answer["Location"]), answer["Location"]
    assert "evil" not in answer["Location"]
    assert "evil" not in client.get(LOGIN, {"next": target})["Location"]


def test_it_is_in_german_without_a_script_and_of_the_admin(client: Client, person: User) -> None:
    html = client.get(LOGIN, headers={"accept-language": "en"}).content.decode()
    assert '<html lang="de"' in html
    assert said("Sign in") in html and "wagtailadmin/css/core.css" in html
    answer = sign_in(client, person.email, "falsch")
    assert answer.status_code == 200
    assert wrong() in answer.content.decode()


def test_an_account_is_closed_for_a_while_after_five_wrong_passwords(person: User) -> None:
    answers = [
        sign_in(Client(REMOTE_ADDR=f"198.51.100.{number}"), person.email, "falsch")
        for number in range(5)
    ]
    assert all(wrong() in answer.content.decode() for answer in answers)
    late = sign_in(Client(REMOTE_ADDR="198.51.100.9"), person.email)
    assert closed() in late.content.decode()
    assert "_auth_user_id" not in late.client.session
    entries = AuditEntry.objects.filter(kind__startswith="sign-in")
    kinds = [entry.kind for entry in entries]
    assert kinds == ["sign-in-limited", *["sign-in-failed"] * 5]
    assert {entry.subject for entry in entries} == {person.email}


def test_an_address_is_closed_for_a_while_after_ten_wrong_passwords(
    client: Client, person: User
) -> None:
    for number in range(10):
        sign_in(client, f"nobody-{number}@land.example", "falsch")
    assert closed() in sign_in(client, person.email).content.decode()
    assert sign_in(Client(REMOTE_ADDR="198.51.100.9"), person.email).status_code == 302


def test_a_right_password_in_between_gives_no_further_attempts(person: User) -> None:
    for number in range(5):
        client = Client(REMOTE_ADDR=f"198.51.100.{number}")
        sign_in(client, person.email, "falsch")
        if number == 3:
            assert sign_in(client, person.email).status_code == 302
    assert closed() in sign_in(Client(), person.email).content.decode()


def answers_of(path: str, data: dict[str, str]) -> tuple[int, str, str]:
    answer = Client().post(path, data)
    text = re.sub(r'value="[^"]*"', "", answer.content.decode())
    return answer.status_code, answer.get("Location", ""), text


def test_nobody_can_find_out_which_address_has_an_account(person: User) -> None:
    shut = User.objects.create_user("zu@land.example", PASSWORD, is_active=False)
    addresses = [person.email, shut.email, "niemand@land.example"]
    failed = {answers_of(LOGIN, {"login": one, "password": "falsch"}) for one in addresses}
    assert len(failed) == 1
    forgotten = {answers_of("/admin/password_reset/", {"email": one}) for one in addresses}
    assert len(forgotten) == 1
    assert [mail.to for mail in OutgoingMail.objects.all()] == [person.email]


def test_unknown_and_known_addresses_take_the_same_work(
    person: User, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    hashed: list[str] = []
    hasher = type(User()).set_password

    def counted(self: User, raw: str | None) -> None:
        hashed.append(self.email)
        hasher(self, raw)

    monkeypatch.setattr(User, "set_password", counted)
    sign_in(Client(), "niemand@land.example", "falsch")
    assert hashed == [""]  # as slow as looking at a real password


def test_a_forgotten_password_is_set_anew_with_a_link_that_works_once(
    client: Client, person: User
) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    client.post("/admin/password_reset/", {"email": person.email})
    mail = OutgoingMail.objects.get()
    link = re.search(r"http://testserver(/admin/password_reset/\S+)", mail.body)
    assert link and mail.subject == said("Choose a new password")
    form = client.get(link[1], follow=True)
    assert said("New password") in form.content.decode()
    place = form.redirect_chain[-1][0]
    weak = client.post(place, {"password1": "paula", "password2": "paula"})
    assert "mindestens 10" in weak.content.decode()
    unlike = client.post(place, {"password1": "Noch ein Satz 27", "password2": "Kein Satz 28"})
    assert said("The two passwords are not the same.") in unlike.content.decode()
    done = client.post(place, {"password1": "Noch ein Satz 27", "password2": "Noch ein Satz 27"})
    assert done["Location"] == "/admin/password_reset/complete/"
    assert "_auth_user_id" not in client.session  # no way around the second factor
    assert elsewhere.get("/admin/").status_code == 302
    assert sign_in(client, person.email, "Noch ein Satz 27").status_code == 302
    again = Client().get(link[1])
    assert said("Get a new link") in again.content.decode()


def test_demo_logins_open_only_where_the_settings_allow_them(person: User, settings: Any) -> None:
    User.objects.filter(pk=person.pk).update(is_demo=True)
    assert sign_in(Client(), person.email).status_code == 302
    settings.DEMO_LOGINS = False
    client = Client()
    assert "login" in sign_in(client, person.email)["Location"]
    assert client.get("/admin/").status_code == 302


def all_views(patterns: list[Any], before: str = "") -> Any:
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from all_views(one.url_patterns, path)
        else:
            yield path, getattr(one.callback, "view_class", None)


def test_there_is_no_second_door(client: Client, person: User) -> None:
    """Django's and Wagtail's own pages for signing in and for passwords are shadowed or shut."""
    stock = (auth.LoginView, auth.PasswordResetView, auth.PasswordResetConfirmView)
    paths = {
        path.replace("<uidb64>/<token>", "MQ/x").replace("(?P<lang>", "")
        for path, view in all_views(get_resolver().url_patterns)
        if isinstance(view, type) and issubclass(view, stock)
    }
    assert len(paths) == 4, paths
    for path in [*paths, "de/_util/login/", "en/_util/login/"]:
        answer = client.post(f"/{path}", {"username": person.email, "password": PASSWORD})
        assert "_auth_user_id" not in client.session, path
        assert answer.status_code in {200, 302, 404}
        assert not isinstance(getattr(answer, "context_data", {}).get("view"), stock), path
    assert resolve("/admin/login/").url_name == "account_login"
    assert resolve("/admin/logout/").url_name == "account_logout"
    assert resolve("/admin/password_reset/").url_name == "account_reset_password"
    assert client.get("/admin/signup/").status_code in {302, 404}
    assert client.get("/de/_util/login/?next=/de/")["Location"] == "/admin/login/?next=%2Fde%2F"


COUNT = """
import os, sys, django
sys.path[:0] = ["."]
django.setup()
from allauth.core.internal.ratelimit import parse_rates, _consume_single_rate
from django.test import RequestFactory
request = RequestFactory().post("/", REMOTE_ADDR=os.environ["CALLER"])
rate = parse_rates("10/m/ip")[0]
print(sum(
    _consume_single_rate(request, app="allauth.account", action="login_failed", rate=rate)
    is not None for _ in range(8)
))
"""


def test_all_processes_count_together(tmp_path: Any) -> None:
    """Three processes with eight attempts each get ten through, not twenty-four."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kitt.settings.test",
        "PYTHONPATH": f"{configured.BASE_DIR}:{configured.BASE_DIR}/site",
        "DATABASE_URL": _shared_database(tmp_path / "counts.sqlite3"),
        "CALLER": f"2001:db8:{os.getpid():x}::1",
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-c", COUNT], env=env, stdout=subprocess.PIPE, cwd=configured.BASE_DIR
        )
        for _ in range(3)
    ]
    through = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(through) == 10, through


def _shared_database(path: Any) -> str:
    """The address of a database that other processes see: on SQLite the test's own is in memory."""
    if connection.vendor != "sqlite":
        return _url(connection.settings_dict)
    with sqlite3.connect(path) as database:
        database.execute(
            "create table base_sharedcount "
            "(cache_key varchar(255) primary key, value text, expires datetime)"
        )
    return f"sqlite:///{path}"


def _url(database: dict[str, Any]) -> str:
    user = f"{database['USER']}:{database['PASSWORD']}@" if database["USER"] else ""
    host = quote(database["HOST"], safe="")
    return f"postgres://{user}{host}:{database['PORT']}/{database['NAME']}"
