"""Addresses that visitors did not find: counted without personal data, and bounded."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from pages.addresses import unknown
from pages.addresses.models import UnknownAddress
from pages.base import jobs
from pages.demo import builders

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _fresh(site: object, monkeypatch: Any) -> None:
    monkeypatch.setattr(unknown, "_waiting", {})
    monkeypatch.setattr(unknown, "_window", (dt.datetime.min.replace(tzinfo=dt.UTC), 0))


def ask(client: Any, path: str, agent: str = BROWSER, **headers: str) -> None:
    answer = client.get(path, follow=True, headers={"user-agent": agent, **headers})
    assert answer.status_code == 404


def counted() -> dict[str, int]:
    return dict(UnknownAddress.objects.values_list("path", "count"))


def test_an_address_is_counted_by_its_path_alone(client: Any) -> None:
    ask(client, "/de/Alte-Seite/?name=Erika&mail=erika@example.org")
    ask(client, "/de/alte-seite")
    ask(client, "/Ehrenamt/Seite.html", referer="https://suche.example/?q=erika")
    assert counted() == {"/de/alte-seite/": 2, "/ehrenamt/seite.html": 1}
    row = UnknownAddress.objects.get(path="/ehrenamt/seite.html")
    assert row.linked_from == ""
    assert {field.name for field in UnknownAddress._meta.fields} == {
        "id", "path", "count", "first_at", "last_at", "linked_from",
    }  # fmt: skip


def test_a_broken_link_of_our_own_names_its_page(client: Any) -> None:
    ask(client, "/de/alt/", referer="http://testserver/de/aktuelles/?seite=2")
    ask(client, "/de/alt/", referer="https://anderswo.example/liste/")
    assert UnknownAddress.objects.get().linked_from == "/de/aktuelles/"


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php", "/de/wp-admin/", "/.env", "/de/.git/config", "/admin/nichts/",
        "/static/nichts.css", "/medien/images/nichts.jpg", "/shell.php", "/a/../../etc/passwd",
        "/erika@example.org/", "/" + "x" * 300, "/%3Cscript%3E/", "/xmlrpc.php",
    ],
)  # fmt: skip
def test_noise_is_not_counted(client: Any, path: str) -> None:
    client.get(path, headers={"user-agent": BROWSER})
    assert counted() == {}


def test_programs_that_say_so_are_not_counted(client: Any) -> None:
    ask(client, "/de/alt/", agent="Mozilla/5.0 (compatible; Googlebot/2.1)")
    assert client.head("/de/alt/").status_code == 404
    assert counted() == {}


def test_a_flood_is_written_slowly_and_waits_in_a_bounded_memory(
    client: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(unknown, "PER_MINUTE", 3)
    monkeypatch.setattr(unknown, "MOST_WAITING", 4)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for number in range(20):
            ask(client, f"/de/x{number}/")
        ask(client, "/de/x3/")
    assert len(counted()) == 3
    assert len(unknown._waiting) == 4
    with time_machine.travel(now + dt.timedelta(minutes=2), tick=False):
        ask(client, "/de/x0/")
    assert counted()["/de/x3/"] == 2
    assert sum(counted().values()) <= 7


def test_a_full_table_makes_room_and_keeps_what_many_ask_for(client: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(unknown, "MOST_ROWS", 5)
    monkeypatch.setattr(unknown, "MAKE_ROOM", 2)
    UnknownAddress.objects.create(path="/de/wichtig/", count=40)
    for number in range(9):
        ask(client, f"/de/x{number}/")
    assert len(counted()) <= 5
    assert counted()["/de/wichtig/"] == 40


def test_a_broken_database_is_no_concern_of_the_visitor(client: Any, monkeypatch: Any) -> None:
    def broken(*_args: Any) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(unknown, "_write", broken)
    ask(client, "/de/alt/")


def test_the_job_deletes_what_nobody_asks_for_any_more_or_what_is_there_now() -> None:
    now = timezone.now()
    UnknownAddress.objects.create(path="/alt/", last_at=now - dt.timedelta(days=91))
    UnknownAddress.objects.create(path="/neu/", last_at=now - dt.timedelta(days=89))
    UnknownAddress.objects.create(path="/de/rat/")
    UnknownAddress.objects.create(path="/de/entwurf/")
    builders.standard_page("Rat")
    builders.standard_page("Entwurf", publish=False)
    assert jobs.run_job("forget-unknown-addresses", force=True)
    assert set(counted()) == {"/neu/", "/de/entwurf/"}


def test_old_addresses_are_not_counted_and_leave_the_report(client: Any) -> None:
    page = builders.standard_page("Rat")
    ask(client, "/Alt/Seite/")
    Redirect.add_redirect("/alt/seite", page)
    assert counted() == {}
    assert client.get("/Alt/Seite/")["Location"] == page.url
    page.unpublish()
    ask(client, "/alt/seite/")
    assert counted() == {}


def test_the_report_leads_to_a_redirect_with_one_click(client: Any, admin_client: Any) -> None:
    page = builders.standard_page("Beratung", parent=builders.standard_page("Vor Ort"))
    ask(client, "/de/service/beratung/", referer="http://testserver/de/vor-ort/")
    ask(client, "/de/nur-fremde/")
    answer = admin_client.get(reverse("unknown_addresses"))
    content = answer.content.decode()
    assert "/de/service/beratung/" in content
    assert "http://testserver/de/vor-ort/" in content
    link = f"{reverse('wagtailredirects:add')}?von=%2Fde%2Fservice%2Fberatung%2F"
    assert link in content
    own = admin_client.get(reverse("unknown_addresses"), {"own": "true"}).content.decode()
    assert "/de/service/beratung/" in own
    assert "/de/nur-fremde/" not in own
    form = admin_client.get(link).context["form"]
    assert form["old_path"].value() == "/de/service/beratung/"
    assert form["redirect_page"].value() == page.pk
    data = {"old_path": "/de/service/beratung/", "redirect_page": page.pk, "is_permanent": "on"}
    assert admin_client.post(reverse("wagtailredirects:add"), data).status_code == 302
    assert client.get("/de/service/beratung/")["Location"] == page.url
    assert "/de/service/beratung/" not in counted()


def test_the_report_is_for_those_who_may_read_it(client: Any, admin_client: Any) -> None:
    assert (
        reverse("unknown_addresses")
        in admin_client.get("/admin/reports/not-found/").content.decode()
    )
    answer = client.get(reverse("unknown_addresses"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
