"""Notes on drafts of records: who may, who hears of it, and what becomes of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from pages.base.models import OutgoingMail, User
from pages.demo import builders
from pages.editorial.models import Note
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db


def _member(team: Any, name: str) -> User:
    user = User.objects.create_user(f"{name}@kitt.example", "geheim", first_name=name)
    user.groups.add(Group.objects.get(team=team))
    return user


def test_the_team_talks_and_nobody_else(client: Client, site: Any) -> None:
    sync_roles()
    fulda, kassel = (builders.team(name, "county") for name in ("Fulda", "Kassel"))
    anna, bert, fremd = _member(fulda, "Anna"), _member(fulda, "Bert"), _member(kassel, "Fremd")
    row = builders.opportunity("Vorlesen", team=fulda)
    row.save_revision(user=anna)
    kind = ContentType.objects.get_for_model(row)
    url = reverse("record_notes", args=[kind.pk, row.pk])
    form = reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])

    client.force_login(fremd)
    client.post(url, {"text": "Von außen"})
    assert not Note.objects.exists()

    client.force_login(bert)
    client.post(url, {"text": "Stimmt die Uhrzeit?"})
    assert "Stimmt die Uhrzeit?" in client.get(form).content.decode()
    sent = OutgoingMail.objects.get()
    assert sent.to == anna.email
    assert "Stimmt die Uhrzeit?" in sent.body

    client.force_login(anna)
    client.post(url, {"done": Note.objects.get().pk})
    note = Note.objects.get()
    assert note.done_by == "Anna"
    assert "1 Notiz ist erledigt" in client.get(form).content.decode()
