"""Empty engines for evaluations, measurements and tests, gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from .base import Engine, EngineError
from .tantivy import TantivyEngine

ELASTICSEARCH_URL = "SEARCH_TEST_URL"
"""Environment variable with the address of an Elasticsearch node for scratch indexes."""


def _cluster_address() -> str:
    """The node for scratch indexes, else the cluster of the site."""
    named = os.environ.get(ELASTICSEARCH_URL) or os.environ.get("SEARCH_URL", "")
    parts = urlsplit(named)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} else ""


@contextmanager
def scratch_engine(name: str) -> Iterator[Engine]:
    """An empty engine by name."""
    if name == "tantivy":
        with tempfile.TemporaryDirectory(prefix="kitt-search-") as folder:
            engine = TantivyEngine(Path(folder))
            yield engine
            engine.close()
        return
    try:
        module = import_module(f"search.engines.{name}")
    except ModuleNotFoundError as error:
        raise EngineError(f"There is no engine called {name}.") from error
    with module.scratch(_cluster_address()) as engine:
        yield engine
