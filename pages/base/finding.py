"""Finding records in long lists of the admin without asking the database for all of them.

A room that can do it registers a function for a model (`finder`). Lists ask it for keys and read
the rows again themselves, from what the person at hand may see: nothing is taken on trust.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Model


class Order(StrEnum):
    """Orders of a list. What has no end comes last in both directions."""

    RELEVANCE = "relevance"
    EDITED = "edited"
    NEWEST_EDITED = "-edited"
    UNTIL = "until"
    LAST_UNTIL = "-until"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list shows. `one_of`: groups of tags (see `tag`); of each, one must be true."""

    text: str = ""
    one_of: tuple[tuple[str, ...], ...] = ()
    order: Order = Order.NEWEST_EDITED
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Matches:
    """Primary keys of the rows asked for, in order, and how many there are in all.

    `corrected`: what was looked for instead, since nothing has the words as typed.
    """

    keys: tuple[int, ...] = ()
    total: int = 0
    corrected: str = field(default="")


class Absent(Exception):
    """Nothing can be found that way at the moment; the database has to do."""


Finder = Callable[[Wish], Matches]
_finders: dict[type[Model], Finder] = {}


def finder(model: type[Model]) -> Callable[[Finder], Finder]:
    """Register the function that finds rows of a model."""

    def register(find: Finder) -> Finder:
        _finders[model] = find
        return find

    return register


def find(model: type[Model], wish: Wish) -> Matches:
    """The matching rows' keys. Raises Absent."""
    if model not in _finders:
        raise Absent
    return _finders[model](wish)


def tag(name: str, value: object) -> str:
    """What is true of a row and can be asked for, e.g. `tag("state", "open")`."""
    return f"{name}:{value}"
