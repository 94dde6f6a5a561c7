"""What an import did, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What became of one row of a file, or of a place that the file no longer has."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ENDED = "ended"
    LEFT_OUT = "left out"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value before and after."""

    name: str
    old: Any
    new: Any

    def __str__(self) -> str:
        return f"{self.name}: {_shown(self.old)} → {_shown(self.new)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report. `where` is empty for places that the file no longer has."""

    outcome: Outcome
    where: str
    what: str
    changes: tuple[FieldChange, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        details = "; ".join([*map(str, self.changes), *filter(None, [self.note])])
        place = f"{self.where}: " if self.where else ""
        return f"{self.outcome:9} {place}{self.what}" + (f" ({details})" if details else "")


@dataclass(slots=True)
class Report:
    """All lines of an import, and remarks on the file as a whole."""

    lines: list[Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(
        self,
        outcome: Outcome,
        where: str,
        what: str,
        changes: Iterable[FieldChange] = (),
        note: str = "",
    ) -> None:
        self.lines.append(Line(outcome, where, what, tuple(changes), note))

    def refuse(self, where: str, what: str, why: str) -> None:
        self.add(Outcome.REFUSED, where, what, note=why)

    def compare(
        self, where: str, what: str, changes: Iterable[FieldChange], note: str = ""
    ) -> None:
        """Changed if there are changes, otherwise unchanged."""
        changes = tuple(changes)
        outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
        self.add(outcome, where, what, changes, note)

    def of(self, outcome: Outcome) -> list[Line]:
        return [line for line in self.lines if line.outcome == outcome]

    @property
    def counts(self) -> Counter[Outcome]:
        return Counter(line.outcome for line in self.lines)

    @property
    def summary(self) -> str:
        """“12 new, 3 changed, …”, every outcome in its order."""
        counts = self.counts
        return ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, list | tuple | set):
        return ", ".join(map(str, value)) or "–"
    return str(value)
