"""The figures of the search, and the command that prints them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import Judged, figures, ndcg, near_of
from search.planner import Near


def test_ndcg_of_known_orders() -> None:
    grades = {"a": 3, "b": 2, "c": 0}
    assert ndcg(["a", "b"], grades) == 1.0
    assert ndcg([], grades) == 0.0
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(0.6309, abs=1e-4)
    # (3/1 + 7/1.585) / (7/1 + 3/1.585)
    assert ndcg(["b", "a"], grades) == pytest.approx(0.8340, abs=1e-4)
    assert ndcg(["a"] + ["x"] * 9 + ["b"], grades) == pytest.approx(7 / 8.8928, abs=1e-4)


def test_means() -> None:
    judged = [
        Judged("q", "de", "exact", {"a": 3, "b": 1}, ("a", "x")),
        Judged("q", "de", "exact", {"a": 3}, ()),
        Judged("q", "de", "exact", {"a": 0}, ("a",)),
    ]
    found = figures(judged)
    assert found.recall == pytest.approx(0.25)
    assert found.precision == pytest.approx(0.05)
    assert found.zero_hits == pytest.approx(1 / 3)
    assert found.ndcg == pytest.approx(ndcg(("a",), {"a": 3, "b": 1}) / 2)


def test_places_of_queries_in_every_form() -> None:
    assert near_of(None) is None
    assert near_of("") is None
    assert near_of("35390") == Near(name="35390")
    assert near_of({"lat": 50, "lon": 8.5, "km": 10}) == Near((50.0, 8.5), km=10.0)
    assert near_of({"lat": 50, "lon": 8.5}) == Near((50.0, 8.5))
    assert near_of({"place": "Gießen", "km": 5}) == Near(name="Gießen", km=5.0)
    assert near_of([50, 8.5]) == Near((50.0, 8.5))


DATA = {
    "documents": [
        {
            "id": "1",
            "locale": "de",
            "type": "opportunity",
            "title": "Vorlesen",
            "organisation": "Kita",
            "place": "Gießen",
            "lat": 50.58,
            "lon": 8.67,
            "body": "Bücher",
            "categories": ["reading-aloud", "Kultur und Musik"],
        },
        {"id": 2, "locale": "de", "title": "Gassi gehen", "place": "Staufenberg", "body": "Hunde"},
        {"id": 3, "locale": "en", "title": "Reading", "categories": None, "lat": None, "lon": None},
    ],
    "queries": [
        {
            "q": "vorlessen giesen",
            "locale": "de",
            "class": "typo",
            "near": None,
            "grades": {"1": 3},
        },
        {"q": "hunde", "locale": "de", "class": "exact", "grades": {"2": 2}},
        {"q": "musik", "locale": "de", "class": "exact", "near": "Gießen", "grades": {"1": 1}},
        {"q": "reads", "locale": "en", "class": "english", "grades": {"3": 3}},
    ],
}


@pytest.mark.django_db
def test_the_command_prints_one_object(tmp_path: Path) -> None:
    path = tmp_path / "judged.json"
    path.write_text(json.dumps(DATA), encoding="utf-8")
    out = io.StringIO()
    call_command("search_eval", str(path), "--engine", "tantivy", "--json", stdout=out)
    answer = json.loads(out.getvalue())
    figures_of = {"ndcg@10": 1.0, "recall@10": 1.0, "precision@10": 0.1, "zero_hits": 0.0}
    assert answer["overall"] == figures_of
    assert answer["classes"] == dict.fromkeys(("typo", "exact", "english"), figures_of)
    out = io.StringIO()
    call_command("search_eval", str(path), stdout=out)
    assert "overall" in out.getvalue()


@pytest.mark.django_db
def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be used"):
        call_command("search_eval", str(tmp_path / "nothing.json"))
    (tmp_path / "bad.json").write_text('{"documents": [{}]}')
    with pytest.raises(CommandError, match="cannot be used"):
        call_command("search_eval", str(tmp_path / "bad.json"))
