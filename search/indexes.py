"""The indexes of this installation: the one that SEARCH_URL names, and a local one behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .engines.base import Engine
from .engines.choice import Choice, Unusable
from .engines.tantivy import TantivyEngine

SITE = "search"
LOCAL = "search-local"


@dataclass(frozen=True, slots=True)
class Index:
    """An engine that is kept true. `name` is that of its cursor over the changes.

    `at_once`: changes are put in by the request that made them, since nothing can be far away.
    """

    name: str
    engine: Engine
    at_once: bool


@cache
def indexes() -> Mapping[str, Index]:
    """Every index, by name: the site's own, and for a cluster the local one to fall back on."""
    choice = chosen()
    found = {SITE: Index(SITE, choice.engine(), at_once=choice.kind == "tantivy")}
    if choice.kind != "tantivy" and settings.SEARCH_FALLBACK:
        found[LOCAL] = Index(LOCAL, TantivyEngine(local_folder()), at_once=True)
    return found


def local_folder() -> Path:
    """Where an embedded index lies unless SEARCH_URL names another place."""
    return Path(settings.VAR_DIR) / "search"


def chosen() -> Choice:
    """What the settings say. Raises ImproperlyConfigured with a sentence to act on."""
    beside: dict[str, Any] = {
        "user": settings.SEARCH_USER,
        "password": settings.SEARCH_PASSWORD,
        "api_key": settings.SEARCH_API_KEY,
        "ca_file": settings.SEARCH_CA,
        "timeout": settings.SEARCH_TIMEOUT,
        "replicas": settings.SEARCH_REPLICAS,
    }
    try:
        return Choice.read(settings.SEARCH_URL, folder=local_folder(), **beside)
    except Unusable as error:
        raise ImproperlyConfigured(str(error)) from error
