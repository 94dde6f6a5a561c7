"""The search of the API finds what the page finds; nonsense is refused in plain words."""

from __future__ import annotations

import pytest
from api_kit import SETS, Api, identity, noted, text_of
from django.http import HttpRequest, QueryDict

from pages.demo import builders
from search.api.parameters import values_of
from search.api.searching import PARAMETERS, state_of
from search.indexes import SITE, indexes
from search.pages.facets import FACETS
from search.pages.state import State
from search.queries import Sort
from search.upkeep import rebuild


@pytest.fixture
def api(db: None) -> Api:
    return Api()


def test_the_search_reads_its_parameters_as_the_page_does(api: Api) -> None:
    builders.category()
    builders.category("step-free", "accessibility", "stufenlos")
    builders.district()
    page, ours = QueryDict(mutable=True), QueryDict(mutable=True)
    for name, other, value in (
        ("q", "q", " lesen\0  mit \n Kindern "),
        ("ort", "place", "Gießen"),
        ("km", "km", "50"),
        ("sort", "sort", str(Sort.NEWEST)),
    ):
        page[name] = "neu" if name == "sort" else value
        ours[other] = value
    for facet in FACETS:
        for code in list(facet.labels())[:2]:
            page.appendlist(facet.name, code)
            ours.appendlist(facet.key, code)
    asked = HttpRequest()
    asked.GET = page  # type: ignore[assignment]
    read = State.read(asked)
    assert state_of(values_of(ours, PARAMETERS)) == read
    assert (read.text, read.place, read.km) == ("lesen mit Kindern", "Gießen", 50)
    assert {"type", "field", "accessibility", "district", "weekday"} <= set(read.chosen)


def test_it_finds_what_the_page_finds(api: Api) -> None:
    rebuild(indexes()[SITE])
    rows = [builders.opportunity(f"Vorlesen {number}") for number in range(3)]
    builders.event("Vorlesen am Abend")
    builders.organisation("Vorleseverein")
    noted()
    body = api.json("search", q="vorlesen", type="opportunity", page_size=2)
    assert body["total"] == 3
    assert not body["limited"]
    assert body["understood"]["step"] == "exact"
    assert body["counts"]["type"]["event"] == 1
    found = api.ids("search", q="vorlesen", type="opportunity", page_size=2)
    assert sorted(found) == sorted(identity(row) for row in rows)
    for one in api.json("search", q="vorlesen")["items"]:
        if one["api_url"]:
            assert api.client.get(one["api_url"]).json()["id"] == one["id"]
    kinds = {one["type"] for one in api.json("search", q="vorleseverein")["items"]}
    assert "organisation" in kinds


def test_without_an_index_titles_are_found_and_it_says_so(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.opportunity("Vorlesen")
    monkeypatch.setattr("search.site.indexes", dict)
    body = api.json("search", q="vorl")
    assert (body["limited"], body["total"], body["understood"]) == (True, 1, None)
    assert body["items"][0]["title"] == "Vorlesen"


BAD = [
    ("opportunities", "page_size", "0"),
    ("opportunities", "page_size", "501"),
    ("opportunities", "page_size", "9" * 400),
    ("opportunities", "page_size", "٣"),
    ("opportunities", "after", "x"),
    ("opportunities", "after", "-1"),
    ("opportunities", "after", "9" * 30),
    ("opportunities", "changed_since", "gestern"),
    ("opportunities", "changed_since", "2026-01-01"),
    ("opportunities", "changed_since", "2026-01-01T12:00:00"),
    ("opportunities", "changed_since", "2026-02-31T12:00:00Z"),
    ("opportunities", "changed_since", "0001-01-01T00:00:00+14:00"),
    ("opportunities", "changed_since", "9999-12-31T23:59:59-14:00"),
    ("opportunities", "district", "nirgendwo"),
    ("opportunities", "field", "\0"),
    ("opportunities", "lang", "fr"),
    ("opportunities", "distrikt", "x"),
    ("opportunities", "a\0" * 5_000, "x"),
    ("opportunities", "field", "x" * 10_000),
    ("centres", "field", "culture"),
    ("events.csv", "page_size", "5"),
    ("search", "q", "x" * 10_000),
    ("search", "km", "7"),
    ("search", "sort", "beliebt"),
    ("search", "page", "1000000000"),
    ("search", "page", "10000"),
    ("", "q", "x"),
]


@pytest.mark.parametrize(("path", "name", "value"), BAD, ids=lambda one: str(one)[:20])
def test_what_cannot_be_understood_is_named_with_what_is_allowed(
    api: Api, path: str, name: str, value: str
) -> None:
    builders.category()
    builders.district()
    for language in ("de", "en"):
        query = {name: value} if name == "lang" else {"lang": language, name: value}
        answer = api.answer(path, **query)
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
        body = answer.json()
        assert body["allowed"]
        assert body["parameter"] == name or len(name) > 60
        assert len(answer.content) < 3_000


@pytest.mark.parametrize(
    "text",
    ["\0", "a\0b", '"', "*", "%", ":", "../..", "😀" * 40, "' OR 1=1 --", "\ud7ff", "<script>"],
)
def test_any_words_can_be_searched_for(api: Api, text: str) -> None:
    for name in ("q", "place"):
        assert api.answer("search", **{name: text}).status_code == 200
        assert "<script>" not in api.answer("docs", **{name: text}).text


def test_an_address_that_never_was_is_not_found(api: Api) -> None:
    keys = ("\0", "x" * 10_000, "../x", "%2e%2e", "aaaaaa", "a" * 36, "0000-0000", "é", "a/b")
    for name in SETS:
        for key in keys:
            answer = api.answer(f"{name}/{key}")
            assert answer.status_code == 404, (name, key)
            assert answer["Content-Type"] == "application/problem+json"
            assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_moment_may_be_written_in_several_ways(api: Api) -> None:
    for text in ("2026-11-01T12:00:00Z", "2026-11-01T12:00:00+01:00", "2026-11-01t12:00:00.5z"):
        assert api.answer("events", changed_since=text).status_code in (200, 410)
    unescaped = api.client.get("/api/v1/events?changed_since=2026-11-01T12:00:00+01:00")
    assert unescaped.status_code == 200
    assert text_of(unescaped)
