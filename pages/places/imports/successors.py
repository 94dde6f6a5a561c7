"""Which municipality an ended one went up in: told by names, places and numbers, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..models import Municipality
from ..names import name_key
from .run import Run
from .stock import distance

_NAMED_KM = 30.0
_NEW_KM = 10.0
_GROWN_KM = 15.0
_LEAST_GROWTH, _MOST_GROWTH = 0.8, 1.2


class Successors:
    """Finds successors within a state. Only what exactly one municipality fits is believed."""

    def __init__(self, run: Run, ended: list[Municipality]) -> None:
        self.run = run
        self.ended = ended
        new = {id(place) for place in run.stock.changes.new}
        current = [one for one in run.stock.municipalities if run.stock.is_current(one)]
        self.new = [one for one in current if id(one) in new]
        self.grown = [one for one in current if run.growth.get(id(one), 0) > 0]

    def of(self, old: Municipality) -> Municipality | None:
        """The successor: a new one with the old name in its own, the only new one near by, or
        the only neighbour that grew by as many people."""
        return (
            self._only(self.new, old, _NAMED_KM, lambda one: _carries_name(one, old))
            or self._only(self.new, old, _NEW_KM, lambda one: True)
            or self._only(self.grown, old, _GROWN_KM, lambda one: self._took_people(one, old))
        )

    def _only(
        self,
        candidates: list[Municipality],
        old: Municipality,
        kilometres: float,
        fits: Callable[[Municipality], bool],
    ) -> Municipality | None:
        found = [
            one
            for one in candidates
            if str(one.key)[:2] == str(old.key)[:2] and _near(one, old, kilometres) and fits(one)
        ]
        return found[0] if len(found) == 1 else None

    def _took_people(self, one: Municipality, old: Municipality) -> bool:
        """Whether it grew by at least the old one's people, and not by more than all that ended."""
        if not old.population:
            return False
        around = [other for other in self.ended if _near(one, other, _GROWN_KM)]
        most = sum(other.population or 0 for other in around)
        growth = self.run.growth[id(one)]
        return _LEAST_GROWTH * old.population <= growth <= _MOST_GROWTH * most


def _near(one: Municipality, other: Municipality, kilometres: float) -> bool:
    away = distance(one, other)
    return away is not None and away <= kilometres


def _carries_name(one: Municipality, old: Municipality) -> bool:
    """“Wald-Michelbach” carries “Michelbach”."""
    parts = {name_key(part) for part in re.split(r"[-/ ]", one.name)}
    return name_key(old.name) in parts | {name_key(one.name)}
