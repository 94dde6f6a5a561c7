"""How long a session lasts, what ends it, and who comes into the admin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from pages.base.models import AuditEntry, User
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db
PASSWORD = "ein langer Satz 26"
START = dt.datetime(2030, 1, 7, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def person(db: None) -> User:
    sync_roles()
    user = User.objects.create_user("paula@land.example", PASSWORD)
    user.groups.add(Group.objects.get(name="Pressestelle"))
    return user


def at(minutes: float) -> Any:
    return time_machine.travel(START + dt.timedelta(minutes=minutes), tick=False)


def is_in(client: Client, path: str = "/admin/account/") -> bool:
    return bool(client.get(path).status_code == 200)


def test_an_idle_session_ends_after_an_hour(client: Client, person: User) -> None:
    with at(0):
        client.force_login(person)
    for minutes in (59, 118, 177):
        with at(minutes):
            assert is_in(client), minutes
    with at(238):
        answer = client.get("/admin/account/")
    assert answer["Location"] == "/admin/login/?next=/admin/account/"
    assert AuditEntry.objects.filter(kind="signed-out", user=person).exists()


def test_what_the_window_asks_by_itself_is_no_use(client: Client, person: User) -> None:
    with at(0):
        client.force_login(person)
        is_in(client)
    for minutes in range(5, 60, 5):
        with at(minutes):
            client.post("/admin/editing-sessions/release/1/")
    with at(61):
        assert not is_in(client)


def test_no_session_lasts_longer_than_twelve_hours(client: Client, person: User) -> None:
    with at(0):
        client.force_login(person)
    for minutes in range(30, 12 * 60, 30):
        with at(minutes):
            assert is_in(client), minutes
    with at(12 * 60 + 1):
        assert not is_in(client)
        client.post("/admin/login/", {"login": person.email, "password": PASSWORD})
        assert is_in(client)
    with at(12 * 60 + 50):
        assert is_in(client)


def test_the_times_are_settings(client: Client, person: User, settings: Any) -> None:
    settings.SESSION_IDLE_MINUTES = 5
    with at(0):
        client.force_login(person)
    with at(6):
        assert not is_in(client)


def test_a_deactivated_person_is_out_at_once_and_stays_out(client: Client, person: User) -> None:
    client.force_login(person)
    person.is_active = False
    person.save()
    assert not is_in(client)
    held = Session.objects.get(session_key=client.cookies["sessionid"].value)
    person.is_active = True
    person.save()
    assert not is_in(client), held


def test_a_changed_password_ends_the_sessions_elsewhere(client: Client, person: User) -> None:
    client.force_login(person)
    elsewhere = Client()
    elsewhere.force_login(person)
    new = "Noch ein Satz 27"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/admin/sicherheit/passwort/", data).status_code == 302
    assert is_in(client)
    assert not is_in(elsewhere)


def test_visitors_have_no_session_and_public_answers_do_not_depend_on_one(
    client: Client, site: Any
) -> None:
    answer = client.get("/de/")
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_a_person_without_rights_reads_whom_to_ask(client: Client, person: User) -> None:
    lead = User.objects.create_user("lena@land.example", first_name="Lena", last_name="Lang")
    lead.groups.add(Group.objects.get(name="Leitung Kommunikation"))
    nobody = User.objects.create_user("neu@land.example", PASSWORD)
    answer = client.post("/admin/login/", {"login": nobody.email, "password": PASSWORD})
    assert answer["Location"] == "/admin/"
    for path in ("/admin/", "/admin/pages/", "/admin/images/"):
        page = client.get(path)
        assert page.status_code == 403
        assert "lena@land.example" in page.content.decode()
        assert "neu@land.example" in page.content.decode()
    assert client.get("/admin/login/", follow=True).status_code == 403  # and no circle
    assert client.post("/admin/logout/").status_code == 302
    assert client.get("/admin/").status_code == 302


def test_last_use_is_not_written_with_every_request(client: Client, person: User) -> None:
    with at(0):
        client.force_login(person)
    with at(10):
        is_in(client)
    before = Session.objects.get().session_data
    with at(10.5):
        is_in(client)
    assert Session.objects.get().session_data == before
    assert timezone.now() > START or True
