"""Searching and changing the index on a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from elasticsearch import Elasticsearch

from search.documents import SCHEMA_VERSION, Document
from search.engines.base import Broken, EngineError, Health, State, Unavailable
from search.engines.lowering import lower, visible
from search.engines.nodes import All, Lowered, Node, Term, Terms
from search.geo import distance_km
from search.queries import Hit, Query, Result, Sort

from .cluster import ABANDONED, Names, failures, put, remove, send
from .mapping import mapping, settings
from .translation import filters, query

_MANY_CODES = 2_000
_DEEPEST = 10_000
"""Hits that can be paged to, as on the embedded engine; the cluster's own limit as well."""
_BATCH = 1_000
_WRITING = 30.0
"""Seconds that a change may take. Nobody waits for it on a page."""


class ElasticsearchEngine:
    """An engine on a cluster. See `search.engines.base.Engine` for what the methods do.

    `timeout` in seconds is how long a visitor waits before the answer comes from elsewhere.
    """

    name = "elasticsearch"

    def __init__(
        self, address: str, prefix: str, *, timeout: float = 1.0, replicas: int = 1, **sign_in: Any
    ) -> None:
        self._names = Names(prefix)
        self._replicas = replicas
        self._client = Elasticsearch(
            address, request_timeout=timeout, max_retries=0, retry_on_timeout=False, **sign_in
        )
        self._writer = self._client.options(request_timeout=_WRITING)

    # Reading

    def search(self, query_: Query) -> Result:
        lowered = lower(query_)
        limit = min(query_.limit, max(_DEEPEST - query_.offset, 0))
        with failures():
            answer = self._client.search(
                index=self._names.alias,
                query=query(lowered),
                post_filter=filters(lowered),
                aggs=_counting(lowered, query_.counted),
                sort=_order(lowered),
                size=limit,
                from_=min(query_.offset, _DEEPEST - limit),
                track_total_hits=True,
                allow_partial_search_results=False,
            ).body
        point = query_.where.point if query_.where else None
        scored = not lowered.by
        hits = [_hit(found, point, scored=scored) for found in answer["hits"]["hits"]]
        if query_.sort is Sort.DISTANCE:
            hits.sort(key=lambda hit: (hit.distance is None, hit.distance or 0.0, hit.key))
        counts = answer.get("aggregations", {})
        return Result(
            tuple(hits),
            answer["hits"]["total"]["value"],
            {facet: _codes(counts[facet]) for facet in query_.counted},
        )

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
            found = self._client.search(
                index=self._names.alias,
                query=query(lowered),
                sort=_order(lowered),
                size=limit,
                track_total_hits=False,
            ).body
        return [_hit(one, None, scored=True) for one in found["hits"]["hits"]]

    def get(self, keys: Sequence[str]) -> dict[str, dict[str, object]]:
        if not keys:
            return {}
        with failures():
            answer = self._client.mget(index=self._names.alias, ids=list(keys)).body
        found = [one for one in answer["docs"] if one.get("found")]
        return {one["_id"]: json.loads(one["_source"]["stored"]) for one in found}

    def keys(self, words: Sequence[str] = ()) -> Iterator[str]:
        wanted = {"terms": {"words": list(words)}} if words else {"match_all": {}}
        with failures():
            moment = self._writer.open_point_in_time(index=self._names.alias, keep_alive="2m")["id"]
        after = None
        try:
            while True:
                with failures():
                    hits = self._writer.search(
                        pit={"id": moment, "keep_alive": "2m"},
                        query=wanted,
                        sort=["_shard_doc"],
                        search_after=after,
                        size=_BATCH,
                        source=False,
                        track_total_hits=False,
                    )["hits"]["hits"]
                yield from (hit["_id"] for hit in hits)
                if len(hits) < _BATCH:
                    return
                after = hits[-1]["sort"]
        finally:
            with suppress(EngineError), failures():
                self._writer.close_point_in_time(id=moment)

    def words(self, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
        if limit is not None:
            return self._frequent_words(prefix, limit) if limit else []
        found: list[tuple[str, int]] = []
        after: dict[str, str] | None = {"word": prefix} if prefix else None
        while True:
            source = {"word": {"terms": {"field": "words"}}}
            composite: dict[str, Any] = {"size": _BATCH * 10, "sources": [source]}
            if after:
                composite["after"] = after
            answer = self._aggregate({"words": {"composite": composite}}, prefix)["words"]
            batch = [(one["key"]["word"], one["doc_count"]) for one in answer["buckets"]]
            inside = [one for one in batch if one[0].startswith(prefix)]
            found += inside
            if len(inside) < len(batch) or not batch:
                return self._exactly(prefix) + found
            after = {"word": batch[-1][0]}

    def _exactly(self, word: str) -> list[tuple[str, int]]:
        """The word that is the prefix itself: `after` leaves it out."""
        count = self._client_count({"term": {"words": word}}) if word else 0
        return [(word, count)] if count else []

    def _frequent_words(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        terms: dict[str, Any] = {"field": "words", "size": limit}
        if prefix:
            terms["include"] = f"{_literally(prefix)}.*"
        buckets = self._aggregate({"words": {"terms": terms}}, prefix)["words"]["buckets"]
        return [(one["key"], one["doc_count"]) for one in buckets]

    def _aggregate(self, aggs: dict[str, Any], prefix: str) -> dict[str, Any]:
        condition_ = {"prefix": {"words": {"value": prefix}}} if prefix else {"match_all": {}}
        with failures():
            answer = self._client.search(
                index=self._names.alias,
                query=condition_,
                aggs=aggs,
                size=0,
                track_total_hits=False,
            )
        aggregations: dict[str, Any] = answer["aggregations"]
        return aggregations

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        if not terms:
            return {}
        each = {str(place): {"term": {"terms": term}} for place, term in enumerate(terms)}
        with failures():
            answer = self._client.search(
                index=self._names.alias,
                aggs={"terms": {"filters": {"filters": each}}},
                size=0,
                track_total_hits=False,
            )
        buckets = answer["aggregations"]["terms"]["buckets"]
        return {term: buckets[str(place)]["doc_count"] for place, term in enumerate(terms)}

    def count(self) -> int:
        return self._client_count({"match_all": {}})

    def _client_count(self, wanted: dict[str, Any]) -> int:
        with failures():
            return int(self._client.count(index=self._names.alias, query=wanted)["count"])

    def version(self) -> tuple[object, object]:
        """Changes with every change of the index; for what is remembered about it."""
        with failures():
            stats = self._client.indices.stats(
                index=self._names.alias, metric="indexing", filter_path=_STATS
            ).body
        indices = stats.get("indices", {})
        if not indices:
            raise Broken("There is no index yet, or not one of this version.")
        name, told = next(iter(sorted(indices.items())))
        done = told["primaries"]["indexing"]
        return name, (done["index_total"], done["delete_total"])

    # Changing

    def upsert(self, documents: Iterable[Document]) -> None:
        self._change(put(documents))

    def delete(self, keys: Iterable[str]) -> None:
        self._change(remove(keys))

    def _change(self, actions: Iterator[dict[str, Any]]) -> None:
        with failures():
            # Without an alias a cluster would make an index of its own accord.
            send(self._writer, self._names.alias, actions, refresh=True, require_alias=True)

    def verify(self) -> None:
        """A cluster looks after its files itself."""

    def tidy(self) -> None:
        """Remove what dead processes left: for a job."""
        with failures():
            used = set(self._writer.indices.get_alias(name=self._names.any_alias).body)
            every = set(self._writer.indices.get(index=self._names.any_index).body)
            old = [name for name in every - used if self._names.age(name) > ABANDONED]
            if old:
                self._writer.indices.delete(index=",".join(old))

    def drop(self) -> None:
        """Delete every index of this prefix."""
        with failures():
            found = self._writer.indices.get(index=self._names.any_index).body
            if found:
                self._writer.indices.delete(index=",".join(found))

    def begin(self) -> Generation:
        with failures():
            return Generation(self._writer, self._names, self._replicas)

    # Keeping

    def health(self) -> Health:
        try:
            with failures():
                named = self._client.indices.get_alias(name=self._names.any_alias, index="*").body
        except Broken:
            return Health(State.MISSING, message="There is no index yet.")
        except EngineError as error:
            return Health(State.UNAVAILABLE, message=str(error))
        current = [name for name, one in named.items() if self._names.alias in one["aliases"]]
        if not current:
            schema = max(
                (_schema(alias) for one in named.values() for alias in one["aliases"]), default=0
            )
            return Health(State.OUTDATED if named else State.MISSING, schema=schema)
        try:
            with failures():
                stats = self._client.indices.stats(index=current[0], metric="store").body
            size = stats["_all"]["primaries"]["store"]["size_in_bytes"]
            return Health(State.READY, self.count(), current[0], SCHEMA_VERSION, size)
        except Unavailable as error:
            return Health(State.UNAVAILABLE, message=str(error))
        except EngineError as error:
            return Health(State.BROKEN, message=str(error))

    def close(self) -> None:
        self._client.close()


_STATS = "indices.*.primaries.indexing.index_total,indices.*.primaries.indexing.delete_total"


class Generation:
    """A new index beside the one in use."""

    def __init__(self, client: Elasticsearch, names: Names, replicas: int) -> None:
        self._client = client
        self._names = names
        self._replicas = replicas
        self.name = names.new()
        client.indices.create(
            index=self.name,
            mappings=mapping(),
            settings=settings(building=True, replicas=replicas),
        )

    def add(self, documents: Iterable[Document]) -> None:
        self.replace(documents)

    def replace(self, documents: Iterable[Document]) -> None:
        with failures():
            send(self._client, self.name, put(documents))

    def delete(self, keys: Iterable[str]) -> None:
        with failures():
            send(self._client, self.name, remove(keys))

    def commit(self) -> None:
        with failures():
            self._client.indices.refresh(index=self.name)
            self._client.indices.put_settings(
                index=self.name, settings=settings(building=False, replicas=self._replicas)
            )
            before = self._before()
            drop = [{"remove_index": {"index": name}} for name in before]
            use = {"add": {"index": self.name, "alias": self._names.alias, "is_write_index": True}}
            self._client.indices.update_aliases(actions=[use, *drop])

    def _before(self) -> list[str]:
        """The indices in use until now, of older versions too."""
        found = self._client.options(ignore_status=404).indices.get_alias(
            name=self._names.any_alias, index=self._names.any_index
        )
        return [name for name in found.body if name.startswith(f"{self._names.prefix}-g-")]

    def abort(self) -> None:
        with failures():
            self._client.options(ignore_status=404).indices.delete(index=self.name)


def _counting(lowered: Lowered, counted: Sequence[str]) -> dict[str, Any]:
    """Counts of each facet among what fulfils all filters but its own."""
    return {
        facet: {
            "filter": filters(lowered, facet),
            "aggs": {"codes": {"terms": {"field": f"facet_{facet}", "size": _MANY_CODES}}},
        }
        for facet in counted
    }


def _codes(counted: dict[str, Any]) -> dict[str, int]:
    return {one["key"]: one["doc_count"] for one in counted["codes"]["buckets"]}


def _literally(text: str) -> str:
    """A text within a regular expression of the cluster."""
    return "".join(sign if sign.isalnum() else f"\\{sign}" for sign in text)


def _order(lowered: Lowered) -> list[dict[str, str]]:
    if lowered.by:
        return [{lowered.by: "desc" if lowered.descending else "asc"}]
    return [{"_score": "desc"}, {"newest": "desc"}]


def _hit(found: dict[str, Any], point: tuple[float, float] | None, *, scored: bool) -> Hit:
    values = json.loads(found["_source"]["stored"])
    there = values.get("point")
    distance = distance_km(point, (there[0], there[1])) if point and there else None
    return Hit(found["_id"], (found["_score"] or 0.0) if scored else 0.0, values, distance)


def _schema(alias: str) -> int:
    number = alias.rpartition("-v")[2]
    return int(number) if number.isdigit() else 0
