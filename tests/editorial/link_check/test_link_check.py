"""Links that lead nowhere: found, tried again, told once; nothing in the own network is asked."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.base.models import HomePage, Organisation, OutgoingMail, StandardPage, Team, User
from pages.editorial import installation
from pages.editorial.link_check import checking, finding, job, telling
from pages.editorial.link_check.asking import Answer, Asker, is_public_address
from pages.editorial.models import CheckedLink, LinkPlace
from pages.editorial.roles import role

STATES = CheckedLink.State
HOUR = dt.timedelta(hours=2)


class Website(BaseHTTPRequestHandler):
    """A website with pages in every state. What it was asked stands in `asked`."""

    asked: list[str]
    codes: dict[str, int]

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        type(self).asked.append(f"{self.command} {self.path}")
        if self.path == "/robots.txt":
            body = b"User-agent: *\nDisallow: /geheim"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)
            return
        if self.path == "/nur-get" and self.command == "HEAD":
            self.send_response(405)
        elif self.path.startswith("/weiter"):
            self.send_response(301)
            target = {"/weiter": "/gut", "/weiter-kreis": "/weiter-kreis"}.get(
                self.path, "http://127.0.0.1:1/"
            )
            self.send_header("Location", target)
        else:
            self.send_response(type(self).codes.get(self.path, 200))
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        pass


@pytest.fixture
def website() -> Iterator[str]:
    Website.asked, Website.codes = [], {"/weg": 404, "/zu": 403, "/kaputt": 500}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def only(website: str) -> Asker:
    """An asker that may reach this server, and no other."""
    port = int(website.rpartition(":")[2])
    return Asker(lambda address, at: (address, at) == ("127.0.0.1", port))


def test_answers_are_told_apart(website: str) -> None:
    asker = only(website)
    assert asker.ask(f"{website}/gut").good
    assert asker.ask(f"{website}/nur-get").good
    assert asker.ask(f"{website}/weiter").good
    assert asker.ask(f"{website}/weg") == Answer(gone=True, code=404)
    assert asker.ask(f"{website}/kaputt").gone
    closed = asker.ask(f"{website}/zu")
    assert not closed.gone and not closed.good
    assert asker.ask(f"{website}/weiter-kreis").error == "loop"
    assert asker.ask(f"{website}/geheim/seite").error == "robots"
    assert "GET /gut" not in Website.asked and "HEAD /gut" in Website.asked
    assert not [one for one in Website.asked if "geheim" in one]
    assert Website.asked.count("GET /robots.txt") == 1


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "100.64.0.1"),
        *("::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "0.0.0.0", "224.0.0.1"),
    ],
)
def test_nothing_in_the_own_network_is_asked(address: str, website: str) -> None:
    assert not is_public_address(address, 80)
    host = f"[{address}]" if ":" in address else address
    assert Asker().ask(f"http://{host}/").error == "refused"
    assert not Website.asked


def test_other_ports_schemes_and_steps_inwards_are_refused(website: str) -> None:
    assert is_public_address("93.184.215.14", 443) and not is_public_address("93.184.215.14", 22)
    assert only(website).ask(f"{website}/weiter-nach-innen").error == "refused"
    for url in ("file:///etc/passwd", "ftp://example.org/", "http://name:wort@example.org/"):
        assert Asker().ask(url).error == "refused", url


@pytest.fixture
def pages(db: None, website: str) -> dict[str, Any]:
    """A page of the press office, an organisation of a team, and who looks after them."""
    installation.create_tree("Ehrenamt in Hessen")
    team = Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)
    call_command("sync_roles", verbosity=0)
    owner = User.objects.create_user("press@kitt.example", "geheim-geheim", first_name="Paul")
    owner.groups.add(Group.objects.get(name=role("press_officer").label))
    editor = User.objects.create_user("kassel@kitt.example", "geheim-geheim", first_name="Rike")
    editor.groups.add(Group.objects.get(name="Redaktion: Landkreis Kassel"))
    home = HomePage.objects.sources().get()
    page = StandardPage(title="Förderung", slug="foerderung", teaser="Kurz", owner=owner)
    text = (
        f'<p><a href="{website}/weg">alt</a> <a href="{website}/gut">neu</a> '
        '<a linktype="page" id="999999">weg</a> <a href="/de/gibt-es-nicht/">auch</a> '
        '<a href="/de/foerderung/#unten">ich</a> <a href="mailto:x@y.example">Post</a></p>'
    )
    page.body = [("text", text)]
    home.add_child(instance=page)
    page.save_revision().publish()
    row = Organisation(name="Lesefreunde", team=team, website=f"{website}/kaputt", live=False)
    row.save()
    Organisation.objects.filter(pk=row.pk).update(live=True)
    return {"page": page, "organisation": row, "owner": owner, "editor": editor}


def run(now: dt.datetime, website: str) -> None:
    checking.check_due(now, lambda: only(website), pause=0)


def state(url_part: str) -> str:
    return str(CheckedLink.objects.get(url__endswith=url_part).state)


def test_links_are_found_checked_again_and_told_of_once(
    pages: dict[str, Any], website: str
) -> None:
    now = timezone.now()
    finding.find(now)
    run(now, website)
    assert state("/gut") == STATES.GOOD and state("/foerderung/") == STATES.GOOD
    assert state("page:999999") == state("/gibt-es-nicht/") == STATES.BROKEN
    assert state("/weg") == state("/kaputt") == STATES.TROUBLE, "not before it was tried again"
    assert telling.tell(now) == 1
    for step in (1, 2):
        run(now + step * HOUR, website)
    assert state("/weg") == state("/kaputt") == STATES.BROKEN
    assert telling.tell(now) == 2 and telling.tell(now) == 0
    mails = OutgoingMail.objects.filter(purpose="broken-links").order_by("pk")
    assert [one.to for one in mails].count("press@kitt.example") == 2
    last = mails.get(to="kassel@kitt.example")
    assert last.subject == "Ein Link auf Ihren Seiten führt ins Leere"
    assert "Lesefreunde" in last.body and "/kaputt" in last.body and "500" in last.body
    Website.codes["/weg"] = 200
    run(now + dt.timedelta(days=1), website)
    assert state("/weg") == STATES.GOOD
    Website.codes["/weg"] = 404
    for step in range(4):
        run(now + dt.timedelta(days=2) + step * HOUR, website)
    assert telling.tell(now) == 1, "broken again is new again"
    pages["page"].unpublish()
    finding.find(now + dt.timedelta(days=3))
    assert not CheckedLink.objects.filter(url__endswith="/weg").exists()


def test_editors_see_the_links_of_their_own_pages(pages: dict[str, Any], website: str) -> None:
    now = timezone.now()
    finding.find(now)
    CheckedLink.objects.exclude(url__endswith="/gut").update(state=STATES.BROKEN, broken_since=now)
    shown = {}
    for who in ("owner", "editor"):
        client = Client()
        client.force_login(pages[who])
        report = client.get(reverse("broken_links")).content.decode()
        every = client.get(reverse("broken_links"), {"state": "", "where": "other"})
        shown[who] = client.get("/admin/").content.decode() + report
        assert "/gibt-es-nicht/" not in every.content.decode()
        assert ("/gut" in every.content.decode()) == (who == "owner")
        assert "/gut" not in report
    assert "/weg" in shown["owner"] and "Defekte Links auf meinen Seiten" in shown["owner"]
    assert "/kaputt" in shown["editor"] and "/weg" not in shown["editor"]


def test_other_websites_are_left_alone_when_switched_off(
    pages: dict[str, Any], website: str, settings: Any
) -> None:
    settings.CHECK_OTHER_WEBSITES = False
    now = timezone.now()
    finding.find(now)
    run(now, website)
    assert not Website.asked
    assert state("/weg") == STATES.UNKNOWN and state("page:999999") == STATES.BROKEN


def test_links_are_looked_for_once_a_night(db: None) -> None:
    zone = timezone.get_default_timezone()
    night = dt.datetime(2027, 1, 5, 2, 30, tzinfo=zone)
    assert job.is_time(night) and not job.is_time(night.replace(hour=12))
    link = CheckedLink.objects.create(url="/x", url_hash="x")
    kind = finding._kind(Organisation)
    LinkPlace.objects.create(
        link=link, content_type_id=kind, object_id=1, title="X", field="website", seen_at=night
    )
    assert not job.is_time(night + dt.timedelta(hours=1))
    assert job.is_time(night + dt.timedelta(days=1))
