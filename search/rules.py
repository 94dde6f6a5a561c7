"""Rules that settings change: documents hold the moments that follow from them."""

from __future__ import annotations

from django.conf import settings

from pages.base.models import Cursor

from .comparing import differences
from .indexes import indexes
from .upkeep import repair

_SIGN = "-rules"
"""What the row is called, after the name of the index, that remembers the settings."""


def follow() -> int:
    """After a change of the settings, mend the documents that differ; how many."""
    mended = 0
    now = _sum_of_settings()
    for index in indexes().values():
        row, _created = Cursor.objects.get_or_create(
            consumer=f"{index.name}{_SIGN}", defaults={"position": now}
        )
        if row.position != now:
            found = differences(index)
            repair(index, found)
            Cursor.objects.filter(pk=row.pk).update(position=now)
            mended += len(found)
    return mended


def _sum_of_settings() -> int:
    """One number for the settings by which things leave lists and search."""
    total = 0
    for number in (
        settings.CONFIRM_PROFILES_MONTHS,
        settings.CONFIRM_OPPORTUNITIES_MONTHS,
        settings.CONFIRM_GRACE_DAYS,
    ):
        total = total * 10_000 + number
    return total
