"""The whole state of a search as it stands in the address: read, checked, written again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from pages.places.typed import printable

from ..planner import Near, Request
from ..planner.requests import DEFAULT_KM, LONGEST_TEXT
from ..queries import Sort
from .facets import BY_NAME, FACETS

PER_PAGE = 10
LAST_PAGE = 1_000
"""Whoever is there should narrow the search; engines page no deeper."""
DISTANCES = (5, 10, 25, 50, 100)
_MOST_CODES = 30

SORTS = {
    "": (Sort.RELEVANCE, _("Best match first")),
    "entfernung": (Sort.DISTANCE, _("Nearest first")),
    "neu": (Sort.NEWEST, _("Newest first")),
    "frist": (Sort.DEADLINE, _("Ending soon first")),
    "beginn": (Sort.STARTS, _("Next date first")),
}


@dataclass(frozen=True, slots=True)
class State:
    """What somebody searches for. `fixed` are filters that the entrance sets and nobody removes."""

    path: str
    text: str = ""
    place: str = ""
    km: int = int(DEFAULT_KM)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    literally: bool = False
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(
        cls, request: HttpRequest, fixed: Mapping[str, tuple[str, ...]] | None = None
    ) -> State:
        """What the address asks for; what makes no sense in it is left out."""
        query = request.GET
        fixed = fixed or {}
        chosen = {}
        for facet in FACETS:
            if facet.key not in fixed and (codes := _codes(query, facet.name)):
                chosen[facet.key] = codes
        sort = query.get("sort", "")
        return cls(
            path=request.path,
            text=printable(query.get("q", ""))[:LONGEST_TEXT].strip(),
            place=printable(query.get("ort", ""))[:100].strip(),
            km=_km(query.get("km", "")),
            chosen=chosen,
            sort=sort if sort in SORTS else "",
            page=_page(query.get("seite", "")),
            literally=query.get("genau") == "1",
            fixed=fixed,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked beyond what the entrance sets."""
        return not (self.text or self.place or self.chosen)

    def request(self, locale: str, at: int) -> Request:
        """The request for the planner."""
        return Request(
            text=self.text,
            locale=locale,
            at=at,
            near=Near(name=self.place, km=float(self.km)) if self.place else None,
            km=float(self.km),
            filters={**self.chosen, **self.fixed},
            sort=SORTS[self.sort][0],
            offset=(self.page - 1) * PER_PAGE,
            limit=PER_PAGE,
            literally=self.literally,
        )

    def url(self, *, anchor: str = "") -> str:
        """The address of this state."""
        query = QueryDict(mutable=True)
        for name, value in (("q", self.text), ("ort", self.place)):
            if value:
                query[name] = value
        if (self.place or self.text) and self.km != DEFAULT_KM:
            query["km"] = str(self.km)
        for facet in FACETS:
            if codes := self.chosen.get(facet.key):
                query.setlist(facet.name, list(codes))
        if self.sort:
            query["sort"] = self.sort
        if self.literally:
            query["genau"] = "1"
        if self.page > 1:
            query["seite"] = str(self.page)
        return (f"{self.path}?{query.urlencode()}" if query else self.path) + anchor

    def with_(self, **changes: object) -> State:
        """The same with something else, on its first page."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]

    def without(self, key: str, code: str) -> State:
        """The same without one code of a facet."""
        codes = tuple(one for one in self.chosen.get(key, ()) if one != code)
        rest = {name: some for name, some in self.chosen.items() if name != key}
        return self.with_(chosen={**rest, key: codes} if codes else rest)

    def and_(self, key: str, *codes: str) -> State:
        """The same with further codes of a facet."""
        known = self.chosen.get(key, ())
        more = tuple(code for code in codes if code not in known)
        return self.with_(chosen={**self.chosen, key: (*known, *more)})

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Names and values that the form of facets must send on: everything but the facets."""
        pairs = [("q", self.text), ("ort", self.place), ("sort", self.sort)]
        if (self.place or self.text) and self.km != DEFAULT_KM:
            pairs.append(("km", str(self.km)))
        if self.literally:
            pairs.append(("genau", "1"))
        return [(name, value) for name, value in pairs if value]

    @property
    def chosen_pairs(self) -> list[tuple[str, str]]:
        """Names and values of the facets, for the forms that do not show them."""
        return [(facet.name, code) for facet in FACETS for code in self.chosen.get(facet.key, ())]


def _codes(query: QueryDict, name: str) -> tuple[str, ...]:
    """The known codes of a facet, each once."""
    labels = BY_NAME[name].labels()
    asked = dict.fromkeys(query.getlist(name)[:_MOST_CODES])
    return tuple(code for code in asked if code in labels)


def _km(text: str) -> int:
    km = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else int(DEFAULT_KM)
    return km if km in DISTANCES else int(DEFAULT_KM)


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    return min(max(number, 1), LAST_PAGE)
