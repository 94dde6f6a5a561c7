"""What the panel in the editor shows of an object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.base import rules
from pages.base.rules import Finding, Severity

_NAMES = {
    Severity.MUST: (_("Please mend"), _("Otherwise some people cannot read or use it.")),
    Severity.SHOULD: (_("Better change"), _("It is wrong, or it soon will be.")),
    Severity.HINT: (_("Hints"), _("It could be easier to read.")),
}
_SHOWN = 30
"""Remarks per group; whoever has mended these gets the next ones."""


@dataclass(frozen=True, slots=True)
class Group:
    """The remarks of one severity."""

    severity: Severity
    name: Any
    reason: Any
    remarks: list[Finding]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown yet."""
        return self.count - len(self.remarks)


@dataclass(slots=True)
class Results:
    """Completeness and remarks. `has_completeness`: whether the kind of content goes "
    "live at all."""

    needed: int = 0
    filled: int = 0
    missing: list[Finding] = field(default_factory=list)
    wishes: list[Finding] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @property
    def segments(self) -> list[bool]:
        """One per needed field: whether it is filled."""
        return [place < self.filled for place in range(self.needed)]

    @property
    def count(self) -> int:
        """What stands on the button of the panel: missing fields and remarks, without wishes."""
        return len(self.missing) + sum(group.count for group in self.groups)


def results_of(obj: Any) -> Results:
    """Everything there is to say about an object, for its editor."""
    known = rules.completeness(obj)
    advice = [*_notes(obj), *rules.advice_on(obj)]
    return Results(
        needed=known.needed,
        filled=known.filled,
        missing=[_placed(obj, one) for one in known.missing],
        wishes=[one for one in advice if one.rule == "better"],
        groups=list(_groups(_placed(obj, one) for one in advice if one.rule != "better")),
    )


def _notes(obj: Any) -> list[Finding]:
    """What rules say that are asked when publishing, without blocking it."""
    return [one for one in rules.findings(obj) if not one.blocks]


def _placed(obj: Any, one: Finding) -> Finding:
    if one.label:
        return one
    return replace(one, label=rules.label(obj, one.field))


def _groups(remarks: Iterable[Finding]) -> Iterable[Group]:
    found = list(remarks)
    for severity, (name, reason) in _NAMES.items():
        own = [one for one in found if one.weight is severity]
        if own:
            yield Group(severity, name, reason, own[:_SHOWN], len(own))
