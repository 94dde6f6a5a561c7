"""No list of the admin asks more with many rows than with few, and no form more than it may."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from many import can_be_many, many_pages, many_rows
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from pages.base.models import KittDocument, KittImage, User
from pages.demo import builders
from pages.demo.builders import records, standard
from pages.editorial.sync import sync_roles
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage, CityPage

pytestmark = pytest.mark.django_db
FEW, MANY = 60, 240
"""More than one page of a list in both cases."""
OF_A_LIST, OF_A_FORM = 40, 60
PAGE_LISTS = ("/admin/releases/", "/admin/centres/", "/admin/cities/")


@pytest.fixture
def boss() -> Client:
    builders.site()
    builders.release("Spatenstich")
    team = builders.team("Landkreis Kassel", "county")
    programme = builders.programme("Engagement-Lotsen", members_are="districts")
    cohort = builders.cohort(programme)
    members = [builders.membership(programme, cohort=cohort) for _number in range(2)]
    builders.tandem(*members)
    builders.phase(programme)
    builders.municipality()
    builders.category()
    builders.topic()
    builders.centre("Zentrum", membership=members[0], team=team)
    builders.city("Stadt", team=team)
    person = builders.contact("Frau Muster", team=team)
    builders.visiting("Zentrum", people=[person], team=team)
    builders.picture("Fest", licence="frei")
    KittDocument.objects.create(title="Folien", file="documents/folien.pdf")
    for make in (records.opportunity, records.event, records.course, records.contact_point):
        make("Eins", team=team)
    sync_roles()
    client = Client()
    client.force_login(User.objects.create_superuser("boss@example.org", "x"))
    return client


def asked(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return [one["sql"] for one in queries.captured_queries]


def record_lists() -> dict[str, type[Any]]:
    """Every list of records that has rows."""
    return {
        reverse(model.snippet_viewset.get_url_name("list")): model
        for model in get_snippet_models()
        if model._base_manager.exists()
    }


def test_lists_ask_as_much_for_many_rows_as_for_few(boss: Client) -> None:
    lists = record_lists()
    assert len(lists) > 12
    release = PressReleasePage.objects.get()
    others = {
        **dict.fromkeys(PAGE_LISTS, release),
        reverse("wagtailadmin_explore", args=[release.get_parent().pk]): release,
        "/admin/images/": KittImage.objects.first(),
        "/admin/documents/": KittDocument.objects.first(),
    }
    counts: list[dict[str, int]] = []
    for number in (FEW, MANY):
        for model in filter(can_be_many, lists.values()):
            many_rows(model._base_manager.order_by("pk").first(), number)
        many_pages(release, number)
        for model in (CentrePage, CityPage):
            many_pages(model.objects.first(), number)
        many_rows(KittImage.objects.first(), number)
        many_rows(KittDocument.objects.first(), number)
        boss.get("/admin/images/")  # makes the small sizes of new pictures
        counts.append({url: len(asked(boss, url)) for url in (*lists, *others)})
    few, many = counts
    assert {url: (few[url], many[url]) for url in few if few[url] < many[url]} == {}
    assert {url: count for url, count in many.items() if count > OF_A_LIST} == {}


def of_each_type() -> list[Page]:
    """A page of each type of ours."""
    builders.programme_page()
    builders.standard_page("Seite")
    standard.legal_page()
    standard.accessibility_statement()
    standard.plain_language_page()
    standard.sign_language_page()
    standard.publication()
    standard.series_page()
    types = {page.content_type_id: page for page in Page.objects.filter(depth__gt=1)}
    return list(types.values())


def test_no_form_asks_more_than_it_may(boss: Client) -> None:
    forms = {
        reverse(model.snippet_viewset.get_url_name("edit"), args=[row.pk])
        for model in get_snippet_models()
        if (row := model._base_manager.order_by("pk").first())
    }
    pages = of_each_type()
    assert len(pages) > 12
    forms |= {reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages}
    forms.add(reverse("wagtailimages:edit", args=[KittImage.objects.first().pk]))
    few = {url: len(asked(boss, url)) for url in forms}
    for model in filter(can_be_many, record_lists().values()):
        many_rows(model._base_manager.order_by("pk").first(), FEW)
    many_pages(PressReleasePage.objects.get(), FEW)
    many = {url: len(asked(boss, url)) for url in forms}
    assert {url: (few[url], many[url]) for url in few if few[url] < many[url]} == {}
    assert {url: count for url, count in many.items() if count > OF_A_FORM} == {}
