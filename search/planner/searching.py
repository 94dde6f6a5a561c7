"""A search from the request to the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pages.places.gazetteer import Spot
from search.engines.base import Engine
from search.queries import AllOf, Group, Hit, Phrase, Query, Result, Sort, Word

from .answers import Answer, Step, Understanding
from .groups import Grouping
from .keeping import vocabulary
from .ladder import ENOUGH, Rung, fillers, rungs, where_of
from .meaning import Meaning
from .places import Area, area_of
from .reading import clean
from .requests import Near, Request
from .resources import Resources
from .understanding import Reader


def search(engine: Engine, request: Request, resources: Resources) -> Answer:
    """Understand the request, ask the engine from strict to loose, and say what answered."""
    text = clean(request.text)
    words = vocabulary(engine)
    reader = Reader(engine, words, resources, request.locale)
    meaning = reader.understand(text, request.literally)
    area, spots, unknown = _place(request, meaning, resources)
    groups = Grouping(engine, words, resources, request.locale).groups(meaning)
    said = _understanding(meaning, groups, spots, request.near, unknown)
    if text and not groups and area is None:
        return Answer(Result((), 0), Step.NOTHING, said)
    ladder = Ladder(
        engine,
        request,
        rungs(groups, area, words, request.locale, firm=request.near is not None),
        area,
    )
    quoted = any(unit.phrase for unit in meaning.units)
    rung, result = ladder.answer(0 if not text else 1 if quoted else ENOUGH)
    fill = fillers(groups, area, words, request.locale, firm=request.near is not None)
    more = ladder.more(result, fill) if text and request.sort is Sort.RELEVANCE else ()
    step = rung.step if result.total else Step.NOTHING
    said = replace(said, marks=_marks(rung.groups))
    return Answer(result, step, said, area.km * rung.factor if area else 0.0, more)


class Ladder:
    """Goes down the steps."""

    def __init__(
        self, engine: Engine, request: Request, steps: Iterator[Rung], area: Area | None
    ) -> None:
        self._engine = engine
        self._request = request
        self._steps = steps
        self._area = area

    def answer(self, enough: int) -> tuple[Rung, Result]:
        """The first step with enough hits, or else the one with most of them."""
        best: tuple[Rung, Result] | None = None
        for rung in self._steps:
            if (rung.factor != 1 or rung.last) and best is not None and best[1].total:
                continue  # one hit nearby is worth more than many far away
            result = self._ask(rung, counted=best is None)
            if best is None or result.total > best[1].total:
                best = (rung, result)
            if result.total >= (
                min(enough, 1) if rung.step is Step.EXACT and rung.single else enough
            ):
                break
        assert best is not None
        rung, result = best
        if not result.counts and self._request.counted:
            result = self._ask(rung, counted=True)
        return rung, result

    def more(self, result: Result, fill: Iterator[Rung]) -> tuple[Hit, ...]:
        """Hits of the steps below that fill up a first page that is not full."""
        free = self._request.limit - len(result.hits)
        if self._request.offset or free <= 0:
            return ()
        found: dict[str, Hit] = {}
        known = {hit.key for hit in result.hits}
        for rung in fill:
            for hit in self._ask(rung, counted=False).hits:
                if hit.key not in known:
                    found.setdefault(hit.key, hit)
            if len(found) >= free:
                break
        return tuple(found.values())[:free]

    def _ask(self, rung: Rung, *, counted: bool) -> Result:
        return self._engine.search(_query(self._request, rung, self._area, counted=counted))


def _place(
    request: Request, meaning: Meaning, resources: Resources
) -> tuple[Area | None, tuple[Spot, ...], str]:
    """Where to look, the places meant, and what could not be found of the place box."""
    if (near := request.near) is not None:
        if near.point is not None:
            return Area(((near.point, near.km),), km=near.km), (), ""
        named = resources.gazetteer.find(clean(near.name).lower().split())
        spots = tuple(spot for one in named for spot in one.spots)
        area = area_of(spots, near.km)
        return area, spots, "" if area else near.name
    spots = tuple(spot for one in meaning.places for spot in one.spots)
    return area_of(spots, request.km), spots, ""


def _query(request: Request, rung: Rung, area: Area | None, *, counted: bool) -> Query:
    where = where_of(area, rung.factor)
    sort = request.sort
    if sort is Sort.DISTANCE and where is None:
        sort = Sort.RELEVANCE
    return Query(
        locale=request.locale,
        at=request.at,
        groups=rung.groups,
        minimum=rung.minimum,
        filters=request.filters,
        tags=request.tags,
        where=where,
        sort=sort,
        offset=request.offset,
        limit=request.limit,
        counted=request.counted if counted else (),
        hidden=request.hidden,
    )


def _understanding(
    meaning: Meaning,
    groups: list[Group],
    spots: tuple[Spot, ...],
    near: Near | None,
    unknown: str,
) -> Understanding:
    return Understanding(
        corrections=meaning.corrections,
        facets=meaning.facets,
        place=spots,
        place_typed=near.name if near else meaning.place_typed,
        place_in_words=bool(meaning.places) and near is None,
        unknown_place=unknown,
        ignored=tuple(meaning.ignored),
        marks=_marks(tuple(groups)),
    )


def _marks(groups: tuple[Group, ...]) -> frozenset[str]:
    """The terms to highlight."""
    marks: set[str] = set()
    for group in groups:
        for alternative in group.alternatives:
            if isinstance(alternative, Word):
                marks.add(alternative.term)
            elif isinstance(alternative, AllOf | Phrase):
                marks.update(alternative.terms)
    return frozenset(marks)
