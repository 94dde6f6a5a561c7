"""Deleting a page by mistake: where it is used, where visitors go, and how it comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from pages.base.models import User
from pages.demo import builders
from pages.editorial.roles import role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def approver(live_server: Any, officer: Any) -> list[dict[str, str]]:
    """The cookie of the head of communications."""
    user = User.objects.create_user("leitung@kitt.example", "x")
    user.groups.add(Group.objects.get(name=role("approver").label))
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]


def test_delete_lead_on_and_bring_back(visits: Any, approver: Any) -> None:
    page = builders.standard_page("Über uns")
    link = f'<p>Mehr <a linktype="page" id="{page.pk}">über uns</a>.</p>'
    builders.standard_page("Wegweiser", body=builders.stream([("text", link)]))
    old = page.url
    with visits(width=1280) as tab:
        tab.context.add_cookies(approver)
        tab.goto(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert tab.get_by_role("link", name="Wegweiser").is_visible()
        assert tab.get_by_text(old, exact=True).is_visible()
        tab.get_by_role("button", name="In den Papierkorb legen").click()
        tab.get_by_role("link", name="Papierkorb öffnen").click()
        assert Client().get(old).status_code == 301

        tab.get_by_role("button", name="Zurückholen").click()
        tab.get_by_role("button", name="Wieder online stellen").click()
        tab.goto(old)
        assert tab.get_by_role("heading", level=1).inner_text() == "Über uns"
