"""The filters of the newsroom: the address is the state, and no choice leads to an empty page."""

from __future__ import annotations

import datetime as dt
import html
import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from measure import queries_of

from pages.demo import builders
from pages.press.models import FeaturedRelease, NewsroomPage, PressReleasePage

pytestmark = pytest.mark.django_db


def in_year(year: int) -> dt.datetime:
    return dt.datetime(year, 6, 26, 10, tzinfo=dt.UTC)


def source(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return html.unescape(response.content.decode())


def options(text: str, name: str) -> dict[str, int]:
    """{code: count} of the choices of one filter."""
    field = text.split(f'name="{name}"')[1].split("</select>")[0]
    found = re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)</option>', field)
    return {code: int(count) for code, count in found}


def titles(text: str) -> set[str]:
    main = text.split("<main")[1].split("</main>")[0]
    return set(re.findall(r'kitt-clickable__link" href="[^"]*">([^<]+)<', main))


@pytest.fixture
def room(site: Any) -> NewsroomPage:
    return builders.newsroom(press_contact=builders.contact("Pressestelle"))


@pytest.fixture
def releases(room: NewsroomPage) -> dict[str, PressReleasePage]:
    """Three releases that differ in year, topic, programme and district."""
    funding, centres = builders.topic("funding", "Förderung"), builders.topic("centres", "Zentren")
    programme = builders.programme("Zentren", code="zentren")
    builders.programme_page(programme, title="Die Zentren")
    kassel = builders.district("Landkreis Kassel", slug="landkreis-kassel")
    fulda = builders.district("Landkreis Fulda", slug="landkreis-fulda")
    rows = {
        "Eins": (2022, [funding], [programme], [kassel]),
        "Zwei": (2023, [funding, centres], [programme], [kassel, fulda]),
        "Drei": (2023, [centres], [], []),
    }
    return {
        title: builders.release(
            title, issued_at=in_year(year), topics=topics, programmes=programmes,
            districts=districts,
        )
        for title, (year, topics, programmes, districts) in rows.items()
    }  # fmt: skip


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", {"Eins", "Zwei", "Drei"}),
            ("?jahr=2023", {"Zwei", "Drei"}),
            ("?thema=funding", {"Eins", "Zwei"}),
            ("?programm=zentren", {"Eins", "Zwei"}),
            ("?kreis=landkreis-fulda", {"Zwei"}),
            ("?jahr=2023&thema=centres&programm=zentren&kreis=landkreis-kassel", {"Zwei"}),
            ("?jahr=&thema=centres&programm=&kreis=", {"Zwei", "Drei"}),
            ("?jahr=nie&thema=<b>&kreis=landkreis-fulda", {"Zwei"}),
        ],
    )
    def test_find_what_was_asked_for(
        self, client: Client, room: Any, releases: Any, query: str, expected: set[str]
    ) -> None:
        text = source(client, f"{room.url}{query}")
        assert titles(text) == expected
        number = len(expected)
        assert f"{number} Mitteilung{'en' if number != 1 else ''}</h2>" in text

    def test_each_is_counted_with_all_others_but_its_own(
        self, client: Client, room: Any, releases: Any
    ) -> None:
        text = source(client, f"{room.url}?jahr=2023&thema=funding")
        assert options(text, "jahr") == {"2023": 1, "2022": 1}
        assert options(text, "thema") == {"funding": 1, "centres": 2}
        assert options(text, "programm") == {"zentren": 1}
        assert options(text, "kreis") == {"landkreis-fulda": 1, "landkreis-kassel": 1}

    def test_no_choice_leads_to_an_empty_page(
        self, client: Client, room: Any, releases: Any
    ) -> None:
        @cache
        def shown(chosen: frozenset[tuple[str, str]]) -> str:
            return source(client, f"{room.url}?{urlencode(sorted(chosen))}")

        waiting, seen = [frozenset[tuple[str, str]]()], set()
        while waiting:
            chosen = waiting.pop()
            text = shown(chosen)
            for name in ("jahr", "thema", "programm", "kreis"):
                others = {(key, code) for key, code in chosen if key != name}
                for code, count in options(text, name).items():
                    wanted = frozenset(others | {(name, code)})
                    if wanted in seen:
                        continue
                    seen.add(wanted)
                    assert len(titles(shown(wanted))) == count > 0, wanted
                    waiting.append(wanted)
        assert len(seen) > 20

    def test_typed_nonsense_is_an_empty_page_with_a_way_back(
        self, client: Client, room: Any, releases: Any
    ) -> None:
        text = source(client, f"{room.url}?jahr=2022&thema=centres")
        assert titles(text) == set()
        assert "Keine Mitteilung passt</h2>" in text
        assert f'href="{room.url}?thema=centres"' in text
        assert f'href="{room.url}?jahr=2022"' in text
        assert f'class="kitt-chips__clear" href="{room.url}"' in text

    def test_hidden_programmes_and_drafts_are_not_given_away(
        self, client: Client, room: Any, releases: Any
    ) -> None:
        secret = builders.programme("Geheim", code="geheim")
        topic = builders.topic("secret", "Geheimes Thema")
        builders.release("Ohne Seite", issued_at=in_year(2023), programmes=[secret])
        builders.release("Entwurf", publish=False, topics=[topic])
        text = source(client, room.url)
        assert "Geheim" not in text

    def test_pages_keep_the_choice(self, client: Client, room: Any, releases: Any) -> None:
        topic = builders.topic("many", "Viele")
        for number in range(25):
            builders.release(f"Nummer {number}", topics=[topic], issued_at=in_year(2021))
        text = source(client, f"{room.url}?thema=many")
        assert "25 Mitteilungen</h2>" in text
        assert "?thema=many&seite=2" in text
        second = source(client, f"{room.url}?thema=many&seite=2")
        assert len(titles(second)) == 5
        assert options(second, "jahr") == {"2021": 25}


class TestOnTop:
    def test_releases_on_top_stand_in_the_list_once_something_is_chosen(
        self, client: Client, room: NewsroomPage, releases: dict[str, PressReleasePage]
    ) -> None:
        FeaturedRelease.objects.create(newsroom=room, release=releases["Eins"])
        plain, chosen = source(client, room.url), source(client, f"{room.url}?thema=funding")
        assert 'id="oben"' in plain
        assert 'id="jahr-2022"' not in plain
        assert "3 Mitteilungen</h2>" in plain
        assert 'id="oben"' not in chosen
        assert 'id="jahr-2022"' in chosen


class TestHead:
    def test_search_engines_keep_to_the_whole_list(
        self, client: Client, room: Any, releases: Any
    ) -> None:
        plain, chosen = source(client, room.url), source(client, f"{room.url}?thema=funding")
        canonical = f'<link rel="canonical" href="http://testserver{room.url}">'
        assert canonical in plain and canonical in chosen
        assert 'name="robots"' not in plain
        assert '<meta name="robots" content="noindex, follow">' in chosen
        assert "<title>Aktuelles: Förderung – " in chosen

    def test_english_shows_the_same_choice(
        self, client: Client, room: Any, releases: dict[str, PressReleasePage]
    ) -> None:
        builders.translate(room, title="News")
        builders.translate(releases["Zwei"], title="Two")
        text = source(client, f"{room.url}?kreis=landkreis-kassel")
        assert 'href="/en/aktuelles/?kreis=landkreis-kassel" lang="en"' in text
        english = source(client, "/en/aktuelles/?kreis=landkreis-kassel")
        assert titles(english) == {"Eins", "Two"}
        assert "2 releases</h2>" in english
        assert "Kassel (Landkreis) (2)" in english


class TestWays:
    def test_topics_of_a_release_lead_into_the_newsroom(
        self, client: Client, room: Any, releases: dict[str, PressReleasePage]
    ) -> None:
        text = source(client, releases["Zwei"].url)
        assert f'href="{room.url}?thema=centres">Zentren</a>' in text
        twin = builders.translate(room, title="News")
        english = builders.translate(releases["Zwei"], title="Two")
        assert f'href="{twin.url}?thema=funding"' in source(client, english.url)

    def test_a_release_leads_to_its_cohort_and_to_the_profiles(
        self, client: Client, room: Any
    ) -> None:
        programme = builders.programme("Zentren", members_are="districts")
        page = builders.programme_page(programme)
        cohort = builders.cohort(programme, number=4)
        county = builders.membership(
            programme, cohort=cohort, district=builders.district("Odenwaldkreis")
        )
        centre = builders.centre(membership=county)
        release = builders.release("Vierte Staffel", announces=cohort)
        text = source(client, release.url)
        assert f'href="{page.url}#staffel-4"' in text
        assert f'href="{centre.url}"' in text
        assert 'id="staffel-4"' in source(client, page.url)


def test_counts_cost_one_query_however_many_there_are(
    client: Client, room: NewsroomPage, releases: dict[str, PressReleasePage]
) -> None:
    builders.translate(room, title="News")
    urls = [f"{start}{query}" for start in (room.url, "/en/aktuelles/")
            for query in ("", "?thema=funding&jahr=2023")]  # fmt: skip
    few = [queries_of(client, url, warm=True) for url in urls]
    assert max(few) <= 15
    for number in range(12):
        builders.release(
            f"Weitere {number}", topics=[builders.topic(f"t{number}", f"Thema {number}")],
            districts=[builders.district()], issued_at=in_year(2023),
        )  # fmt: skip
    assert [queries_of(client, url, warm=True) for url in urls] == few
