"""The doors of the home page: the few tasks that most people come with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

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


def has_records(request: HttpRequest, route: str) -> bool:
    """Whether anything is listed of the records whose pages have this route.

    One query per request, whatever the number of doors that ask.
    """
    if not hasattr(request, "_listed_routes"):
        rows = {
            model.route.replace("-", "_"): Exists(model.objects.sources().listed())
            for model in entries.builders
            if issubclass(model, TranslatedRecord)
        }
        found = Locale.objects.annotate(**rows).values(*rows).first() if rows else None
        request._listed_routes = found or {}  # type: ignore[attr-defined]
    routes: dict[str, bool] = request._listed_routes  # type: ignore[attr-defined]
    return routes.get(route.replace("-", "_"), False)


@door(order=10)
def help_somewhere(request: HttpRequest) -> Teaser | None:
    """To the offers for volunteers."""
    if not has_records(request, "opportunity"):
        return None
    return Teaser(
        title=_("I would like to help"),
        url=reverse("opportunities"),
        summary=_("Offers by associations and initiatives, filtered by place, time and topic."),
    )


@door(order=20)
def find_advice(request: HttpRequest) -> Teaser | None:
    """To those who advise associations."""
    if not has_records(request, "contact-point"):
        return None
    return Teaser(
        title=_("I am looking for advice for my association"),
        url=reverse("finder"),
        summary=_("Advice and training: who is in charge in your district."),
    )
