"""What a visitor wants to see of the members: a cohort, a phase, who takes part and who does not.

The state is in the address (`?staffel=3`, `?phase=1`, `?stand=nicht-dabei`), so that it works
without a script and can be passed on. Map and list follow the same choice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages.places.land import Land
from pages.places.models import District

from .maps import by_district, named
from .models import Cohort, Membership, Phase, Programme

ANCHOR = "#mitglieder"
PRESENT, ABSENT, FORMER = "dabei", "nicht-dabei", "frueher"


@dataclass(slots=True)
class Roll:
    """All that there is to choose from."""

    programme: Programme
    land: Land
    members: list[Membership] = field(default_factory=list)
    former: list[Membership] = field(default_factory=list)
    cohorts: list[Cohort] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)

    @property
    def absent(self) -> list[District]:
        """The districts in which nobody takes part."""
        present = by_district(self.members)
        return [district for district in self.land.districts if district.pk not in present]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its place in the address, its words, and what it leaves of the members."""

    name: str
    code: str
    label: str
    count: int
    keeps: Callable[[Membership], bool]
    part: Cohort | Phase | None = None

    @property
    def url(self) -> str:
        return f"?{urlencode({self.name: self.code})}{ANCHOR}"


@dataclass(slots=True)
class Selection:
    """What is left of the roll. `asked`: the options in force, none: everything is shown."""

    members: list[Membership]
    former: list[Membership]
    absent: list[District]
    options: list[Option]
    asked: list[Option]

    @property
    def phase(self) -> Phase | None:
        """The phase that is asked for."""
        return next((one.part for one in self.asked if isinstance(one.part, Phase)), None)

    @property
    def districts(self) -> set[int] | None:
        """The ids of the districts to show on the map; None for all."""
        if not self.asked:
            return None
        shown = by_district([*self.members, *self.former])
        return {*shown, *(district.pk for district in self.absent)}

    def bar(self, path: str) -> dict[str, Any] | None:
        """For `components/member_filter.html`; None where there is nothing to choose."""
        if len(self.options) < 2:
            return None
        return {
            "items": [
                {
                    "label": option.label,
                    "count": option.count,
                    "url": option.url,
                    "current": option in self.asked,
                }
                for option in self.options
            ],
            "all_url": f"{path}{ANCHOR}",
            "active": bool(self.asked),
            "chosen": [option.label for option in self.asked],
            "empty": not (self.members or self.former or self.absent),
        }


def select(roll: Roll, params: Mapping[str, str]) -> Selection:
    """What the address asks for; what it names wrongly is not asked."""
    options = [one for one in _options(roll) if one.count]
    asked = [one for one in options if params.get(one.name) == one.code]
    stand = next((one.code for one in asked if one.name == "stand"), "")
    parts = [one for one in asked if one.name != "stand"]
    # A phase is a time: those who have left since then took part in it.
    current = stand in ("", PRESENT)
    former = stand == FORMER or (not stand and all(one.name == "phase" for one in parts))

    def left(rows: list[Membership], wanted: bool) -> list[Membership]:
        return [row for row in rows if wanted and all(one.keeps(row) for one in parts)]

    return Selection(
        members=left(roll.members, current),
        former=left(roll.former, former),
        absent=roll.absent if stand in ("", ABSENT) and not parts else [],
        options=options,
        asked=asked,
    )


def _is_in_cohort(cohort: Any, row: Any) -> bool:
    return bool(row.cohort_id == cohort.pk)


def _took_part_in(phase: Any, roll: Roll, row: Any) -> bool:
    return took_part(row, phase, roll.phases)


def _options(roll: Roll) -> list[Option]:
    everybody = [*roll.members, *roll.former]
    cohorts = [
        _option("staffel", one, roll.members, partial(_is_in_cohort, one)) for one in roll.cohorts
    ]
    phases = [
        _option("phase", one, everybody, partial(_took_part_in, one, roll)) for one in roll.phases
    ]
    counties = roll.programme.members_are == Programme.Members.DISTRICTS
    nobody = _("not taking part") if counties else _("districts without a member")
    stands = [
        (PRESENT, _("taking part"), len(roll.members)),
        (FORMER, _("took part earlier"), len(roll.former)),
        (ABSENT, nobody, len(roll.absent)),
    ]
    present, former, absent = (
        Option("stand", code, capfirst(label), count, lambda row: True)
        for code, label, count in stands
    )
    return [present, *cohorts, *phases, former, absent]


def _option(
    name: str, part: Cohort | Phase, rows: list[Membership], keeps: Callable[[Any], bool]
) -> Option:
    return Option(name, str(part.number), named(part), sum(map(keeps, rows)), keeps, part)


def took_part(member: Membership, phase: Phase, phases: list[Phase]) -> bool:
    """Whether a member took part in a phase: it had joined by then and had not left before."""
    joined = next((one.number for one in phases if one.pk == member.phase_id), None)
    start = phase.starts_on
    if joined is None and start is None and phase.ends_on is None:
        return False
    begun = phase.number >= joined if joined else member.joined_on <= _end(phase, phases)
    gone = member.left_on is not None and start is not None and member.left_on <= start
    return begun and not gone


def _end(phase: Phase, phases: list[Phase]) -> dt.date:
    """The last day of a phase: its own, or the one before the next begins, or today."""
    later = [one.starts_on for one in phases if one.number > phase.number and one.starts_on]
    before_next = min(later) - dt.timedelta(days=1) if later else timezone.localdate()
    return phase.ends_on or before_next
