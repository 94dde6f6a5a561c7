"""What an index holds: an item as the site knows it, and the document made of it for an engine.

An `Item` has texts as people write them. `analysis.documents.document` turns it into a `Document`,
whose fields are plain terms with blanks between them: no engine analyses text by itself, so both
engines find the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

SCHEMA_VERSION = 3
"""To be raised when fields or the analysis change: an index of another version is built again."""

FACETS = (
    "type",
    "field",
    "activity",
    "audience",
    "accessibility",
    "effort",
    "weekday",
    "language",
    "module",
    "district",
    "mode",
)
"""Facets that are filtered and counted; `mode` says onsite, online, hybrid or statewide."""

TEXT_FIELDS = ("title", "topic", "organisation", "place", "summary", "body")
"""Fields with analysed words. `topic` holds the names of categories and activities."""

SPLIT_FIELDS = ("title", "topic", "organisation", "summary", "body")
"""Text fields whose compound parts stand in a field of their own, called `<field>_parts`."""

PHRASE_FIELDS = ("title", "summary", "body")
"""Text fields in which phrases can be looked for."""

EVERYWHERE = "everywhere"
"""Stands in `where` of what is not bound to a place: online, state-wide, or without any place."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something public in one language, before analysis. Times are aware.

    `locale` is the language of the site on which it is shown, `language` that of its texts; they
    differ while a translation is missing. `point` is (latitude, longitude) in degrees.
    `place_names` are names to be found in text; `categories` are names, not codes. `stored` comes
    back with every hit as it is (JSON values only).
    """

    type: str
    id: str
    locale: str
    title: str
    language: str = ""
    organisation: str = ""
    place_names: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    municipalities: tuple[int, ...] = ()
    districts: tuple[int, ...] = ()
    everywhere: bool = False
    first_published: dt.datetime | None = None
    starts: dt.datetime | None = None
    deadline: dt.datetime | None = None
    visible_from: dt.datetime | None = None
    visible_until: dt.datetime | None = None
    quality: float = 0.5
    stored: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return document_key(self.type, self.id, self.locale)


def document_key(type_: str, id_: str, locale: str) -> str:
    """The one name of a document in the index; the same thing in two languages has two."""
    return f"{type_}:{id_}:{locale}"


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine stores. Everything is ready: no engine computes anything from it.

    * `texts`: field (of `TEXT_FIELDS`, their `_parts`, and `title_words`: the words of the title,
      folded but whole) to terms with blanks between
    * `terms`: every term of all text fields once, for matching and for frequencies
    * `words`: every word once as it is written, in small letters, for corrections and completion
    * `where`: cells of the point at several sizes, `m<municipality>`, `d<district>`, `everywhere`
    * `newest`, `starts`, `deadline`: sort keys, unique, so that ties fall the same way everywhere
    * `visible_from`, `visible_until`: seconds since 1970, None for no limit
    * `rank`: 0 to 1, order of documents that fit equally well
    * `stored`: JSON text that comes back with a hit
    """

    key: str
    locale: str
    texts: dict[str, str]
    terms: str
    words: str
    facets: dict[str, tuple[str, ...]]
    tags: tuple[str, ...]
    where: str
    newest: int
    starts: int
    deadline: int
    visible_from: int | None
    visible_until: int | None
    rank: float
    stored: str
