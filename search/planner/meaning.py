"""What a query was understood to mean, before it becomes groups."""

from __future__ import annotations

from dataclasses import dataclass, field

from pages.places.gazetteer import Named

from .reading import Typed

Others = dict[tuple[str, ...], float]
"""Expressions, as the stems of their words, with their weights."""


@dataclass(slots=True)
class Unit:
    """A word, a phrase in quotes or words joined by hyphens: one thing that is asked for.

    `shared` are expressions that say the same as this unit and its neighbours together; `apart` are
    the stems of the words of which a single one was made ("Lese-Paten", "haus aufgaben").
    """

    words: list[Typed]
    stems: tuple[str, ...]
    filler: bool = False
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrase: bool = False
    shared: Others = field(default_factory=dict)
    apart: tuple[str, ...] = ()

    @property
    def forms(self) -> list[str]:
        return [word.form for word in self.words]

    @property
    def typed(self) -> str:
        return " ".join(word.word for word in self.words)


@dataclass(slots=True)
class Meaning:
    """What was understood. `units` are the things asked for; the rest was taken out of the text."""

    units: list[Unit] = field(default_factory=list)
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facet_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Facet to the stems of the words by which it was said."""
    places: list[Named] = field(default_factory=list)
    place_typed: str = ""
    corrections: dict[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    frequencies: dict[str, int] = field(default_factory=dict)
    documents: int = 1
