"""The list of offers and their pages, as visitors see them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from measure import queries_of

from pages.demo import builders
from pages.opportunities.models import Opportunity

pytestmark = pytest.mark.django_db
Offer = Callable[..., Opportunity]
LIST = "/de/engagement/"


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\xa0", " ").split())


def test_the_list_shows_exactly_what_is_listed(client: Client, offer: Offer) -> None:
    now, day = timezone.now(), timezone.localdate()
    hour, one = dt.timedelta(hours=1), dt.timedelta(days=1)
    shown = {
        "offen": {},
        "voll": {"state": "full"},
        "letzter Tag": {"period_until": day, "apply_until": day},
        "läuft noch": {"starts_at": now - hour, "ends_at": now + hour},
    }
    hidden: dict[str, dict[str, Any]] = {
        "pausiert": {"state": "paused"},
        "beendet": {"state": "ended"},
        "Termin vorbei": {"starts_at": now - 3 * hour, "ends_at": now - hour},
        "Beginn vorbei": {"starts_at": now - hour},
        "Zeitraum vorbei": {"period_until": day - one},
        "Frist vorbei": {"apply_until": day - one},
        "Entwurf": {"live": False},
        "später": {"go_live_at": now + one},
        "abgelaufen": {"expire_at": now + one},
    }
    for title, fields in {**shown, **hidden}.items():
        offer(title, **fields)
    Opportunity.objects.filter(title="abgelaufen").update(expire_at=now - hour)
    page = html(client, LIST)
    listed = set(Opportunity.objects.listed().values_list("title", flat=True))
    assert listed == set(shown)
    assert {title for title in {**shown, **hidden} if f">{title}<" in page} == set(shown)
    assert "4 " in words(page)


def test_what_has_a_date_is_told_apart_from_what_is_open_ended_and_full(
    client: Client, offer: Offer
) -> None:
    year = timezone.localdate().year + 1
    offer("A", starts_at=dt.datetime(year, 5, 1, 12, tzinfo=dt.UTC))
    offer("B", period_from=dt.date(year, 5, 1), period_until=dt.date(year, 9, 30))
    offer("C")
    offer("D", effort="once")
    offer("E", state="full")
    text = words(html(client, "/en/engagement/"))
    assert f"On a fixed date: 1 May {year}" in text
    assert f"For a limited time: 1 May to 30 September {year}" in text
    assert "Once: date by arrangement" in text
    assert "Open-ended: begin at any time" in text
    assert "All places are taken" in text


def test_facts_change_in_both_languages_without_a_sync(client: Client, offer: Offer) -> None:
    row = offer("Vorlesen")
    twin = builders.translate(row, title="Read aloud")
    assert twin.live
    row.state, row.apply_until = "full", dt.date(2030, 4, 5)
    row.save_revision().publish()
    row.contact.phone = "069 90009-777"
    row.contact.save()
    for language, date in (("de", "5. April 2030"), ("en", "5 April 2030")):
        page = words(html(client, f"/{language}/engagement/{row.address}/"))
        assert date in page
        assert "069 90009-777" in page
    assert "Read aloud" in html(client, "/en/engagement/")


def test_an_untranslated_offer_is_marked_and_points_to_the_german_page(
    client: Client, offer: Offer
) -> None:
    row = offer("Vorlesen")
    page = html(client, f"/en/engagement/{row.address}/")
    assert '<h1 lang="de">Vorlesen</h1>' in page
    assert 'lang="de"><p>Sie treffen Ihr Lesekind in der Schule.</p>' in page
    assert "available in German only" in page
    assert f'rel="canonical" href="http://testserver/de/engagement/{row.address}/"' in page
    assert '<span lang="de">Vorlesen</span>' in html(client, "/en/engagement/")


def test_a_wrong_slug_leads_to_the_right_one(client: Client, offer: Offer) -> None:
    row = offer("Vorlesen")
    response = client.get(f"/de/engagement/{row.public_id}-frueher/")
    assert response.status_code == 301
    assert response["Location"] == f"/de/engagement/{row.address}/"
    assert client.get("/de/engagement/nichts/").status_code == 404


def test_filters_narrow_the_list_and_can_be_taken_away(client: Client, offer: Offer) -> None:
    kassel = builders.district("Stadt Kassel", short_name="Kassel", kind="city")
    county = builders.district("Landkreis Kassel", short_name="Landkreis Kassel")
    offer("Im Landkreis", municipality=builders.municipality("Baunatal", district=county))
    offer("In der Stadt", municipality=builders.municipality("Kassel", district=kassel))
    offer("Woanders")
    page = html(client, f"{LIST}?kreis={kassel.slug}&aufwand=regular")
    assert "In der Stadt" in page
    assert "Woanders" not in page
    assert 'href="/de/engagement/?aufwand=regular"' in page
    assert f'href="/de/engagement/?kreis={kassel.slug}"' in page
    assert "noindex" in page
    assert "Kassel (Stadt)" in page
    assert "Kassel (Landkreis)" in page


@pytest.mark.parametrize("query", ["?kreis=%00", "?thema=gibt-es-nicht", "?seite=%00", "?seite=99"])
def test_nonsense_in_the_address_is_ignored(client: Client, offer: Offer, query: str) -> None:
    offer("Vorlesen")
    assert "Vorlesen" in html(client, LIST + query)


def test_an_organisation_that_is_not_public_is_not_named(client: Client, offer: Offer) -> None:
    row = offer("Vorlesen")
    row.organisation.unpublish()
    for url in (LIST, f"{LIST}{row.address}/"):
        assert "Lesefreunde" not in html(client, url)


def test_the_newest_offers_stand_on_the_start_page_and_on_the_profile(
    client: Client, offer: Offer
) -> None:
    from pages.places.models import District

    for number in range(6):
        offer(f"Nummer {number}")
    assert [f"Nummer {n}" in html(client, "/de/") for n in range(6)] == [False] * 3 + [True] * 3
    odenwald = District.objects.get(name="Odenwaldkreis")
    page = html(client, builders.centre(membership=builders.membership(district=odenwald)).url)
    assert [f"Nummer {n}" in page for n in range(6)] == [False] * 2 + [True] * 4
    assert f"?kreis={odenwald.slug}" in page


@pytest.mark.parametrize("language", ["de", "en"])
def test_queries_do_not_grow_with_the_number_of_offers(
    client: Client, offer: Offer, language: str
) -> None:
    rows = [offer() for _number in range(3)]
    urls = (f"/{language}/engagement/", f"/{language}/engagement/{rows[0].address}/")
    few = [queries_of(client, url) for url in urls]
    for _number in range(37):
        offer()
    assert [queries_of(client, url) for url in urls] == few
    assert max(few) <= 20
