"""The site map for people names every public page, and asks few questions for it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from measure import queries_of

from pages.addresses.overview import LISTS
from pages.base import entries
from pages.demo import builders

PLACE = "/de/uebersicht/"


def links(client: Any, address: str = PLACE) -> dict[str, str]:
    """{title: address} of what the page itself names, without head and foot."""
    page = client.get(address).content.decode()
    main = page.split("<main", 1)[1].split("</main>")[0]
    return {title: url for url, title in re.findall(r'<a href="([^"]*)">([^<]*)</a>', main)}


def test_names_public_pages_and_lists_but_no_drafts(client: Any, site: Any) -> None:
    above = builders.standard_page("Beratung")
    builders.standard_page("Vereinsrecht", parent=above)
    builders.standard_page("Entwurf", publish=False)
    builders.standard_page("Nicht in der Suche", not_indexed=True)
    builders.release("Eine von vielen")
    found = links(client)
    assert found["Vereinsrecht"] == "/de/beratung/vereinsrecht/"
    assert {"Beratung", "Aktuelles", "Organisationen"} <= found.keys()
    assert not {"Entwurf", "Nicht in der Suche", "Eine von vielen"} & found.keys()


def test_children_stand_below_their_parent(client: Any, site: Any) -> None:
    above = builders.standard_page("Beratung")
    builders.standard_page("Vereinsrecht", parent=above)
    page = re.sub(r"\s+", " ", client.get(PLACE).content.decode())
    part = page.split('<a href="/de/beratung/">')[1]
    assert "Vereinsrecht" in part.split("</section>")[0]


def test_has_the_pages_of_its_language(client: Any, site: Any) -> None:
    builders.translate(builders.standard_page("Beratung"), title="Advice")
    builders.standard_page("Nur deutsch")
    assert {"Advice", "Organisations"} <= links(client, "/en/uebersicht/").keys()
    assert "Nur deutsch" not in links(client, "/en/uebersicht/")


def test_every_page_leads_to_it_and_search_engines_know_it(client: Any, site: Any) -> None:
    foot = client.get("/de/").content.decode().split("<footer", 1)[1]
    assert f'href="{PLACE}"' in foot
    assert PLACE.encode() in client.get("/sitemap-lists-1.xml").content


def test_every_list_has_a_name() -> None:
    assert entries.list_pages.keys() - {"site-map"} == LISTS.keys()


@pytest.mark.usefixtures("site")
def test_needs_as_many_queries_for_many_pages(client: Any) -> None:
    builders.standard_page("Beratung")
    few = queries_of(client, PLACE)
    for number in range(6):
        builders.standard_page(f"Seite {number}")
    assert queries_of(client, PLACE) == few <= 15
