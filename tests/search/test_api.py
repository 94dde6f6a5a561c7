"""The lists of the API: pages, filters, changes, headers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest
import time_machine
from api_kit import SETS, Api, identity, noted, text_of
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.base import kept
from pages.base.models import Category
from pages.demo import builders
from search.api import listings
from search.api.exports import csv_lines
from search.api.fields import Field
from search.api.models import Listing
from search.api.shapes import TEXT


@pytest.fixture
def api(site: Any) -> Api:
    return Api()


def offers(count: int) -> list[Any]:
    club = builders.organisation()
    return [builders.opportunity(organisation=club) for _number in range(count)]


def test_pages_follow_one_another_while_something_is_added(api: Api) -> None:
    known = [identity(row) for row in offers(5)]
    first = api.json("opportunities", page_size=2)
    assert first["total"] == 5
    assert [one["id"] for one in first["items"]] == known[:2]
    added = identity(builders.opportunity())
    builders.opportunity("Weg").unpublish()
    rest, url = [], first["next"]
    while url:
        body = json.loads(api.client.get(url).text)
        rest += [one["id"] for one in body["items"]]
        url = body["next"]
    assert [*known[:2], *rest] == [*known, added]


def test_texts_come_in_the_language_asked_for_and_facts_stay(api: Api) -> None:
    row = builders.opportunity("Vorlesen")
    builders.translate(row, title="Reading aloud")
    german, english = (api.json("opportunities", lang=code)["items"][0] for code in ("de", "en"))
    assert (german["title"], english["title"]) == ("Vorlesen", "Reading aloud")
    assert (german["language"], english["language"]) == ("de", "en")
    same = ("id", "state", "mode", "point", "organisations")
    assert [german[name] for name in same[:4]] == [english[name] for name in same[:4]]
    assert english["url"].startswith("http://testserver/en/")
    assert api.answer("opportunities", headers={"accept-language": "en"})["Content-Language"] == (
        "de"
    )


def test_filters_widen_and_narrow(api: Api) -> None:
    fulda = builders.municipality("Fulda", district=builders.district("Landkreis Fulda"))
    culture = builders.category("culture", name="Kultur")
    access = builders.category("step-free", Category.Facet.ACCESS, "stufenlos")
    one = identity(builders.opportunity(weekdays=[0, 2], languages=["de"], effort="once"))
    two = identity(
        builders.opportunity(
            municipality=fulda,
            categories=[culture, access],
            weekdays=[5],
            languages=["de", "tr"],
            place_kind="hybrid",
        )
    )
    for query, expected in (
        ({"district": "landkreis-fulda"}, [two]),
        ({"district": ["landkreis-fulda", "beispielkreis"]}, [one, two]),
        ({"field": "culture"}, [two]),
        ({"field": ["culture", "school-and-education"]}, [one, two]),
        ({"accessibility": "step-free", "mode": "hybrid"}, [two]),
        ({"weekday": "0"}, [one]),
        ({"weekday": ["0", "5"], "language": "tr"}, [two]),
        ({"effort": "once", "language": "tr"}, []),
    ):
        assert api.ids("opportunities", **query) == expected, query
        lines = text_of(api.answer("opportunities.csv", **query)).splitlines()
        assert len(lines) == 1 + len(expected)


@pytest.mark.parametrize("name", SETS)
def test_every_set_can_be_narrowed_to_a_district(api: Api, name: str) -> None:
    district = builders.district("Odenwaldkreis")
    place = builders.municipality("Erbach", district=district)
    cities = builders.programme(members_are="municipalities")
    inside = {
        "opportunities": {"municipality": place},
        "centres": {"membership": builders.membership(district=district)},
        "cities": {"membership": builders.membership(cities, municipality=place)},
        "press-releases": {"districts": [district]},
        "events": {"municipality": place},
    }
    SETS[name]("Anderswo")
    row = SETS[name]("Hier", **inside[name])
    assert api.ids(name, district="odenwaldkreis") == [identity(row)]


def test_changes_since_a_moment(api: Api) -> None:
    first, second = offers(2)
    noted()
    start = api.json("opportunities")["as_of"]
    nothing = api.json("opportunities", changed_since=start)
    assert (nothing["items"], nothing["deleted"], nothing["total"]) == ([], [], 0)
    assert nothing["as_of"] == start
    second.title = "Neuer Titel"
    second.save_revision().publish()
    noted()
    changed = api.json("opportunities", changed_since=start)
    assert [one["id"] for one in changed["items"]] == [identity(second)]
    first.unpublish()
    noted()
    body = api.json("opportunities", changed_since=changed["as_of"])
    assert body["items"] == []
    assert [one["id"] for one in body["deleted"]] == [identity(first)]
    first.refresh_from_db()
    first.save_revision().publish()
    noted()
    again = api.json("opportunities", changed_since=body["as_of"])
    assert [one["id"] for one in again["items"]] == [identity(first)]
    assert again["deleted"] == []


def test_a_change_of_what_is_named_counts_as_well(api: Api) -> None:
    row = builders.opportunity()
    noted()
    start = api.json("opportunities")["as_of"]
    row.organisation.name = "Umbenannt e. V."
    row.organisation.save_revision().publish()
    noted()
    (item,) = api.json("opportunities", changed_since=start)["items"]
    assert item["organisations"][0]["name"] == "Umbenannt e. V."


def test_many_deletions_come_in_pages_after_what_changed(api: Api) -> None:
    since = timezone.now().isoformat()
    rows = offers(6)
    noted()
    for row in rows[:4]:
        row.unpublish()
    noted()
    items, deleted, url = [], [], f"opportunities?page_size=2&changed_since={since}"
    pages = 0
    while url:
        body = api.json(url.removeprefix("http://testserver/api/v1/"))
        items += [one["id"] for one in body["items"]]
        deleted += [one["id"] for one in body["deleted"]]
        assert len(body["items"]) + len(body["deleted"]) <= 2
        url, pages = body["next"], pages + 1
    assert items == [identity(row) for row in rows[4:]]
    assert sorted(deleted) == sorted(identity(row) for row in rows[:4])
    assert pages == 3


def test_what_came_in_past_the_change_rows_is_told_and_noted_by_the_job(api: Api) -> None:
    known, unknown, left = offers(3)
    noted()
    start = api.json("opportunities")["as_of"]
    Listing.objects.filter(identity=identity(unknown)).delete()
    type(left).objects.filter(pk=left.pk).update(live=False)
    assert api.ids("opportunities", changed_since=start) == [identity(unknown)]
    assert listings.compare() == 2
    body = api.json("opportunities", changed_since=start)
    assert [one["id"] for one in body["items"]] == [identity(unknown)]
    assert [one["id"] for one in body["deleted"]] == [identity(left)]
    assert listings.compare() == 0
    assert identity(known) in api.ids("opportunities")


def test_deletions_are_known_for_a_year(api: Api) -> None:
    offers(1)[0].unpublish()
    noted()
    ago = timezone.now() - dt.timedelta(days=366)
    problem = api.json("opportunities", status=410, changed_since=ago.isoformat())
    assert problem["parameter"] == "changed_since"
    row = builders.opportunity()
    noted()
    row.unpublish()
    noted()
    with time_machine.travel(timezone.now() + dt.timedelta(days=366)):
        assert listings.forget_old() == 1
    assert not Listing.objects.exists()


@pytest.mark.parametrize(
    "path", ["", "openapi.json", "opportunities", "opportunities.csv", "events.geojson", "search"]
)
def test_an_answer_is_fetched_again_only_when_it_has_changed(api: Api, path: str) -> None:
    first = builders.opportunity("Vorlesen")
    noted()
    answer = api.answer(path)
    assert answer.status_code == 200
    assert "max-age=" in answer["Cache-Control"]
    again = api.answer(path, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    if path == "opportunities":
        dated = api.answer(path, headers={"if-modified-since": answer["Last-Modified"]})
        assert dated.status_code == 304
    if path.startswith("opportunities"):
        with time_machine.travel(timezone.now() + dt.timedelta(seconds=2)):
            first.unpublish()
            noted()
            for header, value in (
                ("if-none-match", answer["ETag"]),
                ("if-modified-since", answer["Last-Modified"]),
            ):
                assert api.answer(path, headers={header: value}).status_code == 200


def test_what_ends_by_the_clock_is_a_new_answer(api: Api) -> None:
    builders.opportunity(expire_at=timezone.now() + dt.timedelta(hours=1))
    noted()
    answer = api.answer("opportunities")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        for header in ("ETag", "Last-Modified"):
            asked = {"If-None-Match" if header == "ETag" else "If-Modified-Since": answer[header]}
            assert api.answer("opportunities", headers=asked).status_code == 200


def test_programs_on_other_sites_may_ask(api: Api) -> None:
    builders.opportunity()
    for path in ("", "opportunities", "events.csv", "nothing", "opportunities?foo=1"):
        answer = api.answer(path)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert {"ETag", "Link"} <= set(answer["Access-Control-Expose-Headers"].split(", "))
        assert 'rel="license"' in answer["Link"]
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not answer.cookies
    asked = api.client.options("/api/v1/opportunities", headers={"origin": "https://x.example"})
    assert asked.status_code == 204
    assert "GET" in asked["Access-Control-Allow-Methods"]
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_can_only_be_read(site: Any, method: str) -> None:
    from django.test import Client

    answer = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/opportunities")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"


def test_a_browser_is_not_led_to_a_language(api: Api) -> None:
    english = {"accept-language": "en"}
    assert api.client.get("/api/v1", headers=english)["Location"] == "/api/v1/"
    assert api.client.get("/api/v1/events", headers=english).status_code == 200
    assert api.client.get("/de/api/v1/events/").status_code == 404


@pytest.mark.parametrize("name", SETS)
def test_more_things_cost_no_more_queries(api: Api, name: str) -> None:
    def queries(path: str) -> int:
        kept.forget()
        with CaptureQueriesContext(connection) as asked:
            text_of(api.answer(path, lang="en", changed_since="2026-01-01T00:00:00Z"))
        return len(asked)

    def made(count: int) -> None:
        for number in range(count):
            SETS[name](f"Nummer {number} von {count}")
        noted()

    with time_machine.travel("2026-03-01T12:00:00Z", tick=True):
        made(2)
        api.answer(name, lang="en")
        few = queries(name)
        made(5)
        assert queries(name) == few
        assert few <= 30


def test_csv_opens_in_a_spreadsheet_without_doing_anything(api: Api) -> None:
    builders.opportunity('=HYPERLINK("x"), "Ölwechsel"', teaser=" @SUMME(1)\n+1")
    text = text_of(api.answer("opportunities.csv"))
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["title"] == '\'=HYPERLINK("x"), "Ölwechsel"'
    assert row["summary"].startswith("' @SUMME")
    assert row["districts_slug"] == "beispielkreis"
    assert row["categories_code"] == "school-and-education"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1"])
def test_formulas_are_defused(text: str) -> None:
    field = Field("a", TEXT, "", lambda thing: "")
    assert next(iter([*csv_lines([field], [{"a": text}])][1:]))[:2].lstrip('"').startswith("'")


def test_geojson_has_longitude_first_and_only_what_has_a_point(api: Api) -> None:
    place = builders.municipality("Gießen", latitude=50.58, longitude=8.67)
    row = builders.event(municipality=place)
    builders.event(place_kind="online")
    answer = api.answer("events.geojson")
    assert answer["Content-Type"] == "application/geo+json"
    body = json.loads(text_of(answer))
    (feature,) = body["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [8.67, 50.58]}
    assert (feature["id"], feature["properties"]["id"]) == (identity(row), identity(row))
    assert body["licence"]["url"].startswith("https://www.govdata.de/")


def test_exports_hold_more_than_a_chunk(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.api.exports._CHUNK", 2)
    known = [identity(row) for row in offers(5)]
    text = text_of(api.answer("opportunities.csv")).removeprefix("\ufeff")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))] == known
    answer = api.client.head("/api/v1/opportunities.csv")
    assert (answer.status_code, text_of(answer)) == (200, "")
