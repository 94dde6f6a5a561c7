"""What a thing is to the outside: one entry per type.

Search, feeds, sitemap, JSON-LD, API and the lists of the site read entries, so that they cannot
disagree. Each room registers its types in its `entry.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import models

from .entry_parts import NOWHERE, Address, Party, Visit


@dataclass(frozen=True, slots=True)
class Entry:
    """A public thing in one language. Times are aware, `point` is (latitude, longitude).

    `by`: who publishes, organises, provides or offers it, as far as they are public. `attendance`
    is a `Place` choice, `price` in euro (None: not said), `facets` what a search can be narrowed by
    beside type, place and categories, `listed_until` when it leaves the lists by itself,
    `valid_until` the last day or moment on which one can still take part, `area` the district in
    words. `topic` and `seed` are those of its drawn picture.
    """

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
    by: tuple[Party, ...] = ()
    address: Address = NOWHERE
    area: str = ""
    visit: Visit | None = None
    attendance: str = ""
    online_url: str = ""
    price: Decimal | None = None
    valid_until: dt.datetime | dt.date | None = None
    topic: str = "alle"
    seed: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    listed_until: dt.datetime | None = None
    extra: dict[str, Any] = field(default_factory=dict)


Builder = Callable[[Any, str], Entry]
Preparer = Callable[[Sequence[Any]], None]
builders: dict[type[models.Model], Builder] = {}
without: dict[type[models.Model], str] = {}
preparers: dict[type[models.Model], Preparer] = {}
list_pages: dict[str, type[models.Model] | None] = {}
"""Routes of lists that are not pages of the tree, each with what it lists."""


def entry(model: type[models.Model]) -> Callable[[Builder], Builder]:
    """Register the function that turns a row of `model` into an entry in a language."""

    def register(builder: Builder) -> Builder:
        builders[model] = builder
        return builder

    return register


def no_entry(model: type[models.Model], reason: str) -> None:
    """Declare that a public type has no entry, and why."""
    without[model] = reason


def prepare(model: type[models.Model]) -> Callable[[Preparer], Preparer]:
    """Register the function that loads for many rows, in a few queries, what their entries say."""

    def register(preparer: Preparer) -> Preparer:
        preparers[model] = preparer
        return preparer

    return register


def list_page(route: str, model: type[models.Model] | None) -> None:
    """Declare a list with an address of its own; None: it changes with nothing."""
    list_pages[route] = model


def entries_for(rows: Iterable[models.Model], language: str) -> list[Entry]:
    """The entries of rows of one type, in order; as many queries for many as for few."""
    rows = list(rows)
    preparer = preparers.get(type(rows[0])) if rows else None
    if preparer:
        preparer(rows)
    found = (entry_for(row, language) for row in rows)
    return [one for one in found if one is not None]


def entry_for(obj: models.Model, language: str) -> Entry | None:
    """The entry of a row (with its own row as text); None for types declared to have none."""
    builder = builders.get(type(obj))
    return builder(obj, language) if builder else None


def discover() -> None:
    """Import what the rooms register: entries, rules, fillings of slots, feeds, jobs."""
    for config in apps.get_app_configs():
        for module in ("entry", "rules", "fillings", "feeds", "housekeeping"):
            name = f"{config.name}.{module}"
            if config.name.startswith("pages.") and find_spec(name):
                import_module(name)
