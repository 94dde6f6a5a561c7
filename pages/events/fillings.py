"""Events on the start page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from pages.base.records import in_language
from pages.base.slots import fill

from .models import agenda
from .presentation import event_rows

NEXT = 3


@fill("home", "pages/events/filling.html", order=30)
def next_events(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The next events."""
    rows = event_rows(in_language(agenda()[:NEXT]))
    return {"rows": rows} if rows else None
