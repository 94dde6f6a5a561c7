"""Whoever moves to a cluster finds the same: judged queries on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engines.scratch import scratch_engine
from search.evaluation import Judged, evaluate, figures

WORKED = Path(__file__).parents[1] / "judged" / "worked.json"


def judged_by(name: str) -> list[Judged]:
    with scratch_engine(name) as engine:
        return evaluate(WORKED, engine)


@pytest.mark.elasticsearch
@pytest.mark.django_db
def test_judged_queries_come_out_alike() -> None:
    embedded, cluster = judged_by("tantivy"), judged_by("elasticsearch")
    assert abs(figures(embedded).ndcg - figures(cluster).ndcg) <= 0.01
    pairs = zip(embedded, cluster, strict=True)
    other = [one.query for one, same in pairs if set(one.found) != set(same.found)]
    assert len(other) <= len(embedded) * 0.02, other
