"""Where those who find a weakness may write."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db
PATH = "/.well-known/security.txt"


def test_it_names_whom_to_write_to_and_is_not_out_of_date(client: Any, settings: Any) -> None:
    settings.SECURITY_CONTACT = "sicherheit@land.example"
    answer = client.get(PATH)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:sicherheit@land.example"
    assert fields["Preferred-Languages"] == "de, en"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = dt.datetime.fromisoformat(fields["Expires"])
    assert dt.timedelta(days=30) < expires - timezone.now() < dt.timedelta(days=365)


def test_a_web_address_stays_as_it_is(client: Any, settings: Any) -> None:
    settings.SECURITY_CONTACT = "https://land.example/sicherheit"
    assert b"Contact: https://land.example/sicherheit\n" in client.get(PATH).content


def test_without_a_contact_there_is_no_file(client: Any) -> None:
    assert client.get(PATH).status_code == 404
