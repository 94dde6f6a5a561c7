"""An index of its own for each test, put in place of the one of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from site_index import use

from pages.places import gazetteer
from search import resources
from search import site as search_site
from search.engines.tantivy import TantivyEngine
from search.indexes import SITE, Index
from search.upkeep import rebuild

Look = Callable[..., str]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    resources.forget()
    gazetteer.forget()
    yield
    search_site.forget()
    resources.forget()
    gazetteer.forget()


@pytest.fixture
def index(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """The site's index, built and empty but for the start of the site."""
    made = Index(SITE, TantivyEngine(tmp_path / "index", patience=5), at_once=True)
    use(made, monkeypatch)
    rebuild(made)
    return made


@pytest.fixture
def look(client: Client) -> Look:
    """The search page for a query, as text."""

    def read(text: str = "", path: str = "/de/suche/", **query: object) -> str:
        response = client.get(path, {"q": text, **query})
        assert response.status_code == 200
        return str(response.content.decode())

    return read
