"""The description of the API is valid and true, for programs and for people."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from api_kit import SETS, Api, noted, text_of
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from pages.base import kept
from pages.demo import builders
from search.api.catalogue import ENDPOINTS
from search.api.endpoints import Endpoint
from search.api.sets import SETS as SETS_OF_API
from search.indexes import SITE, indexes
from search.upkeep import rebuild


@pytest.fixture
def api(site: Any) -> Api:
    place = builders.municipality("Gießen", latitude=50.58, longitude=8.67)
    cities = builders.programme(members_are="municipalities")
    district = builders.district("Odenwaldkreis", latitude=49.6, longitude=8.9)
    fields: dict[str, dict[str, Any]] = {
        "opportunities": {"municipality": place, "languages": ["de"], "weekdays": [1]},
        "centres": {"membership": builders.membership(district=district)},
        "cities": {"membership": builders.membership(cities, municipality=place)},
        "press-releases": {"districts": [district]},
        "events": {"municipality": place, "price": 5},
    }
    for name, build in SETS.items():
        build("Vorlesen", **fields[name])
        build("Vorlesen anderswo").unpublish()
    builders.event("Vorlesen online", place_kind="online")
    rebuild(indexes()[SITE])
    noted()
    return Api()


def description(api: Api) -> dict[str, Any]:
    return api.json("openapi.json")


def validator(document: dict[str, Any], shape: dict[str, Any]) -> Draft202012Validator:
    whole = {**shape, "components": document["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_description_is_valid(api: Api) -> None:
    document = description(api)
    validate(document)
    assert document["openapi"].startswith("3.1")
    assert document["info"]["license"]["url"].startswith("https://www.govdata.de/")
    assert set(document["paths"]) == {f"/{one.path}" for one in ENDPOINTS}
    assert document["servers"] == [{"url": "http://testserver/api/v1"}]


def test_every_address_answers_as_described(api: Api) -> None:
    document = description(api)
    for endpoint in ENDPOINTS:
        _answers_as_described(api, document, endpoint)


def _answers_as_described(api: Api, document: dict[str, Any], endpoint: Endpoint) -> None:
    path = endpoint.path
    if "{id}" in path:
        first = api.json(path.partition("/")[0])["items"][0]
        path = path.replace("{id}", first["id"])
    query: dict[str, Any] = {"q": "vorlesen"} if path.startswith("search") else {}
    if "changed_since" in {one.name for one in endpoint.parameters}:
        query["changed_since"] = "2026-09-01T00:00:00Z"
    answer = api.answer(path, **query)
    assert answer.status_code == 200, path
    described = document["paths"][f"/{endpoint.path}"]["get"]["responses"]["200"]["content"]
    media = answer["Content-Type"].partition(";")[0]
    assert set(described) == {media}
    if "json" in media:
        body = json.loads(text_of(answer))
        shape = described[media]["schema"]
        assert [e.message for e in validator(document, shape).iter_errors(body)] == [], path
        assert set(body) <= _known(document, shape) or endpoint.name == "openapi"


def _known(document: dict[str, Any], shape: dict[str, Any]) -> set[str]:
    """The names of the properties that a shape allows."""
    if "$ref" in shape:
        shape = document["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    parts = shape.get("allOf", [])
    return set(shape.get("properties", ())).union(*(_known(document, part) for part in parts))


def test_things_have_exactly_the_described_fields(api: Api) -> None:
    schemas = description(api)["components"]["schemas"]
    for one in SETS_OF_API:
        item, shape = api.json(one.name)["items"][0], schemas[one.shape_name]
        assert list(item) == list(shape["properties"]) == shape["required"]


def test_problems_look_as_described(api: Api) -> None:
    document = description(api)
    for path, status in (
        ("nothing", 404),
        ("events/nothing", 404),
        ("events?page_size=0", 400),
        ("events?changed_since=2001-01-01T00:00:00Z", 410),
    ):
        body = api.json(path, status=status)
        shape = {"$ref": "#/components/schemas/Problem"}
        assert [e.message for e in validator(document, shape).iter_errors(body)] == []
        assert body["status"] == status


def test_the_index_leads_everywhere(api: Api) -> None:
    body = api.json()
    urls = [body["documentation"], body["openapi"], body["search"]]
    for one in body["sets"]:
        urls += [one["url"], one["csv"], one["geojson"]]
    assert len(urls) == 3 + 3 * len(SETS)
    for url in urls:
        assert api.client.get(url).status_code == 200, url


@pytest.mark.parametrize(("language", "title"), [("de", "Offene Daten"), ("en", "Open data")])
def test_people_find_an_explanation_in_their_language(api: Api, language: str, title: str) -> None:
    for asked in (
        api.answer("docs", lang=language),
        api.answer("docs", headers={"accept-language": language}),
    ):
        page = BeautifulSoup(asked.content, "html.parser")
        assert asked["Content-Language"] == page.html["lang"] == language
        if language == "en":  # the German catalogue is compiled when the site is set up
            assert page.h1.get_text(strip=True) == title
    assert "Accept-Language" in asked["Vary"]
    assert not asked.cookies


def test_the_explanation_names_every_parameter_and_field_and_its_examples_work(api: Api) -> None:
    kept.forget()
    asked = api.answer("docs")
    page = BeautifulSoup(asked.content, "html.parser")
    words = {code.get_text() for code in page.find_all("code")}
    for endpoint in ENDPOINTS:
        assert {one.name for one in endpoint.parameters} <= words
    for shape in description(api)["components"]["schemas"].values():
        if "id" in shape["properties"]:
            assert set(shape["properties"]) <= words
    assert page.find(id="errors")
    main = page.find("main")
    assert not main.find_all(style=True)
    assert len(main.find_all("h1")) == 1
    for frame in main.select(".kitt-table-frame"):
        assert frame["aria-label"]
    links = {link["href"] for link in main.find_all("a") if "/api/v1/" in link["href"]}
    assert len(links) > 20
    for url in links:
        assert api.client.get(url.removeprefix("http://testserver")).status_code == 200, url
    outside = re.findall(r'(?:src|action)="(https?:[^"]+)"', asked.text)
    assert [url for url in outside if not url.startswith("http://testserver/")] == []
