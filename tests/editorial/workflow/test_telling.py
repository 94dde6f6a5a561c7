"""The mails of approval: to exactly those concerned, and no mail server delays or loses them."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.core import mail as outbox
from newsroom_people import World, act, edit_url, save

from pages.base import mail
from pages.base.models import AuditEntry, OutgoingMail
from pages.demo import builders


def told() -> dict[str, OutgoingMail]:
    return {one.to.split("@")[0]: one for one in OutgoingMail.objects.all()}


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


def test_each_step_tells_exactly_those_concerned(world: World) -> None:
    profile, lena = world.profile, world.client("lena")
    world.people["lars"].is_active = True
    OutgoingMail.objects.all().delete()
    save(world.client("rike"), profile, portrait="Neu", advice="Montags Rat", submit=True)
    assert set(told()) == {"lena", "lars"}
    body = told()["lena"].body
    assert edit_url(profile) in body and "http" in body
    names = {"- Kurzporträt", "- Beratung"}
    assert {line for line in body.splitlines() if line.startswith("- ")} == names
    OutgoingMail.objects.all().delete()
    act(lena, fresh(profile), "reject", "Bitte kürzer fassen.")
    assert set(told()) == {"rike"} and "Bitte kürzer fassen." in told()["rike"].body
    OutgoingMail.objects.all().delete()
    save(world.client("rike"), profile, portrait="Kurz", submit=True)
    assert set(told()) == {"lena", "lars"}
    OutgoingMail.objects.all().delete()
    act(lena, fresh(profile), "approve")
    assert set(told()) == {"rike"} and "/landkreis-kassel/" in told()["rike"].body
    assert outbox.outbox == [], "Wagtail has sent a mail of its own"
    kinds = set(AuditEntry.objects.values_list("kind", flat=True))
    assert {"submitted", "returned", "approved"} <= kinds


def test_neither_the_submitter_nor_the_last_editor_is_asked(world: World) -> None:
    offer = fresh(builders.opportunity(team=world.team))
    OutgoingMail.objects.all().delete()
    save(world.client("lena"), offer, requirements="Von Lena", submit=True)
    assert set(told()) == {"lars"}


def test_administrators_are_asked_only_where_nobody_else_can(world: World) -> None:
    type(world.people["lena"]).objects.filter(first_name__in=["Lena", "Lars"]).update(
        is_active=False
    )
    OutgoingMail.objects.all().delete()
    save(world.client("rike"), world.profile, portrait="Neu", submit=True)
    assert set(told()) == {"betrieb"}


def test_a_mail_server_that_is_down_delays_and_loses_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> Any:
        raise smtplib.SMTPServerDisconnected("down")

    backend = "django.core.mail.backends.locmem.EmailBackend"
    OutgoingMail.objects.all().delete()
    with monkeypatch.context() as broken:
        broken.setattr(f"{backend}.send_messages", refuse)
        broken.setattr(f"{backend}.open", refuse, raising=False)
        save(world.client("rike"), world.profile, portrait="Neu", submit=True)
        act(world.client("lena"), fresh(world.profile), "approve")
        assert fresh(world.profile).portrait == "Neu"
        with pytest.raises(mail.ServerUnreachable):
            mail.send_due()
    OutgoingMail.objects.update(due_at=world.profile.first_published_at)
    mail.send_due()
    assert sorted(to for one in outbox.outbox for to in one.to) == [
        "lars@kitt.example",
        "lena@kitt.example",
        "rike@kitt.example",
    ]
