"""The tile map and its list: one choice for both, any state's grid, nothing by colour alone."""

from __future__ import annotations

import datetime as dt
import html
import re
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.test import Client
from measure import queries_of

from pages.demo import builders
from pages.places.land import land
from pages.places.models import Border, District
from pages.programmes.maps import Shown, by_district, tile_map
from pages.programmes.models import Programme

pytestmark = pytest.mark.django_db

ALL = {"Ahrkreis", "Bergkreis", "Chamkreis", "Donaukreis", "Eck"}


def source(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return html.unescape(response.content.decode())


def words(markup: str) -> str:
    text = re.sub(r"<[^>]+>", " ", markup).replace("\xad", "")
    return re.sub(r"\s+([,.])", r"\1", " ".join(text.split()))


def tiles(shown: str) -> dict[str, str]:
    """The tiles that count, by name with all that is said of them; outlines are left out."""
    found = re.findall(r'<li class="kitt-tile ([^"]+)"(.*?)</li>', shown, re.DOTALL)
    read = [(classes, words(f"<li{rest}")) for classes, rest in found if "aria-hidden" not in rest]
    return {text.split(", ")[1].split(" ")[0]: text for _classes, text in read}


def listed(shown: str) -> list[str]:
    part = shown.split('id="mitgliederliste"')[1].split("</section>")[0]
    part = part.split('class="kitt-former"')[0]
    return [words(one) for one in re.findall(r'kitt-groups__item">(?:<[^>]+>)([^<]+)', part)]


def chips(shown: str) -> dict[str, tuple[int, str]]:
    """The choices: label → count and address."""
    found = re.findall(r'<a class="kitt-chip" href="([^"]+)"[^>]*>(.*?)</a>', shown)
    read = [(words(label).split(": "), url) for url, label in found]
    return {label[0]: (int(label[1]), url) for label, url in read if len(label) == 2}


@pytest.fixture
def programme(site: Any) -> Programme:
    """Four counties and a city; two of them in two cohorts, one has left."""
    programme = builders.programme("Zentren", members_are="districts")
    first, second = (
        builders.cohort(programme, signed_on=dt.date(year, 6, 26)) for year in (2020, 2023)
    )
    names = ("Ahrkreis", "Bergkreis", "Chamkreis", "Donaukreis")
    counties = [
        builders.district(name, plate_code=name[0], tile_column=column, tile_row=1)
        for column, name in enumerate(names, 1)
    ]
    builders.district("Stadt Eck", short_name="Eck", kind="city", tile_column=5, tile_row=1)
    for one, other in pairwise(counties):
        Border.between(one, other)
    builders.membership(cohort=first, district=counties[0], joined_on=first.signed_on)
    builders.membership(cohort=second, district=counties[1], joined_on=second.signed_on)
    left = dt.date(2022, 12, 31)
    builders.membership(cohort=first, district=counties[2], left_on=left)
    return programme


class TestDistricts:
    @pytest.fixture
    def urls(self, programme: Programme) -> list[str]:
        """The programme's page and the overview of its profiles: both have map and list."""
        page = builders.programme_page(programme)
        return [page.url, builders.centre_index(programme).url]

    @pytest.mark.parametrize(
        ("query", "shown_names"),
        [
            ("", ["Ahrkreis", "Bergkreis"]),
            ("?staffel=1", ["Ahrkreis"]),
            ("?staffel=2", ["Bergkreis"]),
            ("?stand=dabei", ["Ahrkreis", "Bergkreis"]),
            ("?stand=frueher", ["Chamkreis"]),
            ("?stand=nicht-dabei", ["Chamkreis", "Donaukreis", "Eck"]),
            ("?staffel=1&stand=nicht-dabei", []),
            ("?staffel=99", ["Ahrkreis", "Bergkreis"]),
            ("?staffel=%00&stand=x", ["Ahrkreis", "Bergkreis"]),
        ],
    )
    def test_map_and_list_follow_the_same_choice(
        self, client: Client, urls: list[str], query: str, shown_names: list[str]
    ) -> None:
        for url in urls:
            shown = source(client, url + query)
            names = [one.replace("Stadt ", "").replace(" (Stadt)", "") for one in listed(shown)]
            assert names == shown_names, url
            filtered = query not in ("", "?staffel=99", "?staffel=%00&stand=x")
            assert ('content="noindex, follow"' in shown) is filtered
            assert set(tiles(shown)) == (set(shown_names) if filtered else ALL)
            assert f'<link rel="canonical" href="http://testserver{url}">' in shown

    def test_choices_are_links_with_counts_that_hold(self, client: Client, urls: list[str]) -> None:
        for url in urls:
            shown = source(client, url)
            found = chips(shown)
            assert [count for count, _url in found.values()] == [2, 1, 1, 1, 3]
            assert "noindex" not in shown
            for count, query in found.values():
                chosen = source(client, url + query.split("#")[0])
                assert len(listed(chosen)) == count == len(tiles(chosen))
                assert '<meta name="robots" content="noindex, follow">' in chosen
                assert chosen.count('aria-current="true"') == shown.count('aria-current="true"')
                assert f'href="{url}#mitglieder"' in chosen  # the way back to all
                assert chosen.count('aria-hidden="true">\n') + count >= 5

    def test_everything_is_said_in_words(self, client: Client, urls: list[str]) -> None:
        shown = tiles(source(client, urls[0]))
        assert shown["Ahrkreis"] == "A, Ahrkreis, Landkreis, 1. Staffel, seit 2020"
        assert shown["Donaukreis"] == "D, Donaukreis, Landkreis, nicht dabei"
        assert shown["Eck"].endswith("Eck, kreisfreie Stadt, nicht dabei")
        gone = tiles(source(client, urls[0] + "?stand=frueher"))
        assert gone == {"Chamkreis": "C, Chamkreis, Landkreis, dabei bis 2022"}

    def test_every_tile_leads_on(self, client: Client, urls: list[str]) -> None:
        shown = source(client, urls[0])
        assert shown.count('class="kitt-tile__link" href="') == 5
        assert 'href="/de/vor-ort/finden/?kreis=donaukreis"' in shown

    def test_joints_only_between_those_shown(self, client: Client, urls: list[str]) -> None:
        assert re.findall(r"kitt-tile tx(\d) ty1[^\"]* je", source(client, urls[0])) == ["1"]
        assert not re.search(r'kitt-tile [^"]* je', source(client, urls[0] + "?staffel=1"))

    def test_cost_does_not_grow(self, client: Client, urls: list[str]) -> None:
        asked = [url + query for url in urls for query in ("", "?staffel=1", "?stand=nicht-dabei")]
        few = [queries_of(client, url) for url in asked]
        cohort = Programme.objects.get().cohorts.first()
        for number in range(20):
            place = builders.district(f"Kreis {number}", tile_column=number % 5 + 1, tile_row=9)
            builders.membership(cohort=cohort, district=place)
            builders.district(f"Fern {number}", tile_column=number % 5 + 1, tile_row=12)
        assert [queries_of(client, url) for url in asked] == few
        with time_machine.travel(dt.datetime.now(dt.UTC), tick=False):  # what is kept stays
            assert max(queries_of(client, url, warm=True) for url in asked) <= 15


def test_phase_shows_who_took_part_in_it(client: Client, site: Any) -> None:
    network = builders.programme("Stadt", members_are="municipalities")
    county = builders.district("Altkreis", tile_column=1, tile_row=1)
    builders.district("Neukreis", tile_column=2, tile_row=1)
    first = builders.phase(network, starts_on=dt.date(2015, 1, 1))
    builders.phase(network, starts_on=dt.date(2018, 1, 1), ends_on=dt.date(2020, 6, 30))
    third = builders.phase(network, starts_on=dt.date(2020, 7, 1))
    for name, phase, joined, left in (
        ("Weggang", first, dt.date(2015, 1, 1), dt.date(2017, 12, 31)),
        ("Immer", first, dt.date(2015, 1, 1), None),
        ("Später", third, dt.date(2020, 1, 1), None),  # known to the year only
    ):
        place = builders.municipality(name, district=county)
        builders.membership(
            network, municipality=place, phase=phase, joined_on=joined, left_on=left
        )
    url = builders.programme_page(network).url
    for number, names in enumerate((["Immer", "Weggang"], ["Immer"], ["Immer", "Später"]), 1):
        shown = source(client, f"{url}?phase={number}")
        assert listed(shown) == names
        assert set(tiles(shown)) == {"Altkreis"}
    assert listed(source(client, f"{url}?stand=nicht-dabei")) == ["Neukreis"]
    assert listed(source(client, f"{url}?stand=frueher")) == ["Weggang"]


class TestOtherStates:
    def draw(self, *cells: tuple[int, int], **fields: Any) -> Any:
        programme = builders.programme(members_are="districts")
        for number, (column, row) in enumerate(cells):
            place = builders.district(f"Kreis {number}", tile_column=column, tile_row=row, **fields)
            builders.membership(programme, district=place)
        members = by_district(programme.memberships.select_related("district"))
        return tile_map(Shown(land(), members), label="Kreise")

    def test_largest_grid_has_a_position_for_every_tile(self, site: Any) -> None:
        drawn = self.draw(*((column, row) for row in (1, 12, 24) for column in range(1, 17)))
        assert (len(drawn.tiles), drawn.columns, drawn.corner) == (48, 16, False)
        css = Positions()
        assert all(css.has(tile) for tile in drawn.tiles)
        assert ".mc16 " in css.text
        order = [(tile["row"], tile["col"]) for tile in drawn.tiles]
        assert order == sorted(order)

    def test_legend_takes_a_free_corner_only(self, site: Any) -> None:
        free = [(column, 1) for column in range(1, 6)] + [(1, row) for row in range(2, 7)]
        assert self.draw(*free).corner
        builders.district("Eckkreis", tile_column=5, tile_row=6)
        programme = Programme.objects.get()
        members = by_district(programme.memberships.select_related("district"))
        assert not tile_map(Shown(land(), members), label="").corner

    def test_county_with_the_name_of_a_city_is_called_in_full(self, site: Any) -> None:
        builders.district(
            "Stadt Kreis 0", short_name="Kurz", kind="city", tile_column=9, tile_row=1
        )
        builders.district("Landkreis Kurz", short_name="Kurz", tile_column=8, tile_row=1)
        names = [tile["name"] for tile in self.draw((1, 1)).tiles]
        assert names == ["Kreis 0", "Landkreis Kurz", "Kurz"]

    def test_district_outside_its_dates_has_no_tile(self, site: Any) -> None:
        builders.district("Altkreis", tile_column=3, tile_row=3, valid_until=dt.date(2020, 1, 1))
        builders.district("Neukreis", tile_column=3, tile_row=3, valid_from=dt.date(2999, 1, 1))
        assert len(self.draw((1, 1)).tiles) == 1
        assert District.objects.count() == 3

    def test_no_map_without_a_member_on_it(self, site: Any) -> None:
        builders.district("Leerkreis", tile_column=1, tile_row=1)
        assert tile_map(Shown(land(), {}), label="") is None


class Positions:
    """The style sheet with the places of the tiles."""

    def __init__(self) -> None:
        from django.conf import settings

        path = settings.BASE_DIR / "static/src/css/tile-positions.css"
        self.text = path.read_text("utf-8")

    def has(self, tile: dict[str, Any]) -> bool:
        return f".tx{tile['col']} " in self.text and f".ty{tile['row']} " in self.text
