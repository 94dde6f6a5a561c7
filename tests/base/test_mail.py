"""Mails wait in the database: none is lost, none is written for what did not happen."""

from __future__ import annotations

import datetime as dt
import smtplib
from typing import Any

import pytest
import time_machine
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from pages.base import jobs, mail
from pages.base.lease import claimed
from pages.base.models import Job, OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def _letter(tmp_path: Any, settings: Any) -> None:
    (tmp_path / "letter.txt").write_text(
        "{% autoescape off %}Barriere in\t{{ place }}\n\n"
        "Text <b> & „{{ place }}“\n{% endautoescape %}"
    )
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]


@pytest.fixture
def letter(_letter: None) -> OutgoingMail:
    return mail.write("test", "rike@kitt.example", "letter.txt", {"place": "Gießen"})


def refuse_with(monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> None:
    """Let the mail server answer with an error, or work again."""

    def send(self: EmailBackend, messages: list[Any]) -> int:
        raise error

    monkeypatch.undo()
    if error:
        monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_a_mail_goes_out_as_plain_text_once(letter: OutgoingMail) -> None:
    assert mail.send_due().sent == 1
    assert mail.send_due().sent == 0
    (sent,) = django_mail.outbox
    assert sent.subject == "Barriere in Gießen"
    assert sent.body == "Text <b> & „Gießen“\n"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert sent.extra_headers["Message-ID"].endswith("@testserver>")
    assert OutgoingMail.objects.get().sent_at


def test_what_did_not_happen_is_not_mailed(_letter: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        mail.write("test", "rike@kitt.example", "letter.txt", {})
        raise ZeroDivisionError
    assert not OutgoingMail.objects.exists()


def test_a_server_that_is_down_loses_nothing(
    letter: OutgoingMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        pauses = []
        refuse_with(monkeypatch, ConnectionRefusedError("no server"))
        for _attempt in range(30):
            jobs.run_job("send-mails", force=True)
            row = OutgoingMail.objects.get()
            pauses.append((row.due_at - timezone.now()).total_seconds() / 60)
            clock.move_to(row.due_at)
        assert pauses[:4] == [1, 2, 4, 8]
        assert max(pauses) == 240
        assert Job.objects.get(name="send-mails").succeeded is False
        assert row.given_up_at is None
        refuse_with(monkeypatch, None)
        jobs.run_job("send-mails", force=True)
    assert len(django_mail.outbox) == 1
    assert Job.objects.get(name="send-mails").succeeded


def test_an_address_that_does_not_exist_stops_no_other_mail(
    letter: OutgoingMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = mail.write("test", "egon@kitt.example", "letter.txt", {"place": "Fulda"})
    work = EmailBackend.send_messages

    def send(self: EmailBackend, messages: list[Any]) -> int:
        if messages[0].to == ["rike@kitt.example"]:
            raise smtplib.SMTPRecipientsRefused({"rike@kitt.example": (550, b"unknown")})
        return work(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    done = mail.send_due()
    assert (done.sent, done.given_up) == (1, 1)
    letter.refresh_from_db()
    other.refresh_from_db()
    assert other.sent_at
    assert letter.given_up_at
    assert letter.error == "SMTPRecipientsRefused 550"


def test_two_processes_do_not_send_the_same_mail(letter: OutgoingMail) -> None:
    with claimed(letter, 60) as mine:
        assert mine
        assert mail.send_due().sent == 0
    assert mail.send_due().sent == 1


def test_mails_are_deleted_after_their_time(letter: OutgoingMail, settings: Any) -> None:
    settings.KEEP_MAILS_DAYS = 14
    mail.send_due()
    for days, left in ((13, 1), (15, 0)):
        with time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False):
            jobs.run_job("forget-mails", force=True)
        assert OutgoingMail.objects.count() == left
