"""Reporting a barrier: what is sent, stored, mailed and answered; nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail as django_mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from sending import FORM, errors_of

from pages.base import jobs
from pages.base.models import OutgoingMail, User
from pages.base.public_forms import new_stamp
from pages.editorial import installation
from pages.feedback.models import BarrierReport

pytestmark = pytest.mark.django_db
OFFICE = "barriere@kitt.example"


def send_mails() -> list[Any]:
    jobs.run_job("send-mails", force=True)
    sent, django_mail.outbox = django_mail.outbox, []
    return list(sent)


def test_the_form_knows_the_page_and_sets_no_cookie(client: Client, statement: Any) -> None:
    page = client.get(statement.url).content.decode()
    links = re.findall(r'href="(/de/barriere-melden/[^"]*)"', page)
    assert len(links) == 3  # the line at the end, the footer, the statement itself
    form = client.get(links[0])
    assert f'value="http://testserver{statement.url}"' in form.content.decode()
    assert not form.cookies
    assert form["Cache-Control"].count("no-store") == 1


def test_a_report_is_numbered_stored_and_mailed(report: Any, client: Client) -> None:
    year = timezone.localdate().year
    answer = report(page="http://testserver/de/programme/", email="rike@kitt.example")
    assert answer.status_code == 302
    assert not answer.cookies
    stored = BarrierReport.objects.get()
    assert stored.number == f"B-{year}-0001"
    assert (stored.page, stored.email) == ("/de/programme/", "rike@kitt.example")
    assert stored.due_on == timezone.localdate() + dt.timedelta(days=42)
    thanks = client.get(answer["Location"]).content.decode()
    assert stored.number in thanks
    assert 'href="/de/programme/"' in thanks
    to_office, receipt = send_mails()
    assert (to_office.to, to_office.reply_to) == ([OFFICE], ["rike@kitt.example"])
    assert stored.number in to_office.subject
    assert "Der Knopf hat keinen Namen." in to_office.body
    assert "http://testserver/de/programme/" in to_office.body
    assert reverse("barrier_reports:edit", args=[stored.pk]) in to_office.body
    assert (receipt.to, receipt.reply_to) == (["rike@kitt.example"], [OFFICE])
    assert stored.number in receipt.subject
    # The form must not become a way to send texts to strangers.
    assert "Knopf" not in receipt.body
    assert BarrierReport.objects.count() == 1


def test_a_report_needs_nothing_but_the_problem(report: Any) -> None:
    assert report().status_code == 302
    (only,) = send_mails()
    assert only.to == [OFFICE]
    assert "keine Adresse angegeben" in only.body


def test_an_english_report_is_confirmed_in_english(report: Any) -> None:
    report(url="/en/barriere-melden/", email="rike@kitt.example")
    to_office, receipt = send_mails()
    assert "neue Meldung" in to_office.subject
    assert receipt.subject.startswith("Your report B-")


def test_without_a_statement_the_setting_or_the_editors_get_it(
    report: Any, statement: Any, settings: Any, django_user_model: type[User]
) -> None:
    statement.unpublish()
    installation.create_tree("Ehrenamt in Hessen")
    editor = django_user_model.objects.create_user("press@kitt.example")
    editor.groups.add(Group.objects.get(name="Pressestelle"))
    report()
    settings.BARRIER_EMAIL = "zentrale@kitt.example"
    report(problem="Noch etwas.")
    assert [one.to for one in send_mails()] == [["press@kitt.example"], ["zentrale@kitt.example"]]


def test_a_double_click_is_one_report_and_a_second_report_is_another(report: Any) -> None:
    stamp = new_stamp("barrier", aged=10)
    report(stamp=stamp)
    report(stamp=stamp)
    assert BarrierReport.objects.count() == 1
    report(stamp=stamp, problem="Etwas anderes.")
    first, second = BarrierReport.objects.order_by("pk")
    assert int(second.number[-4:]) == int(first.number[-4:]) + 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"problem": ""}, "Bitte beschreiben Sie, was nicht geht."),
        ({"problem": "x" * 10_000}, "Er hat 10000."),
        ({"email": "rike@"}, "vollständig"),
        ({"page": "https://evil.example/de/"}, "gehört nicht zu dieser Website"),
        ({"page": "javascript:alert(1)"}, "gehört nicht zu dieser Website"),
        ({"homepage": "https://spam.example"}, "dieses Feld leer"),
        ({"shown": 1}, "sehr schnell"),
        ({"shown": 90_000}, "lange offen"),
        ({"stamp": "nonsense"}, "lange offen"),
        ({"problem": "Kn\x00opf"}, "Zeichen entfernt"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_whatever_is_wrong_the_form_comes_back_with_everything(
    report: Any, fields: dict[str, Any], says: str
) -> None:
    if "shown" in fields:
        fields = {"stamp": new_stamp("barrier", aged=fields["shown"])}
    kept = {"problem": "Kein Name", "email": "rike@kitt.example", "page": "/de/"}
    answer = report(**{**kept, **fields})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert says in errors_of(answer)
    assert "<title>Fehler: " in text
    assert "autofocus" in text
    for name, value in {**kept, **fields}.items():
        if name in kept:
            assert value.replace("\x00", "") in text
    assert not BarrierReport.objects.exists()


def test_who_was_too_slow_sends_it_once_more_at_once(report: Any) -> None:
    answer = report(stamp=new_stamp("barrier", aged=90_000))
    fresh = re.search(r'name="stamp" value="([^"]+)"', answer.content.decode())
    assert fresh
    assert report(stamp=fresh[1]).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}],
    ids=["cross-site", "other origin", "no word"],
)
def test_other_sites_cannot_send_it(report: Any, headers: dict[str, str]) -> None:
    answer = report(headers=headers)
    assert answer.status_code == 403
    assert "von welcher Seite" in errors_of(answer)
    assert "Der Knopf hat keinen Namen." in answer.content.decode()
    assert not BarrierReport.objects.exists()


def test_who_sends_too_much_waits(report: Any) -> None:
    statuses = [report(problem=f"Barriere {number}").status_code for number in range(6)]
    assert statuses == [302] * 5 + [429]
    assert BarrierReport.objects.count() == 5


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"problem": 1}'),
        ("multipart/form-data; boundary=x", b"broken"),
        ("application/x-www-form-urlencoded", b"problem=a&problem=b&problem=%ff%fe"),
        ("text/plain", b"\x00" * 100),
    ],
    ids=["json", "multipart", "bytes", "plain"],
)
def test_nonsense_is_refused_kindly(
    client: Client, statement: Any, content_type: str, body: bytes
) -> None:
    headers = {"Sec-Fetch-Site": "same-origin"}
    answer = client.post(FORM, body, content_type=content_type, headers=headers)
    assert answer.status_code in (200, 400)
    assert not BarrierReport.objects.exists()


def test_nonsense_in_addresses_is_ignored(client: Client, statement: Any) -> None:
    for query in ("seite=%00", "seite=https://evil.example", "seite=" + "a" * 5000, "seite="):
        text = client.get(f"{FORM}?{query}").content.decode()
        assert 'name="page" value' not in text
    assert client.get(f"{FORM}danke/?meldung=forged").headers["Location"] == FORM


def test_editors_are_warned_before_the_six_weeks_are_over(report: Any) -> None:
    report()
    start = timezone.now()
    send_mails()
    seen: dict[int, list[str]] = {}
    with time_machine.travel(start, tick=False) as clock:
        for day in range(50):
            clock.move_to(start + dt.timedelta(days=day))
            jobs.run_job("barrier-alarms", force=True)
            jobs.run_job("barrier-alarms", force=True)
            subjects = [one.subject for one in send_mails()]
            seen |= {day: subjects} if subjects else {}
    assert list(seen) == [28, 35, 43]
    assert "Antwort fällig bis" in seen[28][0]
    assert "überfällig" in seen[43][0]
    assert [len(subjects) for subjects in seen.values()] == [1, 1, 1]


def test_what_is_answered_needs_no_warning(report: Any) -> None:
    report()
    BarrierReport.objects.update(answered_at=timezone.now())
    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        jobs.run_job("barrier-alarms", force=True)
    assert not OutgoingMail.objects.filter(purpose="barrier-alarm").exists()


def test_alarms_missed_while_the_jobs_stood_still_come_once(report: Any) -> None:
    report()
    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        jobs.run_job("barrier-alarms", force=True)
    assert OutgoingMail.objects.filter(purpose="barrier-alarm").count() == 1


def test_a_mail_server_that_is_down_does_not_hinder_a_report(report: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert report(email="rike@kitt.example").status_code == 302
    assert jobs.run_job("send-mails", force=True)
    assert OutgoingMail.objects.filter(sent_at=None, given_up_at=None).count() == 2


@pytest.mark.parametrize(
    ("answered_days_ago", "reported_days_ago", "stays"),
    [(179, 200, True), (181, 200, False), (None, 42 + 179, True), (None, 42 + 182, False)],
)
def test_reports_are_deleted_after_their_time(
    report: Any,
    settings: Any,
    answered_days_ago: int | None,
    reported_days_ago: int,
    stays: bool,
) -> None:
    settings.KEEP_REPORTS_DAYS = 180
    with time_machine.travel(timezone.now() - dt.timedelta(days=reported_days_ago)):
        report(email="rike@kitt.example")
    if answered_days_ago is not None:
        at = timezone.now() - dt.timedelta(days=answered_days_ago)
        BarrierReport.objects.update(answered_at=at)
    jobs.run_job("forget-feedback", force=True)
    assert BarrierReport.objects.exists() is stays


def test_nothing_of_a_report_is_left_anywhere(report: Any) -> None:
    report(email="rike@kitt.example")
    send_mails()
    BarrierReport.objects.update(answered_at=timezone.now())
    with time_machine.travel(timezone.now() + dt.timedelta(days=200)):
        jobs.run_due()
    assert not BarrierReport.objects.exists()
    assert not OutgoingMail.objects.exists()
    report()
    # Its number is not given out again.
    assert BarrierReport.objects.get().number.endswith("-0002")
