"""The judged queries that the search was worked on with: it must not become worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engines.scratch import scratch_engine
from search.evaluation import Judged, by_class, evaluate, figures

WORKED = Path(__file__).parents[1] / "judged" / "worked.json"

OVERALL = 0.935
FLOORS = {
    "exact": 0.965,
    "inflection": 0.955,
    "gender": 0.955,
    "compound-to-parts": 0.925,
    "parts-to-compound": 0.94,
    "umlaut": 0.965,
    "typo": 0.91,
    "synonym": 0.845,
    "place": 0.95,
    "near": 0.94,
    "sentence": 0.88,
    "english": 0.97,
}
"""A little below what was reached."""


@pytest.fixture(scope="module")
def judged(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> list[Judged]:
    with django_db_blocker.unblock(), scratch_engine("tantivy") as engine:  # type: ignore[attr-defined]
        return evaluate(WORKED, engine)


def test_every_class_of_queries_is_answered_as_well_as_before(judged: list[Judged]) -> None:
    found = {kind: round(one.ndcg, 3) for kind, one in by_class(judged).items()}
    assert set(found) == set(FLOORS)
    assert {kind: value for kind, value in found.items() if value < FLOORS[kind]} == {}
    assert figures(judged).ndcg >= OVERALL


def test_hardly_anything_is_left_without_an_answer(judged: list[Judged]) -> None:
    assert figures(judged).zero_hits <= 0.01
    assert figures(judged).recall >= 0.9
