"""Before something leaves: where it is used, which addresses end, and what stands there instead."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from pages.addresses.models import Farewell
from pages.base.models import User
from pages.demo import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(site: Any, client: Client) -> User:
    user = User.objects.create_superuser("betrieb@kitt.example", "geheim")
    client.force_login(user)
    return user


def _delete(page: Any) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


@pytest.fixture
def linked(operator: User) -> Any:
    """A page that another one links to."""
    page = builders.standard_page("Über uns")
    link = f'<p>Mehr <a linktype="page" id="{page.pk}">über uns</a>.</p>'
    builders.standard_page("Wegweiser", body=builders.stream([("text", link)]))
    return page


def test_says_where_it_is_used(client: Client, linked: Any) -> None:
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[linked.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for url in (_delete(linked), unpublish, f"{bulk}?id={linked.pk}"):
        shown = client.get(url).content.decode()
        assert "Wegweiser" in shown
        assert f"<code>{linked.url}</code>" in shown
        assert "Weiterleitung zu einer anderen Seite" in shown


@pytest.mark.parametrize("bulk", [False, True])
def test_leads_visitors_on(client: Client, linked: Any, bulk: bool) -> None:
    target, old = builders.standard_page("Neu"), linked.url
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    url = f"{url}?id={linked.pk}" if bulk else _delete(linked)

    client.post(url, {"instead-what": "redirect", "instead-target": target.pk})

    answer = Client().get(old)
    assert (answer.status_code, answer["Location"]) == (301, target.url)


def test_a_notice_stands_there(client: Client, linked: Any) -> None:
    old = linked.url
    url = reverse("wagtailadmin_pages:unpublish", args=[linked.pk])

    client.post(url, {"instead-what": "notice", "instead-text": "Das Projekt ist zu Ende."})

    answer = Client().get(old)
    assert answer.status_code == 410
    assert "Das Projekt ist zu Ende." in answer.content.decode()
    linked.refresh_from_db()
    linked.get_latest_revision().publish()
    assert Client().get(old).status_code == 200


def test_not_to_what_leaves_too(client: Client, linked: Any) -> None:
    child = builders.standard_page("Unter uns", parent=linked)
    client.post(_delete(linked), {"instead-what": "redirect", "instead-target": child.pk})
    assert type(linked).objects.filter(pk=linked.pk).exists()
    assert not Redirect.objects.exists()


def test_records_lead_on_as_well(client: Client, operator: User) -> None:
    row, target = builders.opportunity("Vorlesen"), builders.standard_page("Neu")
    old = row.get_absolute_url()
    url = reverse(row.snippet_viewset.get_url_name("unpublish"), args=[row.pk])
    assert "Weiterleitung" in client.get(url).content.decode()

    client.post(url, {"instead-what": "redirect", "instead-target": target.pk})

    assert Client().get(old)["Location"] == target.url


def test_what_stays_online_is_not_redirected(client: Client, linked: Any) -> None:
    """A form that was refused changes nothing."""
    wrong = reverse("wagtailadmin_pages:delete", args=[linked.get_parent().get_parent().pk])
    client.post(wrong, {"instead-what": "notice"})
    assert not Farewell.objects.exists()
