"""The engine for several web machines: a cluster of Elasticsearch, version 8 or 9."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from search.engines.base import EngineError, Unavailable

from .engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine", "scratch"]

_PATIENCE = 30.0


@contextmanager
def scratch(address: str) -> Iterator[ElasticsearchEngine]:
    """An engine with an index of its own on a cluster, deleted afterwards."""
    if not address:
        raise EngineError(
            "There is no Elasticsearch to use. Name one in SEARCH_TEST_URL or SEARCH_URL, "
            "for example http://localhost:9200 (make elasticsearch starts one)."
        )
    prefix = f"kitt-scratch-{secrets.token_hex(4)}"
    engine = ElasticsearchEngine(address, prefix, timeout=_PATIENCE, replicas=0)
    health = engine.health()
    if health.state == "unavailable":
        raise Unavailable(health.message)
    try:
        yield engine
    finally:
        engine.drop()
        engine.close()
