"""“Was this page helpful?” without scripts, cookies and personal data."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from sending import FROM_HERE, errors_of

from pages.base import jobs
from pages.base.models import FormCount
from pages.base.public_forms import new_stamp
from pages.demo import builders
from pages.feedback.models import Vote
from pages.feedback.votes import sign_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site: Any) -> Any:
    return builders.standard_page("Rat")


def signed(client: Client, page: Any) -> str:
    found = re.search(r'name="page" value="([^"]+)"', client.get(page.url).content.decode())
    assert found
    return found[1]


def answer(client: Client, page: Any, value: str = "nein", **headers: str) -> Any:
    sent = {"page": signed(client, page), "answer": value}
    return client.post("/de/hilfreich/", sent, headers={**FROM_HERE, **headers})


def comment(client: Client, thanks: Any, text: str, **fields: str) -> Any:
    token = re.search(r"antwort=([^&]+)", thanks["Location"])
    assert token
    sent = {"vote": token[1], "comment": text, "stamp": new_stamp("comment", aged=5), **fields}
    return client.post("/de/hilfreich/danke/", sent, headers=FROM_HERE)


def test_an_answer_is_stored_and_nothing_else(client: Client, page: Any) -> None:
    thanks = answer(client, page, "ja", **{"User-Agent": "Netscape 4.7"})
    assert thanks.status_code == 302
    assert not thanks.cookies
    assert not client.cookies
    vote = Vote.objects.get()
    assert (vote.page, vote.helpful, vote.comment) == (page.url, True, "")
    assert {field.name for field in Vote._meta.get_fields()} == {
        "id", "page", "helpful", "comment", "on",
    }  # fmt: skip
    stored = " ".join(map(str, FormCount.objects.values_list()))
    assert "127.0.0.1" not in stored
    assert "Netscape" not in stored
    assert "Danke für Ihre Antwort" in client.get(thanks["Location"]).content.decode()


def test_a_comment_can_follow(client: Client, page: Any) -> None:
    thanks = answer(client, page)
    done = comment(client, thanks, "Die Öffnungszeiten.")
    assert done.status_code == 302
    assert "angekommen" in client.get(done["Location"]).content.decode()
    assert Vote.objects.get().comment == "Die Öffnungszeiten."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Schreiben Sie mir: rike@kitt.example", "E-Mail-Adressen und Telefonnummern"),
        ("Rufen Sie an: 069 90009-112", "E-Mail-Adressen und Telefonnummern"),
        ("Rufen Sie an: +49 69/90009112", "E-Mail-Adressen und Telefonnummern"),
        ("x" * 501, "Er hat 501."),
        ("", "Ihren Hinweis"),
    ],
)
def test_a_comment_names_nobody(client: Client, page: Any, text: str, says: str) -> None:
    again = comment(client, answer(client, page), text)
    assert again.status_code == 200
    assert says in errors_of(again)
    assert text in again.content.decode()
    assert Vote.objects.get().comment == ""


@pytest.mark.parametrize("text", ["113 von 121 Städten, Stand 2022-07-01", "Gruppe 0815 @ Rathaus"])
def test_numbers_are_not_taken_for_telephones(client: Client, page: Any, text: str) -> None:
    assert comment(client, answer(client, page), text).status_code == 302


def test_our_script_gets_the_part_that_it_exchanges(client: Client, page: Any) -> None:
    text = answer(client, page, **{"X-Part": "1"}).content.decode()
    assert "<html" not in text
    assert text.lstrip().startswith("<div")
    assert "data-part-answer" in text
    assert Vote.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "headers", "status"),
    [
        ({"answer": "vielleicht"}, FROM_HERE, 400),
        ({"page": "/de/"}, FROM_HERE, 400),
        ({"page": "/de/\x00"}, FROM_HERE, 400),
        ({}, {"Origin": "https://evil.example"}, 403),
        ({}, {}, 403),
    ],
)
def test_what_no_page_of_ours_has_sent_does_not_count(
    client: Client, site: Any, sent: dict[str, str], headers: dict[str, str], status: int
) -> None:
    good = {"page": sign_page("/de/"), "answer": "ja"}
    refused = client.post("/de/hilfreich/", {**good, **sent}, headers=headers)
    assert refused.status_code == status
    assert not Vote.objects.exists()


def test_who_answers_too_often_waits(client: Client, site: Any) -> None:
    sent = {"page": sign_page("/de/"), "answer": "ja"}
    statuses = [
        client.post("/de/hilfreich/", sent, headers=FROM_HERE).status_code for _use in range(41)
    ]
    assert statuses == [302] * 40 + [429]


def test_a_comment_must_come_soon(client: Client, page: Any) -> None:
    thanks = answer(client, page)
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        assert comment(client, thanks, "Zu spät")["Location"] == "/de/"
    assert client.get("/de/hilfreich/danke/?antwort=forged")["Location"] == "/de/"


def test_comments_go_before_answers(client: Client, page: Any, settings: Any) -> None:
    settings.KEEP_COMMENTS_DAYS, settings.KEEP_VOTES_DAYS = 180, 730
    comment(client, answer(client, page), "Die Öffnungszeiten.")
    for days, left in ((179, ["Die Öffnungszeiten."]), (181, [""]), (729, [""]), (731, [])):
        with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
            jobs.run_job("forget-feedback", force=True)
        assert list(Vote.objects.values_list("comment", flat=True)) == left
