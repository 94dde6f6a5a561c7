"""What search engines get: all that is listed, in both languages, with few queries."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from measure import queries_of
from wagtail.models import PageViewRestriction

from pages.addresses import sitemaps
from pages.base import entries
from pages.base.head import absolute
from pages.base.models import OrganisationText
from pages.demo import builders
from pages.events.models import Event
from pages.opportunities.models import Opportunity

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _host(site: object, settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.example"


def fetch(client: Any, url: str) -> ET.Element:
    answer = client.get(url)
    assert answer.status_code == 200, url
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return ET.fromstring(answer.content)


def files(client: Any) -> dict[str, str]:
    """Address → lastmod of every file that the index names."""
    root = fetch(client, "/sitemap.xml")
    assert root.tag == f"{SITEMAP}sitemapindex"
    return {
        one.findtext(f"{SITEMAP}loc", ""): one.findtext(f"{SITEMAP}lastmod", "")
        for one in root.findall(f"{SITEMAP}sitemap")
    }


def entries_of(client: Any, path: str) -> dict[str, ET.Element]:
    found = fetch(client, path).findall(f"{SITEMAP}url")
    assert 0 < len(found) <= 5_000
    return {one.findtext(f"{SITEMAP}loc", ""): one for one in found}


def everything(client: Any) -> dict[str, ET.Element]:
    """All `url` elements of all files, by address; none stands in two files."""
    result: dict[str, ET.Element] = {}
    for address in files(client):
        assert address.startswith("https://ehrenamt.example/")
        found = entries_of(client, address.removeprefix("https://ehrenamt.example"))
        assert not found.keys() & result.keys()
        result |= found
    return result


def alternates(url: ET.Element) -> dict[str, str]:
    links = url.findall(f"{XHTML}link")
    assert {link.get("rel") for link in links} <= {"alternate"}
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def test_every_registered_type_is_in_it_at_the_address_of_its_entry(client: Any) -> None:
    things = [
        builders.standard_page(),
        builders.release(),
        builders.centre("Odenwaldkreis"),
        builders.city("Wetzlar"),
        builders.programme_page(),
        builders.series_page(),
        builders.organisation(),
        builders.opportunity(),
        builders.event(),
        builders.course(),
        builders.contact_point(),
    ]
    found = everything(client)
    for thing in things:
        entry = entries.entry_for(thing, "de")
        assert entry is not None
        url = found[absolute(entry.url)]
        assert entry.changed is not None
        lastmod = dt.datetime.fromisoformat(url.findtext(f"{SITEMAP}lastmod", ""))
        assert lastmod == entry.changed.replace(microsecond=0)
    for path in ("/de/", "/en/", "/de/aktuelles/", "/de/koordinierungszentren/", "/de/termine/"):
        assert f"https://ehrenamt.example{path}" in found
    for route in entries.list_pages:
        for language in ("de", "en"):
            with override(language):
                assert absolute(reverse(route)) in found


def test_every_address_answers_and_names_itself_as_the_right_one(client: Any) -> None:
    builders.opportunity("Vorlesen für Kinder & Eltern")
    page = builders.standard_page("Rat & Tat")
    builders.translate(page, title="Advice")
    for address in everything(client):
        answer = client.get(address.removeprefix("https://ehrenamt.example"))
        assert answer.status_code == 200, address
        assert f'<link rel="canonical" href="{address}">' in answer.content.decode(), address


def test_versions_in_both_languages_name_each_other(client: Any) -> None:
    page = builders.standard_page("Rat")
    english = builders.translate(page, title="Advice")
    event = builders.event("Treffen")
    builders.translate(event, title="Meeting")
    builders.event("Nur deutsch")
    found = everything(client)
    pair = {"de": absolute(page.url), "en": absolute(english.url), "x-default": absolute(page.url)}
    assert alternates(found[pair["de"]]) == alternates(found[pair["en"]]) == pair
    path = f"/termine/{event.address}/"
    versions = alternates(found[f"https://ehrenamt.example/de{path}"])
    assert versions["en"] == f"https://ehrenamt.example/en{path}"
    assert alternates(found[versions["en"]]) == versions
    # What is a German copy below /en/ is not named.
    assert len([one for one in found if "nur-deutsch" in one]) == 1


def test_organisations_are_named_in_the_languages_that_describe_them(client: Any) -> None:
    builders.organisation("Nur deutsch")
    both = builders.organisation("Zwei Sprachen")
    for code in ("de", "en"):
        OrganisationText.objects.create(organisation=both, language=code, description="Hilfe.")
    found = [one for one in everything(client) if "/organisationen/" in one]
    assert len([one for one in found if "nur-deutsch" in one]) == 1
    assert len([one for one in found if "zwei-sprachen" in one]) == 2


def test_what_is_not_listed_is_not_in_it(client: Any) -> None:
    builders.standard_page("Entwurf", publish=False)
    builders.standard_page("Nicht im Index", not_indexed=True)
    hidden = builders.standard_page("Gesperrt")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    later = builders.release("Morgen", publish=False)
    later.go_live_at = timezone.now() + DAY
    later.save_revision().publish()
    builders.release("Zurückgezogen", withdrawn_at=timezone.now() - DAY, withdrawn_reason="Fehler")
    builders.opportunity("Beendet", state=Opportunity.State.ENDED)
    builders.event("Vorbei", starts_at=timezone.now() - DAY)
    builders.event("Entwurf", live=False)
    half = builders.standard_page("Halb")
    builders.translate(half, title="Half", publish=False)
    words = ("entwurf", "nicht-im-index", "gesperrt", "morgen", "zurueckgezogen", "beendet")
    found = everything(client)
    assert not [one for one in found for word in (*words, "vorbei") if word in one]
    assert alternates(found[absolute(half.url)]) == {}


def test_a_translation_of_a_page_that_left_the_index_leaves_it_too(client: Any) -> None:
    page = builders.standard_page("Rat")
    builders.translate(page, title="Advice")
    page.not_indexed = True
    page.save_revision().publish()
    assert not [one for one in everything(client) if "/rat/" in one]


def test_files_end_at_their_range_and_keep_to_few_queries(client: Any, monkeypatch: Any) -> None:
    offer = builders.opportunity()
    builders.translate(offer, title="Reading")
    builders.standard_page()
    names = list(files(client))
    few = {
        name: queries_of(client, name.removeprefix("https://ehrenamt.example")) for name in names
    }
    index = queries_of(client, "/sitemap.xml")
    for number in range(6):
        builders.opportunity(f"Angebot {number}", organisation=offer.organisation)
        builders.standard_page(f"Seite {number}")
    assert queries_of(client, "/sitemap.xml") == index
    for name, count in few.items():
        assert count <= 8, name
        assert queries_of(client, name) == count
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)
    several = [name for name in files(client) if "sitemap-opportunity-" in name]
    assert len(several) >= 3
    assert len([one for one in everything(client) if "/engagement/" in one]) == 10


def test_the_index_says_when_a_file_changed(client: Any) -> None:
    offer = builders.opportunity()
    (before,) = [moment for name, moment in files(client).items() if "opportunity" in name]
    english = builders.translate(offer, title="Reading")
    Opportunity.objects.filter(pk=english.pk).update(last_published_at=timezone.now() + DAY)
    (after,) = [moment for name, moment in files(client).items() if "opportunity" in name]
    assert dt.datetime.fromisoformat(after) > dt.datetime.fromisoformat(before)


def test_unknown_files_are_not_there(client: Any) -> None:
    for path in ("sitemap-nichts-1.xml", "sitemap-event-1.xml", "sitemap-lists-2.xml"):
        assert client.get(f"/{path}").status_code == 404
    assert not Event.objects.exists()


def test_a_file_is_fetched_again_only_when_something_changed(client: Any) -> None:
    page = builders.standard_page("Rat")
    first = client.get("/sitemap-standard-1.xml")
    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = client.get("/sitemap-standard-1.xml", headers=header)
        assert (again.status_code, again.content) == (304, b"")
    page.unpublish()
    builders.standard_page("Tat")
    assert (
        client.get("/sitemap-standard-1.xml", headers={"if-none-match": first["ETag"]}).status_code
        == 200
    )
