"""Addresses, versions and pictures that the head of a page names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from pages.base.models import OrganisationText
from pages.demo import builders
from pages.opportunities.models import Opportunity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]
Soup = Callable[[str], BeautifulSoup]
HOST = "http://testserver"


def meta(page: BeautifulSoup, name: str) -> str:
    found = page.find("meta", property=name) or page.find("meta", attrs={"name": name})
    return str(found["content"]) if found else ""


def canonical(page: BeautifulSoup) -> str:
    found = page.find("link", rel="canonical")
    return str(found["href"]).removeprefix(HOST) if found else ""


def versions(page: BeautifulSoup) -> dict[str, str]:
    links = page.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"].removeprefix(HOST) for link in links}


def test_versions_name_each_other_on_pages_records_organisations_and_lists(soup: Soup) -> None:
    page = builders.standard_page("Beratung")
    builders.translate(page, title="Advice")
    offer = builders.opportunity("Vorlesen")
    builders.translate(offer, title="Reading aloud")
    club = builders.organisation("Verein", description="Er hilft.")
    OrganisationText.objects.create(organisation=club, language="en", description="It helps.")
    german = [page.url, offer.get_absolute_url(), club.get_absolute_url(), "/de/termine/", "/de/"]
    for url in german:
        english = url.replace("/de/", "/en/", 1)
        expected = {"de": url, "en": english, "x-default": url}
        for one in (url, english):
            read = soup(one)
            assert versions(read) == expected, one
            assert canonical(read) == one
            here, other = ("de_DE", "en_GB") if one == url else ("en_GB", "de_DE")
            assert meta(read, "og:locale") == here
            assert meta(read, "og:locale:alternate") == other


def test_english_address_of_german_texts_recommends_the_german_one(soup: Soup) -> None:
    rows = (builders.opportunity(), builders.event(), builders.organisation())
    for url in [one.get_absolute_url() for one in rows]:
        read = soup(url.replace("/de/", "/en/", 1))
        assert canonical(read) == url
        assert versions(read) == {}
        assert meta(read, "og:locale") == "de_DE"


def test_what_is_over_stays_out_of_search_engines(soup: Soup) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    withdrawn = builders.release(withdrawn_at=timezone.now(), withdrawn_reason="Ein Fehler.")
    over = [
        withdrawn.url,
        builders.opportunity(state=Opportunity.State.ENDED).get_absolute_url(),
        builders.opportunity(apply_until=yesterday).get_absolute_url(),
        builders.course(starts_on=yesterday).get_absolute_url(),
        builders.standard_page(not_indexed=True).url,
        "/de/engagement/?aufwand=once",
    ]
    for url in over:
        read = soup(url)
        assert meta(read, "robots").startswith("noindex"), url
        assert canonical(read) == ""
        assert versions(read) == {}
        assert read.find("script", type="application/ld+json") is None
    past = builders.event(starts_at=timezone.now() - dt.timedelta(days=2))  # with its material
    for url in (past.get_absolute_url(), builders.opportunity().get_absolute_url()):
        assert meta(soup(url), "robots") == ""


def test_further_pages_of_a_list_recommend_themselves(soup: Soup) -> None:
    for _number in range(21):
        builders.organisation()
    assert canonical(soup("/de/organisationen/?seite=2")) == "/de/organisationen/?seite=2"
    assert canonical(soup("/de/organisationen/?seite=1&x=y")) == "/de/organisationen/"


def test_errors_recommend_nothing(client: Client) -> None:
    gone = builders.release(gone_at=timezone.now())
    for url, status in (("/de/gibt-es-nicht/", 404), (gone.url, 410)):
        response = client.get(url)
        read = BeautifulSoup(response.content, "html.parser")
        assert response.status_code == status
        assert canonical(read) == meta(read, "og:url") == meta(read, "og:image") == ""
        assert read.find("script", type="application/ld+json") is None


def test_release_is_an_article_with_its_days(soup: Soup) -> None:
    issued = dt.datetime(2023, 6, 26, 8, 0, tzinfo=dt.UTC)
    read = soup(builders.release("Neu", issued_at=issued).url)
    assert meta(read, "og:type") == "article"
    assert meta(read, "article:published_time") == "2023-06-26T10:00:00+02:00"
    assert meta(read, "og:title") == "Neu"
    assert meta(read, "twitter:card") == "summary_large_image"
    assert meta(soup("/de/"), "og:type") == "website"


def test_addresses_follow_the_setting_and_not_the_request(soup: Soup, settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.example"
    page = builders.standard_page()
    read = soup(page.url)
    assert canonical(read) == f"https://ehrenamt.example{page.url}"
    assert meta(read, "og:image").startswith("https://ehrenamt.example/medien/karten/")


@pytest.mark.parametrize(
    "path",
    [
        "engagement/",
        "engagement/fragen/",
        "suche/",
        "termine/",
        "termine/archiv/",
        "kurse/",
        "anlaufstellen/",
        "organisationen/",
        "uebersicht/",
        "abonnieren/",
        "vor-ort/finden/",
    ],
)
def test_pages_of_views_say_in_a_sentence_what_they_are_for(soup: Soup, path: str) -> None:
    assert meta(soup(f"/de/{path}"), "description").endswith(".")
