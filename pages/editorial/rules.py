"""Rules on what setting up leaves behind: gaps in the legal texts that somebody must fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from pages.base import rules
from pages.base.models import AccessibilityStatementPage, LegalPage

_GAP = re.compile(r"\[(?:Bitte ausfüllen|Please fill in)[^\]]*\]")
_FIELDS = ("body", "method", "barriers", "feedback", "enforcement")


def gaps(text: str) -> list[str]:
    """The gaps in a starter text: “[Bitte ausfüllen: …]”."""
    return _GAP.findall(text)


@rules.rule(LegalPage)
@rules.rule(AccessibilityStatementPage)
def gaps_are_filled(page: LegalPage | AccessibilityStatementPage) -> Iterator[rules.Finding]:
    """A legal page does not go live with gaps."""
    for name in _FIELDS:
        found = gaps(_stored(getattr(page, name, "")))
        if found:
            yield rules.Finding(
                rule="gap",
                field=name,
                message=_("“%(field)s” still has gaps: %(gap)s")
                % {"field": rules.label(page, name), "gap": found[0]},
                proposal=_("Fill in everything in square brackets."),
                blocks=True,
            )


def _stored(value: Any) -> str:
    """The text of a field as it is stored, without rendering its blocks."""
    return str(value.get_prep_value() if hasattr(value, "stream_block") else value)
