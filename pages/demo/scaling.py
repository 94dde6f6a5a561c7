"""Many releases for load tests, from a seed; `records` adds opportunities and events."""

from __future__ import annotations

import datetime as dt
import importlib
import random

from .builders import release
from .context import Context

RELEASES = 10  # more of them per step of the scale
_BEGINNINGS = ("Neue Kurse", "Beratung vor Ort", "Mehr Patenschaften", "Treffen der Vereine")
_PLACES = ("im Odenwald", "in der Wetterau", "in Nordhessen", "an der Lahn", "in Fulda")


def load(ctx: Context) -> None:
    """(scale - 1) times as much again."""
    chance = random.Random(ctx.seed)
    for number in range((ctx.scale - 1) * RELEASES):
        title = f"{chance.choice(_BEGINNINGS)} {chance.choice(_PLACES)} ({number + 1})"
        _release(ctx, number, title, chance.randrange(30, 3000))
    records = importlib.import_module("pages.demo.records")
    if hasattr(records, "scale"):
        records.scale(ctx)


def _release(ctx: Context, number: int, title: str, days_ago: int) -> None:
    parent, contact = ctx.get("page:aktuelles"), ctx.get("contact:presse")
    if parent and contact:
        ctx.once(
            f"scale:release:{number}",
            lambda: release(
                title,
                parent=parent,
                press_contact=contact,
                issued_at=ctx.now - dt.timedelta(days=days_ago),
            ),
        )
