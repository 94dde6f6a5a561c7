"""Profiles of centres and cities, as visitors see them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from measure import queries_of

from pages.base.models import SpecialDay
from pages.base.rules import Incomplete
from pages.demo import builders
from pages.demo.builders import records
from pages.editorial.publishing.publisher import publish_due
from pages.places.models import Border, District
from pages.profiles.models import CentrePage, CityPage
from pages.programmes.models import Programme

pytestmark = pytest.mark.django_db


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\xa0", " ").split())


@pytest.fixture
def odenwald(site: Any) -> District:
    return builders.district(
        "Odenwaldkreis", short_name="Odenwald", spellings=["Kreis Odenwald"], plate_code="ERB",
        tile_column=3, tile_row=8,
    )  # fmt: skip


@pytest.fixture
def network(site: Any) -> Programme:
    return builders.programme("Engagierte Stadt", members_are="municipalities")


@pytest.fixture
def city(network: Programme) -> Callable[..., CityPage]:
    def make(name: str, district: District | None = None, **fields: Any) -> CityPage:
        place = builders.municipality(name, **({"district": district} if district else {}))
        return builders.city(
            name, membership=builders.membership(network, municipality=place), **fields
        )

    return make


def test_what_is_open_and_who_is_there_comes_first(client: Client, odenwald: District) -> None:
    lead = builders.contact("Jana Beispiel", function="Leitung", phone="069 90009-437")
    quiet = builders.contact("Kim Beispiel", function="Beratung", show_name=False)
    visiting = builders.visiting(people=[lead, quiet], phone="069 90009-120")
    visiting.special_days = [SpecialDay(on=timezone.localdate() + dt.timedelta(days=3))]
    visiting.closed = True
    visiting.save()
    cohort = builders.cohort(grant_ceiling=120_000, starts_on=dt.date(2023, 7, 1))
    page = builders.centre(
        membership=builders.membership(district=odenwald, cohort=cohort), visiting=visiting
    )
    source = html(client, page.url)
    text = words(source)
    for part in ("069 90009-120", "069 90009-437", "Jana Beispiel", "120.000 €", "Kreis Odenwald"):
        assert part in text, part
    assert "Kim Beispiel" not in source
    assert source.index("069 90009-120") < source.index("Vereine entlasten")


def test_facts_change_in_both_languages_without_a_sync(client: Client, odenwald: District) -> None:
    cohort = builders.cohort()
    page = builders.centre(membership=builders.membership(district=odenwald, cohort=cohort))
    builders.translate(page.get_parent().specific, title="Centres")
    builders.translate(page, title="Odenwald county", portrait="Advice for all.")
    visiting = page.visiting
    visiting.phone = "069 90009-555"
    visiting.hours.first().delete()
    visiting.save()
    cohort.grant_ceiling = 80_000
    cohort.save()
    CentrePage.objects.get(pk=page.pk).confirm(dt.date(2019, 3, 4))
    german, english = (
        html(client, f"/{code}{page.url.removeprefix('/de')}") for code in ("de", "en")
    )
    assert "Advice for all." in english
    for source, amount, day in (
        (german, "80.000", "4. März 2019"),
        (english, "80,000", "4 March 2019"),
    ):
        text = words(source)
        assert "069 90009-555" in text
        assert amount in text
        assert day in text
        assert "kitt-freshness--stale" in source


def test_kassel_the_city_and_kassel_the_county_are_told_apart(
    client: Client, city: Callable[..., CityPage]
) -> None:
    county = builders.district("Landkreis Kassel", short_name="Landkreis Kassel")
    town = builders.district("Stadt Kassel", short_name="Kassel", kind="city")
    centre = builders.centre(membership=builders.membership(district=county))
    kassel, marburg = city("Kassel", town), city("Marburg")
    page = html(client, kassel.url)
    assert re.search(r"<h1>Kassel <span class=\"kitt-muted\">\([^)]+\)</span></h1>", page)
    assert f'href="{centre.url}"' in page
    assert "<h1>Landkreis Kassel</h1>" in html(client, centre.url)
    other = html(client, marburg.url)
    assert "<h1>Marburg</h1>" in other
    assert centre.url not in other
    index = html(client, kassel.get_parent().url)
    assert re.search(r">Kassel \([^)]+\)</a>", index)
    centre.unpublish()
    assert centre.url not in html(client, kassel.url)


@pytest.mark.parametrize("turned", [False, True])
def test_a_tandem_entered_once_stands_on_both_profiles(
    client: Client, city: Callable[..., CityPage], turned: bool
) -> None:
    pages = [city("Wetzlar"), city("Kassel")]
    first, second = sorted((page.membership for page in pages), key=lambda one: one.pk)
    builders.tandem(first, second)
    one, other = reversed(pages) if turned else pages
    figures = html(client, one.url).split('<dl class="kitt-figures')[1].split("</dl>")[0]
    assert f'<a href="{other.url}">{other.title}</a>' in figures
    other.unpublish()
    figures = html(client, one.url).split('<dl class="kitt-figures')[1].split("</dl>")[0]
    assert other.title in figures
    assert other.url not in figures


class TestIncompleteCity:
    """Neuhof's profile was once published without name and portrait."""

    @pytest.fixture
    def draft(self, city: Callable[..., CityPage]) -> CityPage:
        return city("Neuhof", portrait="  ", publish=False)

    def test_not_by_publishing(self, draft: CityPage) -> None:
        with pytest.raises(Incomplete, match="portr"):
            draft.save_revision().publish()

    def test_not_by_saving(self, city: Callable[..., CityPage], draft: CityPage) -> None:
        draft.live = True
        with pytest.raises(Incomplete):
            draft.save()
        assert not CityPage.objects.get(pk=draft.pk).live

    def test_not_by_schedule(self, client: Client, draft: CityPage) -> None:
        draft.go_live_at = timezone.now() + dt.timedelta(hours=1)
        with pytest.raises(Incomplete):
            draft.save_revision().publish()
        revision = draft.save_revision()
        type(revision).objects.filter(pk=revision.pk).update(
            approved_go_live_at=timezone.now() - dt.timedelta(minutes=1)
        )
        assert "Neuhof" in str(publish_due())
        assert client.get(f"/de/engagierte-staedte/{draft.slug}/").status_code == 404
        assert not CityPage.objects.reachable().filter(pk=draft.pk).exists()


def test_the_overview_has_map_and_list_of_the_members_of_today(
    client: Client, odenwald: District
) -> None:
    neighbour = builders.district(
        "Kreis Bergstraße", short_name="Bergstraße", plate_code="HP", tile_column=2, tile_row=8
    )
    builders.district("Landkreis Gießen", short_name="Gießen", tile_column=3, tile_row=3)
    Border.between(odenwald, neighbour)
    cohort = builders.cohort()
    for place in (odenwald, neighbour):
        builders.centre(membership=builders.membership(district=place, cohort=cohort))
    left = builders.district("Altkreis", tile_column=1, tile_row=1)
    builders.membership(cohort.programme, district=left, left_on=dt.date(2022, 1, 1))
    page = html(client, CentrePage.objects.first().get_parent().url)
    assert page.count('class="kitt-tile ') == 4
    assert 'class="kitt-tile tx2 ty8 c1 je"' in page
    listed = page.split('id="mitgliederliste"')[1].split("</ul>")[0]
    assert listed.index("Bergstraße (Kreis)") < listed.index("Odenwaldkreis")
    assert "Altkreis" not in listed
    assert "1. Staffel" in words(listed)


def test_a_cohort_that_is_not_announced_yet_is_nowhere(client: Client, odenwald: District) -> None:
    builders.centre(membership=builders.membership())
    cohort = builders.cohort()
    page = builders.centre(membership=builders.membership(district=odenwald, cohort=cohort))
    index = page.get_parent().url
    assert "Odenwaldkreis" in html(client, index)
    cohort.waits_for_release = True
    cohort.save()
    assert "Odenwaldkreis" not in html(client, index)
    assert client.get(page.url).status_code == 404


def test_the_city_says_what_the_sources_ask_for(
    client: Client, city: Callable[..., CityPage]
) -> None:
    partner = builders.organisation("Freiwillig e. V.")
    hidden = builders.organisation("Noch geheim e. V.")
    hidden.unpublish()
    page = city(
        "Wetzlar", inhabitants=53_000, inhabitants_source="Angabe der Stadt",
        focus="<p>Netz der Stadtteile</p>", vision="<p>Alle machen mit</p>",
        achievements="<p>Karte der Vereine</p>", strengths="<p>Kurze Wege</p>",
        hashtags="#bunt #grün #offen", partners=[partner, hidden],
    )  # fmt: skip
    text = words(html(client, page.url))
    order = ["53.000", "Netz der Stadtteile", "Alle machen mit", "Karte der Vereine",
             "Kurze Wege", "Freiwillig e. V.", "#bunt", "Magistrat Wetzlar"]  # fmt: skip
    positions = [text.index(part) for part in order]
    assert positions == sorted(positions)
    assert "Noch geheim" not in text
    CityPage.objects.filter(pk=page.pk).update(inhabitants_source="")
    assert "53.000" not in words(html(client, page.url))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["centre", "city"])
def test_queries_do_not_grow_with_the_number_of_profiles(
    client: Client, network: Programme, kind: str, language: str
) -> None:
    def add(number: int) -> Any:
        if kind == "city":
            return builders.city(f"Stadt {number}", partners=[builders.organisation()])
        place = builders.district(f"Kreis {number}", tile_column=number % 5 + 1, tile_row=number)
        if number > 1:
            Border.between(place, builders.district(f"Kreis {number - 1}"))
        person = builders.contact(picture=builders.picture(), show_picture=True)
        visiting = builders.visiting(people=[person])
        cohort = programme.cohorts.first() or builders.cohort(programme)
        member = builders.membership(programme, district=place, cohort=cohort)
        town = builders.municipality(f"Ort {number}", district=place)
        for _offer in range(3):
            records.opportunity(municipality=town)
        return builders.centre(f"Kreis {number}", membership=member, visiting=visiting)

    programme = builders.programme("Zentren", members_are="districts")
    builders.programme_page(programme)
    pages = [add(number) for number in range(1, 4)]
    if language == "en":
        shown = [builders.translate(pages[1].get_parent().specific), builders.translate(pages[1])]
    else:
        shown = [pages[1].get_parent(), pages[1]]
    urls = [page.url for page in shown]
    few = [queries_of(client, url) for url in urls]
    for number in range(4, 21):
        add(number)
    assert [queries_of(client, url) for url in urls] == few
    assert max(few) <= 22, few
    assert max(queries_of(client, url, warm=True) for url in urls) <= 20
