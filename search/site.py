"""The search of the site: the best index that answers in time, and only what is public now."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connections

from pages.base import entries
from pages.base.entries import Entry

from .analysis.analyser import analyser
from .engines.base import Engine, EngineError, Unavailable
from .indexes import LOCAL, SITE, Index, indexes
from .items import identity_field, in_locale, leading
from .pending import hidden
from .planner import Answer, Request, Resources, search
from .queries import Group, Hit, Query, Word
from .resources import resources

T = TypeVar("T")
REST_SECONDS = 10.0
"""How long an index that did not answer is left alone."""


class Source(StrEnum):
    """What answered."""

    INDEX = "index"
    LOCAL = "local"
    """The local index, while the cluster does not answer."""
    TITLES = "titles"
    """The database: titles that begin with the words, no facets, no distances."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit that is public, with its entry in the language asked for and the row behind it."""

    hit: Hit
    entry: Entry
    row: Any


@dataclass(frozen=True, slots=True)
class Found:
    """What the search page needs. `answer` is None when only titles could be looked up.

    `more` fits less well than what was asked for, and fills up a first page that is not full.
    """

    source: Source
    answer: Answer | None
    shown: tuple[Shown, ...]
    total: int
    more: tuple[Shown, ...] = ()

    @property
    def changed_at(self) -> dt.datetime | None:
        """When the latest change of what is shown was published."""
        return max((one.entry.changed for one in self.shown if one.entry.changed), default=None)


def find(request: Request) -> Found:
    """Search, whatever state the indexes are in. `request.hidden` is filled in here."""
    known = resources()
    for name, source in ((SITE, Source.INDEX), (LOCAL, Source.LOCAL)):
        index = indexes().get(name)
        if index is None:
            continue
        try:
            asked = replace(request, hidden=hidden(index))
            answer = ask(index, partial(public_answer, request=asked, known=known))
        except EngineError:
            continue
        exact = {hit.key for hit in answer.result.hits}
        public = still_public((*answer.result.hits, *answer.more), request.locale)
        shown = tuple(one for one in public if one.hit.key in exact)
        more = tuple(one for one in public if one.hit.key not in exact)
        total = max(answer.result.total - len(exact) + len(shown), len(shown))
        return Found(source, answer, shown, total, more)
    return _titles(request)


def public_answer(engine: Engine, request: Request, known: Resources) -> Answer:
    """The answer without corrections to words that only stand in what is public no more."""
    answer = search(engine, request, known)
    said = answer.understanding
    sayable = {
        typed: word
        for typed, word in said.corrections.items()
        if known.gazetteer.find(word.split()) or _stands_in_public(engine, request, word)
    }
    return replace(answer, understanding=replace(said, corrections=sayable))


def _stands_in_public(engine: Engine, request: Request, word: str) -> bool:
    terms = [found.stem for found in analyser(request.locale).text(word)]
    groups = tuple(Group((Word(term),)) for term in terms)
    asked = Query(request.locale, request.at, groups, limit=0, counted=(), hidden=request.hidden)
    return bool(terms) and engine.search(asked).total > 0


def ask(index: Index, question: Callable[[Engine], T]) -> T:
    """Ask an engine, in time. One that failed is left alone for a while. Raises EngineError."""
    breaker = _breaker(index.name)
    breaker.check()
    try:
        answer = _in_time(index, question)
    except EngineError:
        breaker.trip()
        raise
    return answer


def _in_time(index: Index, question: Callable[[Engine], T]) -> T:
    """A local index is asked here; for a cluster, all requests together have a time limit."""
    if index.at_once:
        return question(index.engine)
    waiting: Future[T] = _threads().submit(_without_database, question, index.engine)
    try:
        return waiting.result(timeout=settings.SEARCH_TIMEOUT)
    except TooLate as error:
        raise Unavailable("The cluster is too slow.") from error


def _without_database(question: Callable[[Engine], T], engine: Engine) -> T:
    try:
        return question(engine)
    finally:
        connections.close_all()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=16, thread_name_prefix="search")


class Breaker:
    """Remembers that an index did not answer, so that not every visitor waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until = 0.0

    def check(self) -> None:
        """Raises Unavailable while the index is left alone."""
        if time.monotonic() < self._until:
            raise Unavailable("The index did not answer a moment ago.")

    def trip(self) -> None:
        with self._lock:
            self._until = time.monotonic() + REST_SECONDS

    def reset(self) -> None:
        with self._lock:
            self._until = 0.0


@cache
def _breaker(_name: str) -> Breaker:
    return Breaker()


def still_public(hits: Iterable[Hit], locale: str) -> tuple[Shown, ...]:
    """The hits whose rows are listed now, with their entries. A few queries for each type."""
    hits = list(hits)
    by_model: dict[str, list[int]] = {}
    for hit in hits:
        by_model.setdefault(str(hit.stored["model"]), []).append(int(hit.stored["pk"]))
    known: dict[tuple[str, int], tuple[Entry, Any]] = {}
    for label, keys in by_model.items():
        model: Any = apps.get_model(label)
        rows = _in_locale(model, list(leading(model).filter(pk__in=keys)), locale)
        for (key, row), entry in zip(rows, _entries(rows, locale), strict=True):
            known[label, key] = (entry, row)
    found = ((hit, known.get((hit.stored["model"], hit.stored["pk"]))) for hit in hits)
    return tuple(Shown(hit, *pair) for hit, pair in found if pair)


def _in_locale(model: Any, leads: list[Any], locale: str) -> list[tuple[int, Any]]:
    """Pairs of the key of the leading row and the row to show."""
    rows = in_locale(model, leads, locale)
    return [(lead.pk, row) for lead, row in zip(leads, rows, strict=True)]


def _entries(rows: list[tuple[int, Any]], locale: str) -> list[Entry]:
    return entries.entries_for((row for _key, row in rows), locale)


def _titles(request: Request) -> Found:
    """Titles in the database that begin with the words: an index serves it, nothing more."""
    text = request.text.strip()[:80]
    shown: list[Shown] = []
    wanted = request.filters.get("type", ())
    if text:
        for model in entries.builders:
            field = "name" if not hasattr(model, "title") else "title"
            rows = leading(model).filter(**{f"{field}__istartswith": text})[: request.limit]
            pairs = _in_locale(model, list(rows), request.locale)
            for (key, row), entry in zip(pairs, _entries(pairs, request.locale), strict=True):
                hit = Hit(f"{entry.type}:{entry.id}:{request.locale}", 0.0, {"pk": key})
                if not wanted or entry.type in wanted:
                    shown.append(Shown(hit, entry, row))
    shown.sort(key=lambda one: one.entry.title.lower())
    page = tuple(shown[request.offset : request.offset + request.limit])
    return Found(Source.TITLES, None, page, len(shown))


def forget() -> None:
    """Let every index be asked again; for tests and after an operator's command."""
    for name in (SITE, LOCAL):
        _breaker(name).reset()


def public_keys(keys: Iterable[str]) -> set[str]:
    """Those of the documents' keys that are listed now."""
    wanted: dict[str, set[str]] = {}
    for key in keys:
        _type, identity, _locale = key.split(":")
        wanted.setdefault(identity, set()).add(key)
    found: set[str] = set()
    for model in entries.builders:
        field = identity_field(model)
        some = [one for one in wanted if (len(one) > 30) == (field == "translation_key")]
        if some:
            rows = leading(model).filter(**{f"{field}__in": some}).values_list(field, flat=True)
            found |= {str(identity) for identity in rows}
    return {key for identity in found for key in wanted[identity]}
