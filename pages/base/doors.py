"""The doors of the home page: the few tasks that most people come with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from . import entries
from .models import TranslatedRecord
from .presentation import Teaser

Door = Callable[[HttpRequest], Teaser | None]
DOORS_MAX = 3


@dataclass(frozen=True, slots=True)
class _Registered:
    door: Door
    order: int


_doors: list[_Registered] = []


def door(*, order: int) -> Callable[[Door], Door]:
    """Register a function that gives a door, or None while there is nothing behind it."""

    def register(function: Door) -> Door:
        _doors.append(_Registered(function, order))
        _doors.sort(key=lambda one: one.order)
        return function

    return register


def doors(request: HttpRequest) -> list[Teaser]:
    """The doors that lead somewhere."""
    found = (one.door(request) for one in _doors)
    return [one for one in found if one][:DOORS_MAX]


def has_records(route: str) -> bool:
    """Whether anything is listed of the records whose pages have this route."""
    return any(
        model.objects.sources().listed().exists()
        for model in entries.builders
        if issubclass(model, TranslatedRecord) and model.route == route
    )


@door(order=10)
def help_somewhere(request: HttpRequest) -> Teaser | None:
    """To the offers for volunteers."""
    if not has_records("opportunity"):
        return None
    return Teaser(
        title=_("I would like to help"),
        url=reverse("opportunities"),
        summary=_("Offers by associations and initiatives, filtered by place, time and topic."),
    )


@door(order=20)
def find_advice(request: HttpRequest) -> Teaser | None:
    """To those who advise associations."""
    if not has_records("contact-point"):
        return None
    return Teaser(
        title=_("I am looking for advice for my association"),
        url=reverse("contact-points"),
        summary=_("Advice and training: who is in charge in your district."),
    )
