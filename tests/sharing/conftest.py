"""Reading the head of a page as those who share it or search it do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from linked_data import first_type, nodes
from pyld import jsonld

from pages.base.models import SiteTexts

CONTEXT = {"@context": {"@vocab": "https://schema.org/", "@base": "http://testserver/"}}


def _load(url: str, _options: Any) -> dict[str, Any]:
    """The part of schema.org's context that matters here: all its words, in one namespace."""
    assert url.rstrip("/") == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


@pytest.fixture(autouse=True)
def _own_cards(settings: Any, tmp_path: Any) -> None:
    settings.CARDS_DIR = tmp_path / "cards"


@pytest.fixture
def names(site: Any) -> None:
    """The names of the website in both languages."""
    from wagtail.models import Locale

    german = SiteTexts.objects.create(
        locale=Locale.objects.get(language_code="de"), operator_name="Ehrenamt im Land"
    )
    english = german.copy_for_translation(Locale.objects.get(language_code="en"))
    english.operator_name = "Volunteering in the state"
    english.save()


@pytest.fixture
def soup(client: Client) -> Callable[[str], BeautifulSoup]:
    """A page as its tags."""

    def read(url: str) -> BeautifulSoup:
        response = client.get(url)
        assert response.status_code == 200, url
        return BeautifulSoup(response.content, "html.parser")

    return read


@pytest.fixture
def graph(soup: Callable[[str], BeautifulSoup]) -> Callable[[str], dict[str, Any]]:
    """{first type: node} of the one JSON-LD script of a page, after an independent processor.

    The processor (PyLD) drops what it does not understand; nothing of ours may get lost in it.
    """

    def read(url: str) -> dict[str, Any]:
        scripts = soup(url).find_all("script", type="application/ld+json")
        assert len(scripts) == 1, url
        data = json.loads(scripts[0].string)
        expanded = jsonld.expand(data, {"documentLoader": _load})
        assert len(expanded) == len(data["@graph"])
        assert sum(1 for _node in nodes(expanded)) >= sum(1 for _node in nodes(data["@graph"]))
        triples = jsonld.to_rdf(data, {"documentLoader": _load, "format": "application/n-quads"})
        assert triples.count("\n") > len(data["@graph"])
        return {first_type(node): node for node in data["@graph"]}

    return read
