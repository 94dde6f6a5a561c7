"""SEARCH_URL chooses where the index lies; what cannot be used is said in a sentence."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from site_index import use

from pages.base import changes
from pages.demo import builders
from search import indexes
from search.engines.choice import Choice, Unusable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.scratch import ELASTICSEARCH_URL
from search.indexes import ADMIN, LOCAL, SITE, Index


def read(url: str, **beside: Any) -> Choice:
    return Choice.read(url, folder=Path("/srv/kitt/search"), **beside)


def test_the_embedded_engine_needs_nothing() -> None:
    assert read("tantivy:///").folder == Path("/srv/kitt/search")
    assert read("tantivy:///data/index").folder == Path("/data/index")
    assert read("tantivy:///").beside("admin").folder == Path("/srv/kitt/search-admin")


def test_a_cluster_is_named_with_its_indices() -> None:
    choice = read("https://anna:p%40ss@search.example.org/kitt", timeout=2.5)
    assert (choice.address, choice.prefix) == ("https://search.example.org:443", "kitt")
    assert (choice.user, choice.password, choice.timeout) == ("anna", "p@ss", 2.5)
    assert choice.beside("admin").prefix == "kitt-admin"


@pytest.mark.parametrize(
    ("url", "beside", "said"),
    [
        ("ftp://x/kitt", {}, "must begin with"),
        ("https:///kitt", {}, "host is missing"),
        ("https://x", {}, "a name for the indices"),
        ("https://x/Kitt!", {}, "a name for the indices"),
        ("https://x:notaport/kitt", {}, "cannot be read"),
        ("tantivy://host/kitt", {}, "three slashes"),
        ("https://x/kitt?timeout=3", {}, "settings of their own"),
        ("https://anna:geheim@x/kitt", {"api_key": "k"}, "not both"),
        ("https://anna@x/kitt", {}, "belong together"),
        ("https://x/kitt", {"ca_file": "/none.pem"}, "no such file"),
        ("https://x/kitt", {"timeout": 0}, "SEARCH_TIMEOUT"),
    ],
)
def test_what_cannot_be_used_is_said(url: str, beside: dict[str, Any], said: str) -> None:
    with pytest.raises(Unusable, match=said) as error:
        read(url, **beside)
    assert "geheim" not in str(error.value)


def test_an_unusable_value_stops_the_start(settings: Any) -> None:
    settings.SEARCH_URL = "sqlite:///x"
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL"):
        indexes.chosen()


@pytest.fixture
def cluster(
    site: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The site as an operator gets it who has changed this one setting."""
    settings.SEARCH_URL = f"{os.environ[ELASTICSEARCH_URL]}/kitt-{secrets.token_hex(4)}"
    settings.SEARCH_REPLICAS = 0
    settings.VAR_DIR = tmp_path
    for made in (indexes.indexes, indexes.admin_index):
        made.cache_clear()
    kept = indexes.kept()
    for index in kept.values():
        use(index, monkeypatch)
    yield
    for engine in (one.engine for one in kept.values()):
        if isinstance(engine, ElasticsearchEngine):
            engine.drop()
    for made in (indexes.indexes, indexes.admin_index):
        made.cache_clear()


@pytest.mark.elasticsearch
@pytest.mark.django_db
def test_one_setting_moves_the_site_to_a_cluster(
    cluster: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.opportunity("Vorlesen am Nachmittag")
    call_command("search_rebuild", verbosity=0)
    builders.opportunity("Vorlesen am Abend")
    for name in (SITE, LOCAL, ADMIN):
        while changes.drain(name):
            pass
    call_command("search_check", verbosity=0)

    assert set(indexes.kept()) == {SITE, LOCAL, ADMIN}
    page = client.get("/de/suche/", {"q": "vorlessen"}).content.decode()
    assert "am Nachmittag" in page
    assert "am Abend" in page
    assert "eingeschränkt" not in page

    gone = Index(SITE, ElasticsearchEngine("http://127.0.0.1:9", "kitt"), at_once=False)
    use(gone, monkeypatch)
    page = client.get("/de/suche/", {"q": "vorlesen"}).content.decode()
    assert "am Abend" in page
    assert "kitt-search-notice" in page
