"""Counts of facets, made while the hits are looked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import tantivy

from search.engines.nodes import Lowered

from .translation import Translation

Counts = dict[str, dict[str, int]]

_MANY_CODES = 2_000


def begin_counting(
    translation: Translation,
    searcher: tantivy.Searcher,
    lowered: Lowered,
    counted: Sequence[str],
) -> Callable[[], Counts]:
    """Count facets in other threads: those with a filter each without it, all others together.

    Call what is returned for the counts. The engine leaves Python's lock alone while it works.
    """
    filtered = [facet for facet in counted if facet in lowered.filters]
    free = [facet for facet in counted if facet not in lowered.filters]
    passes = [("", free), *((facet, [facet]) for facet in filtered)]
    answers = [
        _threads(os.getpid()).submit(
            _count, searcher, translation.condition(lowered.without(left_out)), facets
        )
        for left_out, facets in passes
        if facets
    ]

    def counts() -> Counts:
        found: Counts = {}
        for answer in answers:
            found |= answer.result()
        return found

    return counts


def _count(searcher: tantivy.Searcher, condition: tantivy.Query, facets: list[str]) -> Counts:
    answer = searcher.aggregate(
        condition,
        {facet: {"terms": {"field": f"facet_{facet}", "size": _MANY_CODES}} for facet in facets},
    )
    return {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in answer[facet]["buckets"]}
        for facet in facets
    }


@lru_cache(maxsize=1)
def _threads(process: int) -> ThreadPoolExecutor:
    """The threads of a process: those of its parent are not there after a fork."""
    return ThreadPoolExecutor(os.cpu_count() or 2, thread_name_prefix="counting")
