"""The form of a shared record says which pages a change alters."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pages.base.models import User
from pages.demo import builders

pytestmark = pytest.mark.django_db


def _form(client: Client, row: Any) -> str:
    url = reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])
    return client.get(url).content.decode()


def test_what_visitors_see_is_named(client: Client, site: Any) -> None:
    client.force_login(User.objects.create_superuser("betrieb@kitt.example", "geheim"))
    contact = builders.contact("Jana Muster")
    offer = builders.opportunity("Vorlesen", contact=contact)
    builders.opportunity("Entwurf", contact=contact, live=False)

    assert "Eine Änderung hier ändert auch" in _form(client, contact)
    assert "Vorlesen" in _form(client, contact)
    place = offer.municipality
    assert "Eine Änderung hier ändert auch" in _form(client, place)

    offer.unpublish()
    assert "Eine Änderung hier ändert auch" not in _form(client, contact)
