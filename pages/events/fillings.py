"""Events on the start page, and contact points in the answers of the finder."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from pages.base.records import in_language
from pages.base.slots import fill
from pages.profiles.finder import Spot

from .models import agenda
from .presentation import event_rows
from .presentation.near import contact_points_of

NEXT = 3


@fill("home", "pages/events/filling.html", order=50)
def next_events(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The next events."""
    rows = event_rows(in_language(agenda()[:NEXT]))
    return {"rows": rows} if rows else None


@fill("finder", "pages/events/finder_filling.html", order=20)
def contact_points_near(request: HttpRequest, spots: list[Spot]) -> dict[str, Any] | None:
    """The contact points in the districts that somebody looked for, those of the town first."""
    groups = contact_points_of(spots)
    return {"groups": groups, "several": len(groups) > 1} if groups else None
