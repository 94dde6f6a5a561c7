"""How good the search is: judged queries against the planner and an engine.

The file holds documents and queries with grades from 0 to 3. Everything goes through the same
analysis, planner and engine as on the site; the index is a scratch one, and no database content is
needed.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from django.db import DatabaseError

from pages.places.gazetteer import DATA, Gazetteer, Spot, regions, spots_of_file, spots_of_tables

from .analysis.documents import document
from .documents import Item
from .engines.base import Engine
from .geo import distance_km
from .planner import Near, Request, Resources, search
from .planner.requests import DEFAULT_KM

DEPTH = 10
_NOW = 1_900_000_000
_SAME_DISTRICT_KM = 20.0
_FROM_HOME = {"Von zu Hause möglich", "Possible from home", "online"}
_CATEGORIES = Path(__file__).parents[1] / "pages" / "base" / "data" / "categories.json"


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged query and what came of it: keys of documents in order."""

    query: str
    locale: str
    kind: str
    grades: Mapping[str, int]
    found: tuple[str, ...]
    step: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over queries. Queries without any relevant document count for `zero_hits` only."""

    ndcg: float
    recall: float
    precision: float
    zero_hits: float
    queries: int

    def as_json(self) -> dict[str, float | int]:
        return {
            "ndcg@10": round(self.ndcg, 4),
            "recall@10": round(self.recall, 4),
            "precision@10": round(self.precision, 4),
            "zero_hits": round(self.zero_hits, 4),
        }


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain with the gain 2^grade - 1."""
    gains = [2 ** grades.get(key, 0) - 1 for key in found[:depth]]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:depth]
    best = _discounted(ideal)
    return _discounted(gains) / best if best else 0.0


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures of some queries."""
    scored = [one for one in judged if any(grade > 0 for grade in one.grades.values())]
    relevant = [{key for key, grade in one.grades.items() if grade > 0} for one in scored]
    hits = [len(keys & set(one.found[:DEPTH])) for one, keys in zip(scored, relevant, strict=True)]
    return Figures(
        ndcg=_mean(ndcg(one.found, one.grades) for one in scored),
        recall=_mean(hit / len(keys) for hit, keys in zip(hits, relevant, strict=True)),
        precision=_mean(hit / DEPTH for hit in hits),
        zero_hits=_mean(float(not one.found) for one in judged),
        queries=len(judged),
    )


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return fmean(listed) if listed else 0.0


def by_class(judged: Sequence[Judged]) -> dict[str, Figures]:
    """The figures of each class, in the order of the file."""
    classes: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        classes[one.kind].append(one)
    return {kind: figures(some) for kind, some in classes.items()}


def evaluate(path: Path, engine: Engine) -> list[Judged]:
    """Index the documents of a file with `engine`, ask its queries, and note what is found."""
    data = json.loads(path.read_text(encoding="utf-8"))
    gazetteer = _gazetteer(data["documents"])
    generation = engine.begin()
    generation.add(document(item) for row in data["documents"] for item in items(row, gazetteer))
    generation.commit()
    resources = Resources.make(gazetteer)
    return [_ask(row, engine, resources) for row in data["queries"]]


def _ask(row: dict[str, Any], engine: Engine, resources: Resources) -> Judged:
    locale = row.get("locale") or "de"
    request = Request(
        text=row["q"],
        locale=locale,
        at=_NOW,
        near=near_of(row.get("near")),
        limit=DEPTH,
        counted=(),
    )
    answer = search(engine, request, resources)
    return Judged(
        row["q"],
        locale,
        row.get("class") or "",
        {str(key): int(grade) for key, grade in row["grades"].items()},
        tuple(str(hit.stored["id"]) for hit in (*answer.result.hits, *answer.more)),
        str(answer.step),
    )


def near_of(value: Any) -> Near | None:
    """The place of a query: a name, a postcode, coordinates, or nothing."""
    if not value:
        return None
    if isinstance(value, Mapping):
        km = float(value.get("km") or value.get("radius") or DEFAULT_KM)
        if (name := value.get("name") or value.get("place")) and value.get("lat") is None:
            return Near(name=str(name), km=km)
        return Near((float(value["lat"]), float(value["lon"])), km=km)
    if isinstance(value, list | tuple):
        return Near((float(value[0]), float(value[1])))
    return Near(name=str(value))


# Documents


def items(row: dict[str, Any], gazetteer: Gazetteer) -> list[Item]:
    """A judged document as the site would index it.

    A German one stands on the English site as well, as long as it is not translated.
    """
    locale = row.get("locale") or "de"
    point = _point(row)
    spot = _nearest(row.get("place") or "", point, gazetteer)
    categories = row.get("categories") or []
    shared: dict[str, Any] = {
        "type": row.get("type") or "opportunity",
        "id": str(row["id"]),
        "language": locale,
        "title": row.get("title") or "",
        "organisation": row.get("organisation") or "",
        "place_names": (row["place"],) if row.get("place") else (),
        "categories": tuple(
            _category(one, locale) for one in categories if not _says_only_who(str(one))
        ),
        "facets": _facets(row, categories),
        "body": row.get("body") or "",
        "point": point,
        "municipalities": (spot.municipality,) if spot and spot.municipality else (),
        "districts": (spot.district,) if spot and spot.district else (),
    }
    locales = ("de", "en") if locale == "de" else (locale,)
    return [Item(locale=one, **shared) for one in locales]


def _point(row: dict[str, Any]) -> tuple[float, float] | None:
    if row.get("lat") is None or row.get("lon") is None:
        return None
    return float(row["lat"]), float(row["lon"])


def _facets(row: dict[str, Any], categories: Sequence[str]) -> dict[str, tuple[str, ...]]:
    facets: dict[str, tuple[str, ...]] = {"type": (row.get("type") or "opportunity",)}
    for one in categories:
        for facet, code in _codes().get(str(one).partition(":")[2] or str(one), ()):
            facets[facet] = (*facets.get(facet, ()), code)
    if _FROM_HOME.intersection(map(str, categories)):
        facets["mode"] = ("online",)
    return facets


def _says_only_who(category: str) -> bool:
    """Whether a category says who may take part, and not what it is about."""
    codes = _codes().get(category.partition(":")[2] or category, ())
    return bool(codes) and all(facet == "audience" for facet, _code in codes)


def _category(value: str, locale: str) -> str:
    """The name of a category that is given by its code; names stay."""
    code = str(value).partition(":")[2] or str(value)
    return _names().get((code, locale), str(value))


@cache
def _categories() -> tuple[tuple[str, dict[str, str]], ...]:
    data = json.loads(_CATEGORIES.read_text(encoding="utf-8"))
    return tuple((facet, row) for facet, rows in data.items() for row in rows)


@cache
def _codes() -> dict[str, tuple[tuple[str, str], ...]]:
    """From code or name to facets and codes: one name may stand in two facets."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for facet, row in _categories():
        for key in dict.fromkeys((row["code"], row["de"], row["en"])):
            found[key] = (*found.get(key, ()), (facet, row["code"]))
    return found


@cache
def _names() -> dict[tuple[str, str], str]:
    return {
        (row["code"], locale): row[locale] for _f, row in _categories() for locale in ("de", "en")
    }


# Places


def _gazetteer(documents: Sequence[dict[str, Any]]) -> Gazetteer:
    """The places of the tables; of the data files if these are empty; and of the documents."""
    made = Gazetteer()
    try:
        known = spots_of_tables()
    except DatabaseError:
        known = []
    made.add(known or [spot for path in DATA.glob("*.json") for spot in _of_file(path)])
    made.add(regions())
    for row in documents:
        name, point = row.get("place") or "", _point(row)
        if name and point and not made.find(name.lower().split()):
            made.add([Spot(name, "municipality", ((*point, 0.0),))])
    return made


def _of_file(path: Path) -> list[Spot]:
    return [] if path.name == "regions.json" else spots_of_file(path)


def _nearest(place: str, point: tuple[float, float] | None, gazetteer: Gazetteer) -> Spot | None:
    """The known municipality of a document: by its name, else the nearest one."""
    named = gazetteer.find(place.lower().replace(",", " ").split())
    spots = [spot for one in named for spot in one.spots if spot.kind == "municipality"]
    if spots and (point is None or _distance(spots[0], point) < _SAME_DISTRICT_KM):
        return spots[0]
    if point is None:
        return None
    towns = {
        id(one.spot): one.spot
        for meanings in gazetteer.meanings.values()
        for one in meanings
        if one.spot.kind == "municipality" and one.spot.district
    }
    best = min(towns.values(), key=lambda spot: _distance(spot, point), default=None)
    return best if best and _distance(best, point) < _SAME_DISTRICT_KM else None


def _distance(spot: Spot, point: tuple[float, float]) -> float:
    return distance_km(spot.point, point) if spot.point else math.inf
