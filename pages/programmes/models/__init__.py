"""The tables of the programmes."""

from .membership import Membership, Tandem
from .page import ProgrammeIndexPage, ProgrammePage, RelatedPage
from .phase import Cohort, CohortText, Phase, PhaseSponsor, PhaseText
from .programme import KeyFigure, KeyFigureText, Programme, ProgrammeText

__all__ = [
    "Cohort",
    "CohortText",
    "KeyFigure",
    "KeyFigureText",
    "Membership",
    "Phase",
    "PhaseSponsor",
    "PhaseText",
    "Programme",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ProgrammeText",
    "RelatedPage",
    "Tandem",
]
