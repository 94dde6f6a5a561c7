"""Which rows a person may choose, and which of them fit what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin

from pages.places.models import District, Municipality, Place, PlaceName, Postcode
from pages.places.names import name_key

from ..choosing import admin_title, choosable
from ..models import Contact, Organisation, VisitingDetails

SHOWN = 12
_FEW = 600
"""Up to so many rows are compared in all spellings; among more the database searches."""


@dataclass(frozen=True, slots=True)
class Option:
    """A row to choose: its number, its name, and what tells it from others of that name."""

    value: int
    label: str
    hint: str = ""


def known_model(label: str) -> type[Model] | None:
    """The model that “app.model” names, if rows of it can be chosen."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    is_page = issubclass(model, Page) and model is not Page
    return model if is_page or hasattr(model, "snippet_viewset") else None


def rows_for(user: Any, model: type[Model]) -> QuerySet[Any]:
    """What a person may choose of a model: facts stand in the German rows, and in force today."""
    rows = choosable(user, model)
    if issubclass(model, TranslatableMixin):
        rows = rows.filter(locale__language_code=settings.LANGUAGE_CODE)
    if issubclass(model, Place):
        today = timezone.localdate()
        rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))
    named = [one.name for one in model._meta.fields if isinstance(one, ForeignKey)]
    kept = {"district", "municipality", "organisation", "programme", "cohort", "phase", "locale"}
    rows = rows.select_related(*[name for name in named if name in kept])
    return rows.prefetch_related("texts") if hasattr(model, "texts") else rows


def found(user: Any, model: type[Model], typed: str) -> tuple[list[Option], int]:
    """The options that fit best, and how many more there are."""
    rows = rows_for(user, model)
    text = " ".join(typed.split())[:100]
    fitting = _places(rows, text) if issubclass(model, Place) else _others(rows, model, text)
    return fitting[:SHOWN], max(0, len(fitting) - SHOWN)


def exactly(user: Any, model: type[Model], typed: str) -> Option | None:
    """The only row of that name (or postcode, or key); None where there is none or several."""
    options, _more = found(user, model, typed)
    same = [one for one in options if name_key(one.label) == name_key(typed)]
    if len(same) == 1 or (len(options) == 1 and not same):
        return (same or options)[0]
    return None


def option(row: Any) -> Option:
    """A row as it is shown in the list of options."""
    label = admin_title(row) or row.title if isinstance(row, Page) else str(row)
    return Option(row.pk, label, _hint(row))


def _hint(row: Any) -> str:
    if isinstance(row, Municipality):
        return row.district.name if row.district.name != row.name else ""
    if isinstance(row, District):
        return str(row.get_kind_display())
    if isinstance(row, Contact):
        parts = [str(row.organisation or "")]
    elif isinstance(row, Organisation | VisitingDetails):
        parts = [row.town]
    else:
        parts = []
    if getattr(row, "live", True) is False:
        parts.append(_("draft"))
    return " · ".join(filter(None, parts))


def _places(rows: QuerySet[Any], text: str) -> list[Option]:
    """By name in any spelling, by the district, by postcode or official key."""
    key = name_key(text)
    if not key:
        return [option(row) for row in rows.order_by("sort_key")]
    kind = "district" if rows.model is District else "municipality"
    names = PlaceName.objects.filter(folded__contains=key)
    fits = Q(pk__in=names.values(kind)) | Q(key__startswith=text)
    if kind == "municipality":
        fits |= Q(district__in=names.values("district"))
        fits |= Q(pk__in=Postcode.objects.filter(code__startswith=text).values("municipality"))
    return _best_first(map(option, rows.filter(fits).order_by("sort_key")), key)


def _others(rows: QuerySet[Any], model: type[Model], text: str) -> list[Option]:
    key = name_key(text)
    if rows.order_by()[: _FEW + 1].count() > _FEW:
        for word in text.split():
            rows = rows.filter(_said(model, word))
        rows = rows[: 10 * SHOWN]
    options = [option(row) for row in rows]
    return _best_first([one for one in options if _fits(one, text)], key) if key else options


def _said(model: type[Model], word: str) -> Q:
    names = [name for name in ("name", "title", "short_name", "town") if _has(model, name)]
    said = Q(pk__in=[])
    for name in names:
        said |= Q(**{f"{name}__icontains": word})
    return said


def _has(model: type[Model], name: str) -> bool:
    return any(one.name == name for one in model._meta.get_fields())


def _fits(one: Option, text: str) -> bool:
    said = name_key(f"{one.label} {one.hint}")
    return all(name_key(word) in said for word in text.split())


def _best_first(options: Iterable[Option], key: str) -> list[Option]:
    """Names that begin with what is typed stand before those that only contain it."""

    def rank(one: Option) -> int:
        name = name_key(one.label)
        return 0 if name == key else 1 if name.startswith(key) else 2 if key in name else 3

    return sorted(options, key=rank)
