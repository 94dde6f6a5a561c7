"""Places on a page of a lower room that an upper room fills (news on the home page)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Filling:
    """A template and the function that gives its context; None: nothing to show."""

    template: str
    context: Callable[[HttpRequest, Any], dict[str, Any] | None]
    order: int


_slots: dict[str, list[Filling]] = {}


def fill(
    slot: str, template: str, *, order: int = 100
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function `(request, page) -> context` for a slot such as "home"."""

    def register(context: Callable[..., Any]) -> Callable[..., Any]:
        _slots.setdefault(slot, []).append(Filling(template, context, order))
        _slots[slot].sort(key=lambda filling: filling.order)
        return context

    return register


def fillings(slot: str) -> list[Filling]:
    """What upper rooms have registered for a slot, in order."""
    return _slots.get(slot, [])
