"""Names of categories, to be suggested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.folding import fold
from search.analysis.tokens import pairs


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its words folded. `key`: facet and code, "field:sport"."""

    text: str
    key: str
    words: tuple[str, ...]


def named(rows: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    """Names from (key, name)."""
    return tuple(
        Name(text, key, tuple(fold(form) for _word, form in pairs(text))) for key, text in rows
    )
