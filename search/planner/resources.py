"""What the planner knows beside the index; editors add to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pages.places.gazetteer import Gazetteer

from .facet_words import FacetWords
from .synonyms import SynonymGroup, Synonyms, everyday


@dataclass(frozen=True, slots=True)
class Resources:
    """Synonyms, places, and words for facets. Make one and keep it: building takes a while."""

    synonyms: Synonyms
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    facet_words: FacetWords = field(default_factory=FacetWords)

    @classmethod
    def make(
        cls, gazetteer: Gazetteer | None = None, groups: Iterable[SynonymGroup] = ()
    ) -> Resources:
        """The general words of the project and the groups of the editors."""
        return cls(Synonyms([*everyday(), *groups]), gazetteer or Gazetteer())
