"""What the planner knows beside the index; editors add to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pages.places.gazetteer import Gazetteer

from .facet_words import FacetWords
from .names import Name, named
from .synonyms import SynonymGroup, Synonyms, everyday


@dataclass(frozen=True, slots=True)
class Resources:
    """Synonyms, places, and words for facets. Make one and keep it: building takes a while."""

    synonyms: Synonyms
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    facet_words: FacetWords = field(default_factory=FacetWords)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    @classmethod
    def make(
        cls,
        gazetteer: Gazetteer | None = None,
        groups: Iterable[SynonymGroup] = (),
        names: Mapping[str, Iterable[tuple[str, str]]] | None = None,
    ) -> Resources:
        """The general words of the project and the groups of the editors.

        `names`: language to (key, name) of categories, to be suggested.
        """
        return cls(
            Synonyms([*everyday(), *groups]),
            gazetteer or Gazetteer(),
            names={language: named(rows) for language, rows in (names or {}).items()},
        )
