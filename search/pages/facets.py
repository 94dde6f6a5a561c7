"""The facets as visitors see them: names in the address, titles, names of their codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pages.base.choices import SPOKEN_LANGUAGES, Place
from pages.base.kept import kept
from pages.base.models import Category, Weekday
from pages.events.models import Course
from pages.opportunities.models import Opportunity
from pages.places.models import District
from pages.profiles.whereabouts import index_name

from ..items import TYPES

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet. `key` in the index, `name` in the address; `most`: how many stand open at first.

    `sorted_by_count`: the most frequent first; otherwise in the order of the labels.
    """

    key: str
    name: str
    title: Any
    labels: Callable[[], Labels]
    sorted_by_count: bool = False
    most: int = 6


def _plain(choices: Any) -> Callable[[], Labels]:
    return lambda: {str(code): capfirst(str(label)) for code, label in choices}


def _categories(facet: str) -> Callable[[], Labels]:
    def read() -> Labels:
        rows = Category.objects.filter(facet=facet).prefetch_related("texts")
        return {row.code: row.name for row in rows}

    return lambda: kept(("category names", facet, get_language()), read)


def _districts() -> Labels:
    def read() -> Labels:
        rows = District.objects.as_of().order_by("sort_key", "pk")
        return {row.slug: index_name(row) for row in rows}

    return kept(("district names",), read)


FACETS = (
    Facet("type", "art", _("Kind"), lambda: {code: str(label) for code, label in TYPES.items()}),
    Facet("field", "thema", _("Field"), _categories("field"), sorted_by_count=True),
    Facet("activity", "taetigkeit", _("Activity"), _categories("activity"), sorted_by_count=True),
    Facet("audience", "fuer", _("Suitable for"), _categories("audience"), sorted_by_count=True),
    Facet("effort", "aufwand", _("Time needed"), _plain(Opportunity.Effort.choices)),
    Facet("weekday", "tag", _("Weekday"), _plain(Weekday.choices), most=7),
    Facet("mode", "wo", _("On site or online"), _plain(Place.choices)),
    Facet(
        "language",
        "sprache",
        _("Languages spoken"),
        _plain(SPOKEN_LANGUAGES),
        sorted_by_count=True,
    ),
    Facet("accessibility", "zugang", _("Accessibility"), _categories("accessibility")),
    Facet("module", "modul", _("Kind of course"), _plain(Course.Module.choices)),
    Facet("district", "kreis", _("County or city"), _districts),
)
BY_NAME = {facet.name: facet for facet in FACETS}
BY_KEY = {facet.key: facet for facet in FACETS}
