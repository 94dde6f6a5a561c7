"""Searching and changing the embedded index."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from search.documents import SCHEMA_VERSION, Document
from search.engines.base import Broken, EngineError, Health, State, patience
from search.engines.lowering import lower, visible
from search.engines.nodes import All, Everything, Lowered, Node, Term, Terms
from search.geo import distance_km
from search.queries import Hit, Query, Result, Sort

from .checksums import files_in_use, is_damaged
from .counting import begin_counting
from .failures import failures
from .folder import Folder, size, stamp
from .schema import stored
from .translation import Translation
from .writing import Generation, Writing, merge_and_release

_MERGING = 0.3
"""Seconds that a change waits for the merging of parts of the index."""

_DEEPEST = 10_000
"""Hits that can be paged to; whoever is there should narrow the search."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An index that is open for reading."""

    path: Path
    index: tantivy.Index
    translation: Translation


class TantivyEngine:
    """An engine in a folder. See `search.engines.base.Engine` for what the methods do."""

    name = "tantivy"

    def __init__(self, path: Path, patience: float = 10.0) -> None:
        self.folder = Folder(Path(path))
        self._patience = patience
        self._lock = threading.Lock()
        self._open: _Open | None = None
        self._stamps: tuple[object, object] = (None, None)

    # Reading

    def search(self, query: Query) -> Result:
        with failures():
            opened = self._reader()
            searcher = opened.index.searcher()
            lowered = lower(query)
            counts = begin_counting(opened.translation, searcher, lowered, query.counted)
            hits, total = self._hits(opened, searcher, lowered, query)
            return Result(hits, total, counts())

    def _hits(
        self, opened: _Open, searcher: tantivy.Searcher, lowered: Lowered, query: Query
    ) -> tuple[tuple[Hit, ...], int]:
        limit = min(query.limit, max(_DEEPEST - query.offset, 0))
        order: dict[str, Any] = {"weight_by_field": "boost"}
        if lowered.by:
            direction = tantivy.Order.Desc if lowered.descending else tantivy.Order.Asc
            order = {"order_by_field": lowered.by, "order": direction}
        found: Any = searcher.search(
            opened.translation.query(lowered),
            limit=max(limit, 1),
            offset=min(query.offset, _DEEPEST),
            **order,
        )
        point = query.where.point if query.where else None
        hits = [
            _hit(searcher, address, 0.0 if lowered.by else score, point)
            for score, address in found.hits[:limit]
        ]
        if query.sort is Sort.DISTANCE:
            hits.sort(key=lambda hit: (hit.distance is None, hit.distance or 0.0, hit.key))
        return tuple(hits), found.count or 0

    def titles(
        self, locale: str, at: int, terms: Sequence[str], endings: Sequence[str], limit: int
    ) -> list[Hit]:
        must, never = visible(locale, at)
        wanted: tuple[Node, ...] = tuple(Term("title", term) for term in terms)
        if endings:
            wanted += (Terms("title_words", tuple(endings)),)
        if not wanted:
            return []
        lowered = Lowered(All((*wanted, *must), never), {}, ())
        with failures():
            opened = self._reader()
            searcher = opened.index.searcher()
            found = searcher.search(
                opened.translation.query(lowered),
                limit=limit,
                count=False,
                weight_by_field="boost",
            )
            return [_hit(searcher, address, score, None) for score, address in found.hits]

    def get(self, keys: Sequence[str]) -> dict[str, dict[str, object]]:
        with failures():
            if not keys:
                return {}
            opened = self._reader()
            searcher = opened.index.searcher()
            query = opened.translation.condition(Terms("key", tuple(keys)))
            found = searcher.search(query, limit=len(keys), count=False)
            return dict(stored(searcher.doc(address)) for _score, address in found.hits)

    def keys(self, words: Sequence[str] = ()) -> Iterator[str]:
        wanted = Terms("words", tuple(words)) if words else Everything()
        with failures():
            opened = self._reader()
            condition = opened.translation.condition(wanted)
            searcher = opened.index.searcher()
            found = searcher.terms_with_prefix("key", "", filter_query=condition)
        for key, count in found:
            if count:
                yield key

    def words(self, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
        if limit == 0:
            return []
        with failures():
            searcher = self._reader().index.searcher()
            there = tantivy.Query.all_query()  # without it, what is deleted counts until merged
            found = searcher.terms_with_prefix("words", prefix, filter_query=there, limit=limit)
        words = [(word, count) for word, count in found if count]
        return sorted(words) if limit is None else words

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        with failures():
            searcher = self._reader().index.searcher()
            return {term: searcher.doc_freq("terms", term) for term in terms}

    def count(self) -> int:
        with failures():
            return int(self._reader().index.searcher().num_docs)

    def version(self) -> tuple[object, object]:
        """Changes with every change of the index; for what is remembered about it."""
        with failures():
            self._reader()
        return self._stamps

    # Changing

    def upsert(self, documents: Iterable[Document]) -> None:
        with self._writing() as writing:
            writing.replace(documents)

    def delete(self, keys: Iterable[str]) -> None:
        with self._writing() as writing:
            writing.delete(keys)

    def verify(self) -> None:
        """Compare the checksums of all files; 0.2 seconds for a million documents."""
        with failures():
            path = self.folder.current()
            files = files_in_use(path)
            damaged = [file.name for file in files if is_damaged(file)]
            if damaged and files == files_in_use(path):
                raise Broken(f"Files of the index are damaged: {', '.join(damaged)}")

    def tidy(self) -> None:
        """Merge small parts of the index and remove what dead processes left: for a job."""
        with self._writing(merging=None) as writing:
            writing.tidy()
        self.folder.sweep()

    @contextmanager
    def _writing(self, merging: float | None = _MERGING) -> Iterator[Writing]:
        """Changes, made by one at a time. Merging may take `merging` seconds of the caller.

        What takes longer goes on in a thread, which keeps the others from writing meanwhile.
        """
        lock = self.folder.writing(patience(self._patience))
        try:
            with failures():
                writing = Writing(tantivy.Index.open(str(self.folder.current())))
            try:
                yield writing
                writing.finish()
            except BaseException:
                writing.drop()
                raise
        except BaseException:
            lock.release()
            raise
        rest = threading.Thread(target=merge_and_release, args=(writing, lock), daemon=True)
        rest.start()
        rest.join(merging)

    def begin(self) -> Generation:
        with failures():
            return Generation(self.folder, self._patience)

    # Keeping

    def health(self) -> Health:
        try:
            documents = self.count()
            opened = self._reader()
        except Broken as error:
            schema = self.folder.schema()
            state = State.BROKEN
            if self.folder.stamp() is None:
                state = State.MISSING
            elif schema not in (0, SCHEMA_VERSION):
                state = State.OUTDATED
            return Health(state, schema=schema, message=str(error))
        except EngineError as error:
            return Health(State.UNAVAILABLE, message=str(error))
        return Health(State.READY, documents, opened.path.name, SCHEMA_VERSION, size(opened.path))

    def close(self) -> None:
        with self._lock:
            self._open = None
            self._stamps = (None, None)

    def _reader(self) -> _Open:
        """The index, opened or reloaded if it has changed."""
        opened = self._open
        if opened is not None and self._stamps == (
            self.folder.stamp(),
            stamp(opened.path / "meta.json"),
        ):
            return opened
        with self._lock:
            return self._reopen()

    def _reopen(self) -> _Open:
        now = self.folder.stamp()
        if self._open is None or self._stamps[0] != now:
            path = self.folder.current()
            change = stamp(path / "meta.json")
            index = tantivy.Index.open(str(path))
            index.config_reader(reload_policy="manual")
            self._open = _Open(path, index, Translation(index.schema))
        else:
            change = stamp(self._open.path / "meta.json")
        self._open.index.reload()
        self._stamps = (now, change)
        return self._open


def _hit(
    searcher: tantivy.Searcher,
    address: tantivy.DocAddress,
    score: float,
    point: tuple[float, float] | None,
) -> Hit:
    key, values = stored(searcher.doc(address))
    there: Any = values.get("point")
    distance = distance_km(point, (there[0], there[1])) if point and there else None
    return Hit(key, score, values, distance)
