"""“Find your centre”: from a postcode or a place to who is in charge there."""

from __future__ import annotations

import datetime as dt
import html as entities
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pages.demo import builders
from pages.demo.builders import records
from pages.places.land import land
from pages.places.models import Border, District, Municipality, Postcode
from pages.profiles.finder import ask

pytestmark = pytest.mark.django_db
FINDER = "/de/vor-ort/finden/"


def source(client: Client, url: str = FINDER, **query: str) -> str:
    response = client.get(url, query)
    assert response.status_code == 200
    return entities.unescape(response.content.decode())


def words(text: str) -> str:
    """The text as it is read out: every blank a plain one, no places to break a word."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\xad", "").split())


def main(client: Client, **query: str) -> str:
    shown = source(client, **query).split("<main", 1)[1].split("</main>")[0]
    return words("<" + shown)


def town(name: str, district: District, *codes: str, **fields: Any) -> Municipality:
    place = Municipality.objects.create(name=name, district=district, **fields)
    for code in codes:
        Postcode.objects.create(municipality=place, code=code)
    return place


@pytest.fixture
def country(site: Any) -> dict[str, Any]:
    """Two counties with a centre, one without between them, and a city with a namesake."""
    county, city = District.Kind.COUNTY, District.Kind.CITY
    rows = [
        ("Landkreis Gießen", "Gießen", county, 50.58, 8.67, 3),
        ("Lahn-Dill-Kreis", "Lahn-Dill", county, 50.56, 8.50, 2),
        ("Wetteraukreis", "Wetterau", county, 50.33, 8.75, 4),
        ("Landkreis Kassel", "Landkreis Kassel", county, 51.40, 9.41, 5),
        ("Stadt Kassel", "Kassel", city, 51.31, 9.49, 6),
    ]
    found = {
        short: builders.district(
            name,
            short_name=short,
            kind=kind,
            latitude=lat,
            longitude=lon,
            tile_column=column,
            tile_row=1,
            plate_code=short[:2].upper(),
        )
        for name, short, kind, lat, lon, column in rows
    }
    Border.between(found["Gießen"], found["Lahn-Dill"])
    Border.between(found["Gießen"], found["Wetterau"])
    town("Gießen", found["Gießen"], "35390", "35394", latitude=50.58, longitude=8.67)
    town("Kassel", found["Kassel"], "34117")
    programme = builders.programme("Zentren", english="Centres", members_are="districts")
    for number, short in enumerate(("Lahn-Dill", "Wetterau", "Landkreis Kassel"), 1):
        builders.centre(
            membership=builders.membership(programme, district=found[short]),
            visiting=builders.visiting(f"Zentrum {short}", phone=f"069 90009-30{number}"),
            portrait=f"Rat in {short}.",
        )
    return found


class TestAnswers:
    @pytest.mark.parametrize(
        "typed",
        [
            "35390",
            "35394 Gießen",
            "GIESSEN",
            "giessen",
            "Gießen, Hessen",
            "Gie\u00dfen (Lahn)",
            "Stadt Gießen",
            " gießen\u00a0",
            "D-35390",
            "Landkreis Gießen",
        ],
    )
    def test_county_without_centre_says_so_and_names_the_nearest(
        self, client: Client, country: dict[str, Any], typed: str
    ) -> None:
        shown = main(client, ort=typed)
        assert "Der Landkreis Gießen hat kein eigenes Koordinierungszentrum." in shown
        assert "Das nächste ist im Lahn-Dill-Kreis." in shown
        assert "069 90009-301" in shown
        assert "069 90009-302" not in shown

    def test_own_centre_with_phone_opening_state_address_and_profile(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        shown = source(client, ort="Wetterau")
        assert 'href="tel:+496990009302"' in shown
        assert "/koordinierungszentren/wetteraukreis/" in shown
        text = words(shown)
        assert "Der Wetteraukreis hat ein eigenes Koordinierungszentrum." in text
        assert "Am Markt 1" in text
        assert "Geöffnet bis" in text or "Geschlossen, öffnet" in text
        assert "Zuletzt bestätigt am" in text

    def test_city_and_county_of_the_same_name_are_asked_apart(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        shown = source(client, ort="Kassel")
        assert "Kassel gibt es zweimal." in words(shown)
        assert "Meinen Sie die Stadt oder den Landkreis?" in words(shown)
        links = re.findall(r'href="(/de/vor-ort/finden/\?ort=Kassel[^"]*)">([^<]+)<', shown)
        assert [label for _url, label in links] == ["Stadt Kassel", "Landkreis Kassel"]
        city, county = (main(client, **_query(url)) for url, _label in links)
        assert "Kassel hat kein eigenes Koordinierungszentrum." in city
        assert "Das nächste ist im Landkreis Kassel." in city
        assert "Der Landkreis Kassel hat ein eigenes Koordinierungszentrum." in county
        assert "Kassel ist eine kreisfreie Stadt." in main(client, ort="34117")

    def test_towns_of_the_same_name_are_asked_apart(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        for short in ("Gießen", "Lahn-Dill", "Wetterau"):
            town("Steinbach", country[short])
        assert "Steinbach gibt es 3-mal. Welchen Ort meinen Sie?" in main(client, ort="Steinbach")
        chosen = main(client, ort="Steinbach", kreis="wetteraukreis")
        assert "Steinbach liegt im Wetteraukreis." in chosen

    def test_postcode_across_a_border_shows_both_sides(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        town("Waldsolms", country["Lahn-Dill"], "35647")
        town("Butzbach", country["Wetterau"], "35647", "35510")
        shown = main(client, ort="35647")
        assert "Diese Postleitzahl gehört zu 2 Kreisen." in shown
        for part in (
            "Waldsolms liegt im Lahn-Dill-Kreis.",
            "Butzbach liegt im Wetteraukreis.",
            "069 90009-301",
            "069 90009-302",
        ):
            assert part in shown
        assert "Waldsolms" not in main(client, ort="35647 Butzbach")

    def test_city_profile_and_contact_points_are_shown(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        nauheim = town("Bad Nauheim", country["Wetterau"], "61231")
        other = town("Büdingen", country["Wetterau"], "63654")
        network = builders.programme("Engagierte Stadt", members_are="municipalities")
        builders.city("Bad Nauheim", membership=builders.membership(network, municipality=nauheim))
        records.contact_point("Anlaufstelle Büdingen", municipality=other)
        visiting = builders.visiting("Anlaufstelle", phone="069 90009-777")
        records.contact_point("Anlaufstelle Nauheim", municipality=nauheim, visiting=visiting)
        shown = source(client, ort="61231")
        assert "/engagierte-staedte/bad-nauheim/" in shown
        assert shown.index("Anlaufstelle Nauheim") < shown.index("Anlaufstelle Büdingen")
        assert 'href="tel:+496990009777"' in shown
        assert "/engagierte-staedte/" not in source(client, ort="63654").split("<main")[1]
        assert "/engagierte-staedte/bad-nauheim/" in source(client, kreis="wetteraukreis")
        assert "Anlaufstelle" not in main(client, ort="35390")

    def test_member_that_left_has_no_centre(self, client: Client, country: dict[str, Any]) -> None:
        joined = country["Wetterau"].memberships.get()
        joined.left_on = timezone.localdate()
        joined.save()
        shown = main(client, ort="Wetteraukreis")
        assert "Der Wetteraukreis hat kein eigenes Koordinierungszentrum." in shown
        assert "069 90009-302" not in shown

    def test_without_neighbours_the_distance_decides(self, country: dict[str, Any]) -> None:
        Border.objects.all().delete()
        here, others = country["Gießen"], [country["Wetterau"], country["Lahn-Dill"]]
        assert land().nearest(here, others) == country["Lahn-Dill"]
        assert land().nearest(here, others, (50.30, 8.75)) == country["Wetterau"]
        Municipality.objects.update(latitude=None)
        District.objects.update(latitude=None)
        nowhere = land()
        assert nowhere.nearest(here, nowhere.districts) is None

    def test_english_answer_marks_what_is_german(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        shown = source(client, "/en/vor-ort/finden/", ort="Wetterau")
        assert "Wetteraukreis has a coordination centre of its own." in words(shown)
        assert re.search(r'<p [^>]*lang="de"[^>]*>Rat in Wetterau\.</p>', shown)
        assert 'href="/de/vor-ort/finden/?ort=Wetterau" lang="de"' in shown


class TestNothingFound:
    @pytest.mark.parametrize(
        ("typed", "offered"),
        [
            ("Giesen", "Gießen"),
            ("giesse", "Gießen"),
            ("Gissen", "Gießen"),
            ("Wettrau", "Wetteraukreis"),
            ("Kasel", "Kassel"),
            ("Gießen Wieseck", "Gießen"),
            ("35399", "Gießen"),
        ],
    )
    def test_slips_are_answered_with_close_names(
        self, client: Client, country: dict[str, Any], typed: str, offered: str
    ) -> None:
        shown = source(client, ort=typed)
        chips = re.findall(r'<a class="kitt-chip" href="([^"]+)">([^<]+)</a>', shown)
        assert offered in [label for _url, label in chips]
        for url, _label in chips:
            assert 'id="antwort"' in source(client, **_query(url))

    @pytest.mark.parametrize(
        "typed",
        [
            *("", "%20%20", "Entenhausen", "99999", "353", "%25", "'%20OR%201=1%20--", "%FF%FE"),
            *("%00", "Gie%00", "%E2%80%AE%E2%80%8B", "%3Cscript%3Ealert(1)%3C/script%3E"),
            *("x" * 10_000, "1" * 10_000, "%C3%9C" * 5_000, "()" * 3_000),
        ],
    )
    def test_map_and_list_are_the_way_on(
        self, client: Client, country: dict[str, Any], typed: str
    ) -> None:
        answer = client.get(f"{FINDER}?ort={typed}")
        assert answer.status_code == 200
        shown = answer.content.decode()
        assert shown.count('class="kitt-tile ') == 5
        listed = words(shown.split('id="liste"')[1].split("</main>")[0])
        assert "Mit Koordinierungszentrum: 3 Landkreise" in listed
        assert "Ohne Koordinierungszentrum: 1 Landkreis, 1 kreisfreie Stadt" in listed
        assert "<script>alert" not in shown
        field = re.search(r'id="stelle-ort"[^>]*value="([^"]*)"', entities.unescape(shown))
        assert field and len(field[1]) <= 100

    def test_unknown_district_in_the_address_is_not_asked(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        for slug in ("gibt-es-nicht", "\0", "x" * 9_000):
            assert 'id="liste"' in source(client, kreis=slug)

    def test_without_any_place_the_page_still_answers(self, client: Client, site: Any) -> None:
        assert "Einen Ort „Gießen“ kennen wir nicht." in main(client, ort="Gießen")


class TestAddress:
    def test_only_the_empty_form_is_for_search_engines(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        empty, asked = source(client), source(client, ort="Gießen")
        for shown in (empty, asked):
            assert f'<link rel="canonical" href="http://testserver{FINDER}">' in shown
        assert 'hreflang="en" href="http://testserver/en/vor-ort/finden/"' in empty
        assert "noindex" not in empty
        assert '<meta name="robots" content="noindex, follow">' in asked

    def test_no_page_can_take_the_address(
        self, client: Client, site: Any, admin_client: Any
    ) -> None:
        above = builders.standard_page("Vor Ort", slug="vor-ort")
        page = builders.standard_page("Rat", parent=above)
        page.full_clean()
        page.slug = "finden"
        with pytest.raises(ValidationError, match=r"Adresse|address"):
            page.full_clean()
        add = reverse("wagtailadmin_pages:add", args=["base", "standardpage", above.pk])
        fields = {
            "title": "Finden",
            "slug": "finden",
            "body-count": 0,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
        }
        answer = admin_client.post(add, fields)
        assert answer.status_code == 200
        assert "slug" in answer.context["form"].errors

    def test_form_is_on_the_overviews_the_start_page_and_the_error_page(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        builders.city("Wetzlar")
        overviews = [builders.centre_index().url, builders.city_index().url]
        for url in ["/de/", *overviews]:
            assert f'action="{FINDER}"' in source(client, url), url
        lost = client.get("/en/gibt-es-nicht/")
        assert lost.status_code == 404
        assert 'action="/en/vor-ort/finden/"' in lost.content.decode()

    def test_start_page_counts_the_centres_and_keeps_the_order_of_tasks(
        self, client: Client, country: dict[str, Any]
    ) -> None:
        records.opportunity("Vorlesen")
        records.event("Abend")
        builders.release("Neues")
        builders.programme_page()
        shown = source(client, "/de/").split("<main", 1)[1]
        assert "In 3 von 5 Landkreisen berät ein Zentrum" in words(shown)
        order = [
            f'action="{FINDER}"',
            "Vorlesen",
            'id="aktuelles"',
            'id="programme"',
            'id="termine"',
        ]
        positions = [shown.index(part) for part in order]
        assert positions == sorted(positions)


class TestBudget:
    @pytest.mark.parametrize("language", ["de", "en"])
    @pytest.mark.parametrize("typed", ["Gießen", "35647", "Kassel", "Entenhausen", "", "Giesen"])
    def test_an_answer_takes_at_most_fifteen_queries(
        self, client: Client, country: dict[str, Any], typed: str, language: str
    ) -> None:
        for number, short in enumerate(("Lahn-Dill", "Wetterau", "Gießen")):
            place = town(f"Ort {number}", country[short], "35647")
            records.contact_point(municipality=place)
            builders.city(
                membership=builders.membership(
                    builders.programme(members_are="municipalities"),
                    municipality=place,
                )
            )
        url = f"/{language}/vor-ort/finden/"
        with time_machine.travel(dt.datetime.now(dt.UTC), tick=False):  # what is kept stays
            client.get(url, {"ort": "Wetterau"})
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url, {"ort": typed}).status_code == 200
        assert len(captured) <= 15, [query["sql"][:90] for query in captured.captured_queries]


def test_chosen_district_goes_before_the_question(country: dict[str, Any]) -> None:
    question = ask("Kassel", "landkreis-kassel", land())
    assert [spot.district for spot in question.spots] == [country["Landkreis Kassel"]]
    assert not question.which


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))
