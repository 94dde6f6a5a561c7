"""A search from the request to the answer."""

from __future__ import annotations

from dataclasses import replace

from pages.places.gazetteer import Spot
from search.engines.base import Engine
from search.queries import AllOf, Group, Phrase, Query, Result, Sort, Word

from .answers import Answer, Step, Understanding
from .keeping import vocabulary
from .ladder import ENOUGH, Rung, rungs, where_of
from .places import Area, area_of
from .reading import clean
from .requests import DEFAULT_KM, Near, Request
from .resources import Resources
from .understanding import Meaning, Reader


def search(engine: Engine, request: Request, resources: Resources) -> Answer:
    """Understand the request, ask the engine from strict to loose, and say what answered."""
    text = clean(request.text)
    words = vocabulary(engine)
    reader = Reader(engine, words, resources, request.locale)
    meaning = reader.understand(text, request.literally)
    area, spots, unknown = _place(request.near, meaning, resources)
    groups = reader.groups(meaning)
    said = _understanding(meaning, groups, spots, request.near, unknown)
    if text and not groups and area is None:
        return Answer(Result((), 0), Step.NOTHING, said)
    firm = request.near is not None
    last: tuple[Rung, Result] | None = None
    for rung in rungs(groups, area, words, request.locale, firm=firm):
        result = engine.search(_query(request, rung, area, counted=last is None))
        if last is None or result.total > last[1].total:
            last = (rung, result)
        if result.total >= ENOUGH or not text:
            break
    assert last is not None
    rung, result = last
    if not result.counts and request.counted:
        result = engine.search(_query(request, rung, area, counted=True))
    step = rung.step if result.total else Step.NOTHING
    marks = _marks(rung.groups)
    km = area.km * rung.factor if area else 0.0
    return Answer(result, step, replace(said, marks=marks), km)


def _place(
    near: Near | None, meaning: Meaning, resources: Resources
) -> tuple[Area | None, tuple[Spot, ...], str]:
    """Where to look, the places meant, and what could not be found of the place box."""
    if near is not None:
        if near.point is not None:
            return Area(((near.point, near.km),), km=near.km), (), ""
        named = resources.gazetteer.find(clean(near.name).lower().split())
        spots = tuple(spot for one in named for spot in one.spots)
        area = area_of(spots, near.km)
        return area, spots, "" if area else near.name
    spots = tuple(spot for one in meaning.places for spot in one.spots)
    return area_of(spots, DEFAULT_KM), spots, ""


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
