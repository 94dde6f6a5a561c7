"""Names of places that nobody has edited yet: full and short name, address, spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..names import name_key, slug_of
from .register import DistrictRow

_CITY_STATES = {"02", "11"}
_KREIS_STATES = {"01", "05"}  # there a county is called “Kreis”, elsewhere “Landkreis”
_SAYS_WHAT_IT_IS = re.compile(r"kreis|^Region\b|region\b|^Regionalverband\b", re.IGNORECASE)
_PREFIX = re.compile(r"^(Landkreis|Kreis) ")
_SUFFIX = re.compile(r"(.{5,}[^s-])(?:-K|k)reis$|(.+)-Kreis$")
_ADDITION = re.compile(r" (\(.+\)|(am|im|(an|in|vor) der|[aib]\. ?|[aiv]\. ?d\. ?)( ?[A-ZÄÖÜ].*))$")
_WRITTEN_OUT = [
    (re.compile(r"\bv\. ?d\. ?"), "vor der "),
    (re.compile(r"\ba\. ?d\. ?"), "an der "),
    (re.compile(r"\bi\. ?d\. ?"), "in der "),
]


@dataclass(frozen=True, slots=True)
class DistrictNames:
    """The names that a district gets when the register brings it."""

    name: str
    short_name: str
    slug: str
    spellings: list[str]


def district_names(row: DistrictRow, *, shared: bool) -> DistrictNames:
    """Names of a new district. `shared`: another district has the same plain name (Kassel)."""
    name = full_name(row)
    short = row.name if row.is_city else _short(name, shared)
    spellings = _city_spellings(row) if row.is_city else _county_spellings(name)
    return DistrictNames(
        name,
        short,
        slug_of(name)[:70],
        list(dict.fromkeys(one for one in spellings if one not in (name, short))),
    )


def full_name(row: DistrictRow) -> str:
    """“Landkreis Gießen”, “Kreis Unna”, “Odenwaldkreis”, “Stadt Kassel”, “Hamburg”."""
    if row.is_city:
        return row.name if row.key[:2] in _CITY_STATES else f"Stadt {row.name}"
    if _SAYS_WHAT_IT_IS.search(row.name):
        return row.name
    return f"{'Kreis' if row.key[:2] in _KREIS_STATES else 'Landkreis'} {row.name}"


def spellings_of(name: str) -> list[str]:
    """How people write a municipality: without its addition, abbreviations written out."""
    written_out = name
    for abbreviation, words in _WRITTEN_OUT:
        written_out = abbreviation.sub(words, written_out)
    by_key = {name_key(one): one for one in (written_out, _ADDITION.sub("", name))}
    return [one for folded, one in by_key.items() if folded != name_key(name)]


def _short(name: str, shared: bool) -> str:
    if _PREFIX.match(name):
        return name if shared else _PREFIX.sub("", name)
    match = _SUFFIX.fullmatch(name)
    return (match[1] or match[2]) if match else name


def _county_spellings(name: str) -> list[str]:
    plain = _short(name, shared=False)
    kinds = ("Landkreis", "Kreis", "LK")
    return [plain, *(f"{kind} {plain}" for kind in kinds)] if plain != name else []


def _city_spellings(row: DistrictRow) -> list[str]:
    titled = [f"{row.title} {row.name}"] if row.title else []
    return [f"Stadt {row.name}", f"{row.name} (Stadt)", *titled]
