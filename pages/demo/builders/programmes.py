"""Programmes, phases, cohorts and memberships."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from pages.base.models import Organisation
from pages.programmes.models import (
    Cohort,
    CohortText,
    Membership,
    Phase,
    PhaseSponsor,
    PhaseText,
    Programme,
    ProgrammeText,
    Tandem,
)

from .places import district

_numbers = count(1)


def programme(name: str = "", *, english: str = "", **fields: Any) -> Programme:
    """A programme with a name; `funders` and `carriers` may be given as lists."""
    number = next(_numbers)
    funders, carriers = fields.pop("funders", []), fields.pop("carriers", [])
    fields.setdefault("code", f"programm-{number}")
    row: Any = Programme(**fields)
    row.texts = [ProgrammeText(language="de", name=name or f"Programm {number}")]
    if english:
        row.texts.add(ProgrammeText(language="en", name=english))
    row.save()
    if funders or carriers:
        row.funders, row.carriers = funders, carriers
        row.save()
    return row


def phase(
    programme: Programme, *, sponsors: list[Organisation] | None = None, **fields: Any
) -> Any:
    """The next phase of a programme with its sponsors in order."""
    number = fields.pop("number", programme.phases.count() + 1)
    row: Any = Phase(programme=programme, number=number, **fields)
    row.texts = [PhaseText(language="de", name=f"{number}. Phase")]
    row.sponsors = [
        PhaseSponsor(organisation=one, sort_order=place) for place, one in enumerate(sponsors or [])
    ]
    row.save()
    return row


def cohort(programme: Programme | None = None, **fields: Any) -> Cohort:
    """The next cohort of a programme, signed in June 2020, with a grant over three years."""
    programme = programme or _programme(Programme.Members.DISTRICTS)
    number = fields.pop("number", programme.cohorts.count() + 1)
    fields = {
        "signed_on": dt.date(2020, 6, 26),
        "grant_ceiling": 120_000,
        "grant_years": 3,
        **fields,
    }
    row: Any = Cohort(programme=programme, number=number, **fields)
    row.texts = [CohortText(language="de", name=f"{number}. Staffel")]
    row.save()
    return row


def membership(programme: Programme | None = None, **fields: Any) -> Membership:
    """A membership since July 2020: of a new county, unless a place is given."""
    part = fields.get("cohort") or fields.get("phase")
    if programme is None:
        programme = part.programme if part else _programme(Programme.Members.DISTRICTS)
    if not fields.get("district") and not fields.get("municipality"):
        fields["district"] = district(f"Beispielkreis {next(_numbers)}")
    fields.setdefault("joined_on", dt.date(2020, 7, 1))
    return Membership.objects.create(programme=programme, **fields)


def tandem(first: Membership, second: Membership) -> Tandem:
    """Two members that learn from each other."""
    return Tandem.objects.create(first=first, second=second)


def _programme(members_are: str) -> Programme:
    found = Programme.objects.filter(members_are=members_are).first()
    return found or programme(members_are=members_are)
