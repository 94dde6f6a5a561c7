"""The indexes of this installation: the one that SEARCH_URL names, and a local one behind it.

Beside these there is one of the admin, with drafts and all that has ended. It is in no list that
the public site goes through: only `search.admin` asks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .contents import PUBLIC, Contents
from .engines.base import Engine
from .engines.choice import Choice, Unusable
from .engines.tantivy import TantivyEngine

SITE = "search"
LOCAL = "search-local"
ADMIN = "search-admin"


@dataclass(frozen=True, slots=True)
class Index:
    """An engine that is kept true. `name` is that of its cursor over the changes.

    `at_once`: changes are put in by the request that made them, since nothing can be far away.
    """

    name: str
    engine: Engine
    at_once: bool
    contents: Contents = field(default=PUBLIC)


@cache
def indexes() -> Mapping[str, Index]:
    """What the site searches, by name: its own, and for a cluster the local one to fall back on."""
    choice = chosen()
    found = {SITE: Index(SITE, choice.engine(), at_once=choice.kind == "tantivy")}
    if choice.kind != "tantivy" and settings.SEARCH_FALLBACK:
        found[LOCAL] = Index(LOCAL, TantivyEngine(local_folder()), at_once=True)
    return found


@cache
def admin_index() -> Index:
    """The index of the admin, beside that of the site."""
    from .admin.contents import Offers

    choice = chosen()
    engine = choice.beside("admin").engine()
    return Index(ADMIN, engine, at_once=choice.kind == "tantivy", contents=Offers())


def kept() -> Mapping[str, Index]:
    """Every index that is kept true, by name."""
    return {**indexes(), ADMIN: admin_index()}


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
