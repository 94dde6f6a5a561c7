"""Which rows belong together: those of one page with all below it, in all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable


class Groups:
    """Sets of things that grow together."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def join(self, one: Hashable, other: Hashable) -> None:
        """Let two things belong together, with all that belongs to each."""
        first, second = self.of(one), self.of(other)
        if first != second:
            self._above[first] = second

    def of(self, one: Hashable) -> Hashable:
        """The thing that stands for all those that belong to this one."""
        self._above.setdefault(one, one)
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def members(self) -> dict[Hashable, list[Hashable]]:
        """All groups."""
        found: dict[Hashable, list[Hashable]] = defaultdict(list)
        for one in list(self._above):
            found[self.of(one)].append(one)
        return found
