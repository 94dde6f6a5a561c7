"""Nodes in the language of the cluster."""

from __future__ import annotations

from typing import Any as Json

from search.engines.nodes import (
    BASE,
    SHARE_OF_OTHERS,
    Adjacent,
    All,
    Any,
    Begins,
    Best,
    Everything,
    Lowered,
    Node,
    Points,
    Range,
    Term,
    Terms,
)

Clause = dict[str, Json]


def query(lowered: Lowered) -> Clause:
    """The query for hits, with scores; filters of facets stand beside it, see `filters`."""
    matching = {"constant_score": {"filter": condition(lowered.matching), "boost": BASE}}
    scores = [_score(score) for score in lowered.scores]
    return {
        "function_score": {
            "query": {"bool": {"must": [matching], "should": scores}},
            "field_value_factor": {"field": "boost"},
            "boost_mode": "multiply",
        }
    }


def filters(lowered: Lowered, without: str = "") -> Clause:
    """The filters of all facets but one."""
    return {
        "bool": {"filter": [condition(n) for name, n in lowered.filters.items() if name != without]}
    }


def condition(node: Node) -> Clause:
    """A clause that says whether a node is true; its score means nothing."""
    match node:
        case Everything():
            return {"match_all": {}}
        case Term(field, term):
            return {"term": {field: term}}
        case Terms("key", terms):
            return {"ids": {"values": list(terms)}}
        case Terms(field, terms):
            return {"terms": {field: list(terms)}}
        case Adjacent(field, terms):
            return {"match_phrase": {field: " ".join(terms)}}
        case Begins(field, prefix):
            return {"prefix": {field: {"value": prefix}}}
        case Range(field, low, high):
            bounds = {"gte": low, "lte": high}
            return {"range": {field: {k: v for k, v in bounds.items() if v is not None}}}
        case All(nodes, without):
            return {
                "bool": {
                    "filter": [condition(one) for one in nodes],
                    "must_not": [condition(one) for one in without],
                }
            }
        case Any(nodes, minimum):
            return {
                "bool": {
                    "should": [condition(one) for one in nodes],
                    "minimum_should_match": minimum,
                }
            }


def _score(score: Points | Best) -> Clause:
    if isinstance(score, Points):
        return {"constant_score": {"filter": condition(score.node), "boost": score.score}}
    points = [_score(one) for one in score.points]
    return {"dis_max": {"queries": points, "tie_breaker": SHARE_OF_OTHERS}}
