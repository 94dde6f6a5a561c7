"""What a thing is to the outside: one entry per type.

Search, feeds, sitemap, JSON-LD, API and the lists of the site read entries, so that they cannot
disagree. Each room registers its types in its `entry.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import models


@dataclass(frozen=True, slots=True)
class Entry:
    """A public thing in one language. Times are aware, `point` is (latitude, longitude)."""

    type: str
    id: str
    url: str
    language: str
    title: str
    kicker: str = ""
    summary: str = ""
    body: str = ""
    districts: tuple[int, ...] = ()
    municipality: int | None = None
    point: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    organisation: str = ""
    first_published: dt.datetime | None = None
    changed: dt.datetime | None = None
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    state: str = ""
    image: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)


Builder = Callable[[Any, str], Entry]
builders: dict[type[models.Model], Builder] = {}
without: dict[type[models.Model], str] = {}


def entry(model: type[models.Model]) -> Callable[[Builder], Builder]:
    """Register the function that turns a row of `model` into an entry in a language."""

    def register(builder: Builder) -> Builder:
        builders[model] = builder
        return builder

    return register


def no_entry(model: type[models.Model], reason: str) -> None:
    """Declare that a public type has no entry, and why."""
    without[model] = reason


def entry_for(obj: models.Model, language: str) -> Entry | None:
    """The entry of a row (with its own row as text); None for types declared to have none."""
    builder = builders.get(type(obj))
    return builder(obj, language) if builder else None


def discover() -> None:
    """Import what the rooms register: entries, rules, fillings of slots, jobs."""
    for config in apps.get_app_configs():
        for module in ("entry", "rules", "fillings", "housekeeping"):
            name = f"{config.name}.{module}"
            if config.name.startswith("pages.") and find_spec(name):
                import_module(name)
