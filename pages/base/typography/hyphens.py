"""Soft hyphens for long German compounds, where browsers have no dictionary of their own."""

from __future__ import annotations

import re

LONG = 16  # letters; shorter words fit every screen
SOFT_HYPHEN = "\u00ad"

_HEADS = (
    "zentr|engagement|agentur|programm|förder|netzwerk|stelle|arbeit|verwaltung|gesellschaft"
    "|versicherung|organisation|qualifizierung|ausbildung|fortbildung|beratung|kommun|landkreis"
    "|erklärung|sprache|freiheit|mitteilung|vereinbarung|versammlung|beteiligung|patenschaft"
)
_JOINT = re.compile(rf"(?<=\w{{4}})(?=(?:{_HEADS}))", re.IGNORECASE)
_WORD = re.compile(rf"\w{{{LONG},}}")


def soft_hyphens(text: str) -> str:
    """`text` with soft hyphens at the joints of its longest words; they show only at a break.

    >>> soft_hyphens("Koordinierungszentren").split(SOFT_HYPHEN)
    ['Koordinierungs', 'zentren']
    """
    return _WORD.sub(lambda word: _JOINT.sub(SOFT_HYPHEN, word.group()), text)
