"""From what is public in the database to items of the index, by way of the registered entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pages.base import entries
from pages.base.choices import Place
from pages.base.entries import Entry
from pages.base.models import BasePage, Category, TranslatedRecord
from pages.base.models.page import in_language as pages_in_language
from pages.base.public import earliest
from pages.base.records import in_language as records_in_language
from pages.places.models import District, Municipality

from .documents import Item, document_key

TYPES = {
    "opportunity": _("Opportunities"),
    "organisation": _("Organisations"),
    "centre": _("Coordination centres"),
    "city": _("Engaged cities"),
    "contact-point": _("Contact points"),
    "event": _("Events"),
    "course": _("Courses"),
    "series": _("Series of events"),
    "programme": _("Programmes"),
    "press-release": _("Press releases"),
    "publication": _("Publications"),
    "page": _("Pages"),
}
"""Kinds of things in the index, in the order in which the facet shows them."""

LOCALES = tuple(code for code, _name in settings.LANGUAGES)
CHUNK = 500
_QUALITY = {"centre": 0.9, "city": 0.8, "programme": 0.8, "contact-point": 0.7, "page": 0.4}
_FACETS_OF_CATEGORIES = ("field", "activity", "audience", "accessibility")


def models() -> list[type[Model]]:
    """The types that the index holds."""
    return list(entries.builders)


def identity_field(model: type[Model]) -> str:
    """The field that all translations of a thing share; its value is the id of the entry."""
    return "translation_key" if issubclass(model, BasePage) else "public_id"


def keys_of(identity: object) -> list[str]:
    """All keys under which the index may know a thing."""
    return [document_key(type_, str(identity), locale) for type_ in TYPES for locale in LOCALES]


def leading(model: Any) -> QuerySet[Any]:
    """One listed row for each thing: the German one, or the only one."""
    rows = model.objects.listed()
    if hasattr(model, "found_q"):
        rows = rows.filter(model.found_q(timezone.now()))
    if issubclass(model, TranslatedRecord):
        return rows.sources().select_related("locale")
    if not issubclass(model, BasePage):
        return rows
    german = model._base_manager.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    leads = Q(locale__language_code=settings.LANGUAGE_CODE) | ~Exists(german)
    rows = rows.filter(leads, not_indexed=False)
    return rows.select_related("locale", *model.served_with)


def in_locale(model: Any, leads: Sequence[Any], locale: str) -> list[Any]:
    """The rows to show for leading rows, in order: with the texts of `locale` where there are."""
    if issubclass(model, BasePage):
        return pages_in_language(model, leads, locale)
    if issubclass(model, TranslatedRecord):
        return records_in_language(leads, locale)
    return list(leads)


def items(model: Any, identities: Collection[object] | None = None) -> Iterator[Item]:
    """All listed things of a type (or some, by their identity), in every language of the site."""
    rows = leading(model).order_by("pk")
    if identities is not None:
        rows = rows.filter(**{f"{identity_field(model)}__in": list(identities)})
    last = 0
    names = Names()
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        for locale in LOCALES:
            yield from _in_locale(model, chunk, locale, names)


def count(model: Any) -> int:
    """How many items `items` gives."""
    return int(leading(model).count()) * len(LOCALES)


def _in_locale(model: Any, chunk: list[Any], locale: str, names: Names) -> Iterator[Item]:
    with override(locale):
        rows = in_locale(model, chunk, locale)
        for lead, row, entry in zip(chunk, rows, entries.entries_for(rows, locale), strict=True):
            yield item(entry, lead, row, locale, names)


def item(entry: Entry, lead: Any, row: Any, locale: str, names: Names) -> Item:
    """The item of an entry. `lead` is the row with the facts, `row` the one it was built from."""
    districts = names.districts_of(entry)
    return Item(
        type=entry.type,
        id=entry.id,
        locale=locale,
        title=entry.title,
        language=entry.language,
        organisation=", ".join(party.name for party in entry.by),
        place_names=names.of_places(entry, districts),
        categories=names.of_categories(entry, locale),
        summary=entry.summary,
        body=entry.body,
        facets={
            "type": (entry.type,),
            **_category_facets(entry),
            **entry.facets,
            "district": tuple(names.slug(pk) for pk in districts),
            "mode": (entry.attendance,) if entry.attendance else (),
        },
        point=entry.point or names.point_of(entry),
        municipalities=(entry.municipality,) if entry.municipality else (),
        districts=districts,
        everywhere=_is_everywhere(entry, districts),
        first_published=entry.first_published,
        starts=entry.starts,
        deadline=_moment(entry.valid_until),
        visible_until=earliest(entry.listed_until, _found_until(lead)),
        quality=_QUALITY.get(entry.type, 0.5),
        stored={"model": lead._meta.label_lower, "pk": lead.pk},
    )


def _found_until(lead: Any) -> dt.datetime | None:
    """When something leaves the search alone."""
    return lead.found_until() if hasattr(lead, "found_until") else None


def _category_facets(entry: Entry) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for facet, _sign, code in (category.partition(":") for category in entry.categories):
        if facet in _FACETS_OF_CATEGORIES:
            found[facet] = (*found.get(facet, ()), code)
    return found


def _is_everywhere(entry: Entry, districts: tuple[int, ...]) -> bool:
    """Not bound to a place: by its kind, or since it names none."""
    nowhere = not districts and not entry.municipality and entry.point is None
    return nowhere or entry.attendance in {Place.ONLINE, Place.HYBRID, Place.STATEWIDE}


def _moment(value: dt.datetime | dt.date | None) -> dt.datetime | None:
    if value is None or isinstance(value, dt.datetime):
        return value
    return timezone.make_aware(dt.datetime.combine(value, dt.time.max))


class Names:
    """Names of places and categories, read once for many items."""

    def __init__(self) -> None:
        self._districts: dict[int, District] = District.objects.in_bulk()
        self._towns: dict[int, Municipality] = Municipality.objects.in_bulk()
        self._categories: dict[str, Category] | None = None

    def districts_of(self, entry: Entry) -> tuple[int, ...]:
        """The districts an entry names, and the one of its municipality."""
        town = self._towns.get(entry.municipality or 0)
        found = dict.fromkeys(entry.districts)
        if town is not None and town.district_id:
            found[town.district_id] = None
        return tuple(pk for pk in found if pk in self._districts)

    def slug(self, district: int) -> str:
        return str(self._districts[district].slug)

    def point_of(self, entry: Entry) -> tuple[float, float] | None:
        """The middle of the municipality."""
        town = self._towns.get(entry.municipality or 0)
        if town is None or town.latitude is None or town.longitude is None:
            return None
        return (town.latitude, town.longitude)

    def of_places(self, entry: Entry, districts: tuple[int, ...]) -> tuple[str, ...]:
        """What somebody may call the place."""
        town = self._towns.get(entry.municipality or 0)
        names = [town.name if town else "", entry.address.town, entry.address.name, entry.area]
        names += [self._districts[pk].name for pk in districts]
        return tuple(dict.fromkeys(name for name in names if name))

    def of_categories(self, entry: Entry, locale: str) -> tuple[str, ...]:
        """Names of the categories in a language, but of those that say who may take part."""
        if self._categories is None:
            rows = Category.objects.prefetch_related("texts")
            self._categories = {f"{row.facet}:{row.code}": row for row in rows}
        said = (code for code in entry.categories if not code.startswith("audience:"))
        known = (self._categories.get(code) for code in said)
        return tuple(row.text("name", locale) for row in known if row is not None)
