"""Places inside a text: which words of it name a municipality, a district, a region, a postcode.

`lookup.find_places` asks the database for one name; a gazetteer holds all names in memory and looks
through a sentence. It is built from the tables, from a data file, or from both.
"""

from __future__ import annotations

import json
import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .names import name_key

Circle = tuple[float, float, float]
"""Latitude, longitude, kilometres."""

DATA = Path(__file__).parent / "data"
_LONGEST_NAME = 5
_KEPT_SECONDS = 300
_SHORTEST_SLIP = 4
_LONG = 6
"""From this length on a word may have two slips."""
_STREET = re.compile(r"str$")
_CONNECTING = frozenset(
    ["a", "am", "an", "auf", "b", "bei", "d", "der", "i", "im", "in", "o", "ob", "v", "von", "vor"]
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that words may name. Numbers are those of the database, 0 if it is not from there."""

    name: str
    kind: str
    circles: tuple[Circle, ...] = ()
    municipality: int = 0
    district: int = 0
    spellings: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()

    @property
    def point(self) -> tuple[float, float] | None:
        return self.circles[0][:2] if self.circles else None


@dataclass(frozen=True, slots=True)
class Named:
    """Words `start` to `end` (not included) of a text name `spots`."""

    start: int
    end: int
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class _Meaning:
    spot: Spot
    further: frozenset[str] = frozenset()
    """Words that may follow: the "Lahn" of Limburg a. d. Lahn."""


@dataclass(slots=True)
class Gazetteer:
    """All names of places."""

    meanings: dict[str, list[_Meaning]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    """Every name of one word, in small letters: for correcting misspelt ones."""
    _sorted: list[str] | None = None
    _letters: dict[str, list[str]] | None = None

    def add(self, spots: Iterable[Spot]) -> None:
        self._sorted = self._letters = None
        for spot in spots:
            for name in (spot.name, *spot.spellings):
                self._add_name(name, spot)
            for postcode in spot.postcodes:
                self._put(postcode, _Meaning(spot))

    def _add_name(self, name: str, spot: Spot) -> None:
        self._put(name_key(name), _Meaning(spot))
        base, further = _split(name)
        if further and spot.kind != "district":
            self._put(name_key(base), _Meaning(spot, frozenset(further)))
        if " " not in base.strip() and "-" not in base:
            self.words.add(base.strip().lower())

    def _put(self, key: str, meaning: _Meaning) -> None:
        if not key:
            return
        known = self.meanings.setdefault(key, [])
        for other in known:
            if other.spot == meaning.spot:
                other.further |= meaning.further
                return
        known.append(meaning)

    def find(self, words: Sequence[str]) -> list[Named]:
        """Names in a text given as words, from left to right, the longest first."""
        found: list[Named] = []
        at = 0
        while at < len(words):
            named = self._at(words, at)
            if named is None:
                at += 1
            else:
                found.append(named)
                at = named.end
        return found

    def _at(self, words: Sequence[str], start: int) -> Named | None:
        for end in range(min(start + _LONGEST_NAME, len(words)), start, -1):
            key = name_key(_STREET.sub("strasse", "".join(words[start:end])))
            if meanings := self.meanings.get(key):
                return _narrowed(words, start, end, meanings)
        return None

    def starting(self, text: str, limit: int) -> list[str]:
        """Names that begin with a text, and those of its postcodes, the shortest first."""
        key = name_key(text)
        if not key:
            return []
        if self._sorted is None:
            self._sorted = sorted(self.meanings)
        names: dict[str, None] = {}
        for at in range(bisect_left(self._sorted, key), len(self._sorted)):
            if not self._sorted[at].startswith(key) or len(names) > 200:
                break
            for meaning in self.meanings[self._sorted[at]]:
                names[meaning.spot.name] = None
        return sorted(names, key=lambda name: (len(name), name))[:limit]

    def like(self, text: str, limit: int) -> list[str]:
        """Names that the text is a slip of, the likeliest first; the first letter must be right."""
        key = name_key(text)
        if len(key) < _SHORTEST_SLIP or key in self.meanings:
            return []
        near = process.extract(
            key,
            list(map(name_key, self.words_with(key[0]))),
            scorer=OSA.distance,
            processor=None,
            limit=limit,
            score_cutoff=1 if len(key) < _LONG else 2,
        )
        names: dict[str, None] = {}
        for word, _distance, _at in near:
            meant = {meaning.spot.name for meaning in self.meanings[word]}
            names.update(dict.fromkeys(sorted(meant, key=len)))
        return list(names)[:limit]

    def words_with(self, letter: str) -> list[str]:
        """The names of one word that begin with a letter, ä like a."""
        if self._letters is None:
            letters: dict[str, list[str]] = {}
            for word in sorted(self.words):
                letters.setdefault(name_key(word)[:1], []).append(word)
            self._letters = letters
        return self._letters.get(name_key(letter)[:1], [])

    def __contains__(self, word: str) -> bool:
        return name_key(word) in self.meanings


def _narrowed(words: Sequence[str], start: int, end: int, meanings: list[_Meaning]) -> Named:
    """Take words with it that tell places of one name apart: Heppenheim Bergstr."""
    after = end
    while after < len(words) and words[after] in _CONNECTING:
        after += 1
    if after < len(words) and len(words[after]) > 2:
        key = name_key(words[after])
        fitting = [one for one in meanings if any(w.startswith(key) for w in one.further)]
        if fitting:
            return Named(start, after + 1, tuple(one.spot for one in fitting))
    return Named(start, end, tuple(one.spot for one in meanings))


def _split(name: str) -> tuple[str, list[str]]:
    """A name's own part, and the words that only tell it apart: Limburg, [lahn]."""
    words = re.findall(r"[^\s(),/.]+|[(),/]", name)
    for at, word in enumerate(words[1:], 1):
        if word in "(),/" or word.lower() in _CONNECTING:
            rest = [one for one in words[at:] if len(one) > 2 and one.lower() not in _CONNECTING]
            return " ".join(words[:at]), [name_key(one) for one in rest]
    return name, []


def spots_of_file(path: Path) -> list[Spot]:
    """The places of a data file in the project's own format."""
    data = json.loads(path.read_text(encoding="utf-8"))
    numbers = {row["id"]: number for number, row in enumerate(data["districts"], 1)}
    districts = [_spot(row, "district", numbers[row["id"]]) for row in data["districts"]]
    municipalities = [
        _spot(row, "municipality", numbers[row["district"]], number)
        for number, row in enumerate(data["municipalities"], 1)
    ]
    return districts + municipalities


def _spot(row: dict[str, Any], kind: str, district: int, municipality: int = 0) -> Spot:
    names = tuple(row.get("spellings", ()))
    if short := row.get("short_name"):
        names += (short,)
    if row["latitude"] is None or row["longitude"] is None:
        circles: tuple[Circle, ...] = ()
    else:
        circles = ((row["latitude"], row["longitude"], 0.0),)
    return Spot(
        row["name"],
        kind,
        circles,
        municipality,
        district,
        names,
        tuple(row.get("postcodes", ())),
    )


def regions() -> list[Spot]:
    """Landscapes and regions: they have no key and no border, only circles."""
    data = json.loads((DATA / "regions.json").read_text(encoding="utf-8"))
    return [
        Spot(
            row["name"],
            "region",
            tuple((lat, lon, km) for lat, lon, km in row["circles"]),
            spellings=tuple(row["spellings"]),
        )
        for row in data["regions"]
    ]


def spots_of_tables() -> list[Spot]:
    """The places that exist today, with three queries."""
    from .models import District, Municipality

    districts = District.objects.as_of().values(
        "pk", "name", "short_name", "spellings", "latitude", "longitude"
    )
    municipalities = Municipality.objects.as_of().prefetch_related("postcodes")
    return [_spot(row, "district", row["pk"]) for row in districts] + [
        _spot(
            {
                "name": row.name,
                "spellings": row.spellings,
                "latitude": row.latitude,
                "longitude": row.longitude,
                "postcodes": [postcode.code for postcode in row.postcodes.all()],
            },
            "municipality",
            row.district_id,
            row.pk,
        )
        for row in municipalities
    ]


@cache
def place_words() -> frozenset[str]:
    """Names of one word in the data files: no words of the language, though made of some."""
    made = Gazetteer()
    for path in DATA.glob("*.json"):
        made.add(regions() if path.name == "regions.json" else spots_of_file(path))
    return frozenset(made.words)


_kept: tuple[float, Gazetteer] | None = None
_lock = Lock()


def gazetteer() -> Gazetteer:
    """The places of the tables and the regions; read again every five minutes."""
    global _kept
    kept = _kept
    if kept is not None and time.monotonic() - kept[0] < _KEPT_SECONDS:
        return kept[1]
    with _lock:
        made = Gazetteer()
        made.add(spots_of_tables())
        made.add(regions())
        _kept = (time.monotonic(), made)
    return made


def forget() -> None:
    """Read the tables again at the next question."""
    global _kept
    _kept = None
