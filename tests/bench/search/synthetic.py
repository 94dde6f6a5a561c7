"""Made-up opportunities from a seed: as many as wanted, distributed as real ones are."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from pages.places.gazetteer import DATA, Spot, spots_of_file
from search.analysis.compounds import general_words
from search.data import closed_words
from search.documents import Item

ROOT = Path(__file__).parents[3]
NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
AT = int(NOW.timestamp())
_FACETS = {
    "effort": ["once", "short", "regular", "open"],
    "mode": ["onsite"] * 8 + ["online", "hybrid", "statewide"],
    "weekday": [str(day) for day in range(7)],
    "language": ["de"] * 6 + ["en", "tr", "ar", "uk"],
    "module": ["a", "b", "c"],
}


@dataclass(frozen=True)
class Synthetic:
    """A source of items. The k-th word is 1/k as frequent as the first, as in any language."""

    seed: int = 1

    @cached_property
    def words(self) -> list[str]:
        """Content words, the most frequent first; every third one is a compound of two others."""
        chance = Random(self.seed)
        simple = sorted(word for word in general_words() if 4 <= len(word) <= 9)
        chance.shuffle(simple)
        words = simple[:60_000]
        for at in range(200, 60_000, 3):
            words[at] = words[at // 7] + words[at // 2]
        return words

    @cached_property
    def _weights(self) -> list[float]:
        return list(itertools.accumulate(1 / (at + 8) for at in range(len(self.words))))

    @cached_property
    def towns(self) -> list[Spot]:
        return [spot for spot in spots_of_file(DATA / "hessen.json") if spot.circles][27:]

    @cached_property
    def categories(self) -> dict[str, list[dict[str, str]]]:
        path = ROOT / "pages" / "base" / "data" / "categories.json"
        return json.loads(path.read_text(encoding="utf-8"))

    def items(self, count: int, start: int = 0) -> Iterator[Item]:
        """`count` items; the same numbers always give the same items."""
        glue = closed_words("function_words", "de")
        for number in range(start, start + count):
            chance = Random(self.seed * 1_000_003 + number)
            words = chance.choices(self.words, cum_weights=self._weights, k=60)
            small = chance.choices(glue, k=40)
            body = " ".join(one for pair in zip(words[8:], small, strict=False) for one in pair)
            yield self._item(number, chance, words, f"{body} {' '.join(words[48:])}.")

    def _item(self, number: int, chance: Random, words: list[str], body: str) -> Item:
        town = chance.choice(self.towns)
        lat, lon = town.point or (50.0, 9.0)
        facets = {name: (chance.choice(codes),) for name, codes in _FACETS.items()}
        names: list[str] = []
        for facet, several in (
            ("field", 2),
            ("activity", 2),
            ("audience", 2),
            ("accessibility", 1),
        ):
            rows = chance.sample(self.categories[facet], chance.randint(1, several))
            facets[facet] = tuple(row["code"] for row in rows)
            names += [row["de"] for row in rows] if facet in ("field", "activity") else []
        facets |= {"type": ("opportunity",), "district": (str(town.district),)}
        return Item(
            type="opportunity",
            id=str(number),
            locale="de",
            title=" ".join(word.capitalize() for word in words[:4]),
            organisation=" ".join(words[4:6]),
            place_names=(town.name,),
            categories=tuple(names),
            summary=" ".join(words[6:14]),
            body=body,
            facets=facets,
            point=(lat + chance.gauss(0, 0.03), lon + chance.gauss(0, 0.05)),
            municipalities=(town.municipality,),
            districts=(town.district,),
            first_published=NOW - dt.timedelta(hours=chance.randint(0, 40_000)),
            visible_until=NOW + dt.timedelta(days=chance.randint(-3, 900)),
            stored={"url": f"/de/engagement/{number}/"},
        )
