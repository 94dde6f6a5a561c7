"""The filters of the list: each link leads to offers, and the address says everything."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from measure import queries_of

from pages.base.choices import Place
from pages.base.models import Category
from pages.demo import builders
from pages.opportunities.models import Opportunity

pytestmark = pytest.mark.django_db
Offer = Callable[..., Opportunity]
LIST = "/de/engagement/"
_LINK = re.compile(
    r'<a class="kitt-narrow__link" href="([^"]+)"[^>]*?( aria-current="true")?><span>(.*?)</span>'
    r'<span class="kitt-narrow__count">.*?</span>\s*(\d+)</span></a>',
    re.DOTALL,
)


@pytest.fixture
def offers(offer: Offer) -> None:
    """Offers that differ in every filter."""
    sport = Category.objects.create(facet=Category.Facet.FIELD, code="sport")
    kassel = builders.district("Stadt Kassel", short_name="Kassel", kind="city")
    city = builders.municipality("Kassel", district=kassel)
    soon = timezone.now() + dt.timedelta(days=9)
    offer("A")
    offer("B", categories=[sport], municipality=city, state="full")
    offer("C", categories=[sport], starts_at=soon, effort="once")
    offer("D", period_until=soon.date(), effort="short", municipality=city)
    offer("E", effort="once", place_kind=Place.ONLINE, municipality=None)
    offer("F", state="ended")


def links(client: Client, url: str) -> dict[str, tuple[str, int, bool]]:
    """The links of all filters: by label their address, count, and whether they are chosen."""
    page = client.get(url).content.decode()
    return {
        re.sub(r"<span.*?</span>\s*|<[^>]+>", "", label): (html.unescape(to), int(count), bool(on))
        for to, on, label, count in _LINK.findall(page)
    }


def found(client: Client, url: str) -> int:
    context = client.get(url).context
    assert context is not None
    return int(context["page_obj"].paginator.count)


def test_every_link_of_every_filter_leads_to_as_many_offers_as_it_says(
    client: Client, offers: None
) -> None:
    first = links(client, LIST)
    assert first["Schule und Bildung"][1] == 3
    assert first["Kassel (Stadt)"][1] == 2
    seen = 0
    for url, _count, _on in first.values():
        for onward, count, chosen in links(client, url).values():
            if not chosen:
                assert found(client, onward) == count > 0, onward
                seen += 1
    assert seen > 30


def test_a_chosen_link_leads_back_out(client: Client, offers: None) -> None:
    url, _count, _on = links(client, LIST)["Kassel (Stadt)"]
    back, _count, chosen = links(client, url)["Kassel (Stadt)"]
    assert chosen
    assert urlsplit(back)._replace(fragment="").geturl() == LIST


def test_the_address_is_the_whole_state(client: Client, offers: None) -> None:
    field, _count, _on = links(client, LIST)["sport"]
    both, _count, _on = links(client, field)["Kassel (Stadt)"]
    assert urlsplit(both).query == "thema=sport&kreis=stadt-kassel"
    page = client.get(both).content.decode()
    assert ">B<" in page
    assert not re.search(r">[ACDE]<", page)
    assert 'href="/de/engagement/?thema=sport"' in page
    assert f'class="kitt-chips__clear" href="{LIST}"' in page
    assert "seite=" not in "".join(url for url, _count, _on in links(client, LIST).values())


def test_what_would_change_nothing_is_not_offered(client: Client, offer: Offer) -> None:
    offer("A")
    assert links(client, LIST) == {}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("zeit=laufend", "AB"),
        ("zeit=termin", "C"),
        ("zeit=zeitraum", "D"),
        ("zeit=einmalig", "E"),
        ("plaetze=frei", "ACDE"),
        ("ort=online", "E"),
        ("aufwand=once", "CE"),
        ("aufwand=nichts", "ABCDE"),
    ],
)
def test_filters_by_time_places_and_way(
    client: Client, offers: None, query: str, titles: str
) -> None:
    page = client.get(f"{LIST}?{query}").content.decode()
    assert {title for title in "ABCDEF" if f">{title}<" in page} == set(titles)


def test_an_address_that_finds_nothing_leads_on(client: Client, offers: None) -> None:
    page = client.get(f"{LIST}?kreis=stadt-kassel&zeit=termin").content.decode()
    assert "kitt-nothing" in page
    assert f'href="{LIST}"' in page
    assert 'href="/de/anlaufstellen/"' in page
    assert 'href="/de/engagement/?kreis=stadt-kassel"' in page


def test_an_empty_list_leads_on(client: Client, site: Any) -> None:
    page = client.get(LIST).content.decode()
    assert 'href="/de/anlaufstellen/"' in page
    assert "kitt-narrow-place" not in page


@pytest.mark.parametrize("language", ["de", "en"])
def test_filters_cost_a_fixed_number_of_queries(
    client: Client, offers: None, offer: Offer, language: str
) -> None:
    url = f"/{language}/engagement/?aufwand=once"
    few = queries_of(client, url, warm=True)
    for number in range(20):
        place = builders.municipality(f"Ort {number}", district=builders.district(f"K{number}"))
        offer(effort="once", municipality=place)
    assert queries_of(client, url, warm=True) == few <= 15
