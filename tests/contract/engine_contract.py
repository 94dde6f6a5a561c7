"""Documents and queries that every engine must answer alike."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import Any

import pytest

from search.analysis.documents import document
from search.documents import Document, Item
from search.engines.base import Engine
from search.engines.scratch import ELASTICSEARCH_URL, scratch_engine
from search.queries import Group, Hit, Query, Word

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
AT = int(NOW.timestamp())
ENGINES = ["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


def scratch(name: str) -> Iterator[Engine]:
    """An empty engine with an empty index; skipped where the engine has no server."""
    if name == "elasticsearch" and not os.environ.get(ELASTICSEARCH_URL):
        if os.environ.get("KITT_STRICT") == "1" or os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"{ELASTICSEARCH_URL} names no Elasticsearch node.")
        pytest.skip(f"{ELASTICSEARCH_URL} names no Elasticsearch node.")
    with scratch_engine(name) as engine:
        engine.begin().commit()
        yield engine


def item(number: int, title: str = "", **values: Any) -> Item:
    """An item that is public, with whatever a test is about."""
    values = {
        "type": "opportunity",
        "id": str(number),
        "locale": "de",
        "first_published": NOW - dt.timedelta(days=number),
        **values,
    }
    return Item(title=title or f"Angebot {number}", **values)


def docs(*items: Item) -> list[Document]:
    return [document(one) for one in items]


def query(*words: str, **values: Any) -> Query:
    """A query for all the terms."""
    groups = tuple(Group((Word(word),)) for word in words)
    return Query(**{"locale": "de", "at": AT, "groups": groups, **values})


def ids(hits: tuple[Hit, ...] | list[Hit]) -> list[str]:
    return [str(hit.stored["id"]) for hit in hits]
