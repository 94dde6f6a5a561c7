"""What lists can be narrowed by: state, English text, end, confirmation, district, team."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.filters import LocaleFilter, WagtailFilterSet
from wagtail.models import DraftStateMixin, TranslatableMixin

from pages.places.models import District

from ..freshness import months_after
from ..models import Owned, Team, WithTexts
from ..public import end_of
from .standing import (
    CHANGED,
    DRAFT,
    EXPIRED,
    LIVE,
    MISSING,
    NAMES,
    OFFLINE,
    OUTDATED,
    RETURNED,
    SCHEDULED,
    THERE,
    TRANSLATED,
    UNPUBLISHED,
    WAITING,
    standing_q,
    translated_q,
)

_STATES = (LIVE, CHANGED, DRAFT, WAITING, RETURNED, SCHEDULED, OFFLINE, EXPIRED)
_TRANSLATIONS = (THERE, OUTDATED, UNPUBLISHED, MISSING)
_DAYS = (14, 90)
_MONTHS = (3, 6, 12)


def _choice(label: Any, choices: list[tuple[Any, Any]], method: str) -> Any:
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method=method,
    )


def by_translation() -> Any:
    """The filter by the state of the English text."""
    return _choice(_("English"), [(key, TRANSLATED[key]) for key in _TRANSLATIONS], "by_english")


def by_confirmation() -> Any:
    """The filter by the time since the last confirmation."""
    months = [
        (str(number), ngettext_lazy("%d month", "%d months", number) % number) for number in _MONTHS
    ]
    return _choice(_("Not confirmed for"), months, "by_last_confirmation")


class MoreFilters:
    """Mixin: what the two filters above ask."""

    def by_english(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(translated_q(rows.model, value))

    def by_last_confirmation(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        last = months_after(timezone.localdate(), -int(value))
        never = Q(confirmed_on__isnull=True, first_published_at__lt=end_of(last))
        return rows.filter(Q(confirmed_on__lte=last) | never, live=True)


class ListFilters(MoreFilters, WagtailFilterSet):
    """Takes those filters that make sense for the model. `ends` names the field of the last day.

    `district_path` is the way to the district.
    """

    ends = "expire_at"
    district_path = "district"

    standing = _choice(_("State"), [(key, NAMES[key]) for key in _STATES], "by_standing")
    english = by_translation()
    ending = _choice(
        _("Ends"), [(str(days), _("within %d days") % days) for days in _DAYS], "by_end"
    )
    unconfirmed = by_confirmation()
    in_district = django_filters.ModelChoiceFilter(
        label=_("District"), queryset=District.objects.all(), method="by_district"
    )
    team = django_filters.ModelChoiceFilter(label=_("Team"), queryset=Team.objects.all())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model: Any = self._meta.model
        fits = {
            "standing": issubclass(model, DraftStateMixin),
            "english": issubclass(model, TranslatableMixin),
            "ending": _has(model, self.ends),
            "unconfirmed": _has(model, "confirmed_on"),
            "in_district": _has(model, self.district_path),
            "team": issubclass(model, Owned),
        }
        for name, needed in fits.items():
            if not needed:
                self.filters.pop(name, None)
        if "locale" in self.filters:
            self.filters["locale"] = languages()
        for one in self.filters.values():
            if isinstance(one, django_filters.ModelChoiceFilter):
                _read_names_at_once(one)

    def by_standing(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(standing_q(rows.model, value))

    def by_end(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        now = timezone.now()
        until = now + dt.timedelta(days=int(value))
        field = rows.model._meta.get_field(self.ends)
        if field.get_internal_type() == "DateField":
            return rows.filter(**{f"{self.ends}__range": (now.date(), until.date())})
        return rows.filter(**{f"{self.ends}__range": (now, until)})

    def by_district(self, rows: QuerySet[Any], _name: str, value: District) -> QuerySet[Any]:
        return rows.filter(**{self.district_path: value})


def _read_names_at_once(one: Any) -> None:
    """Names of choices may stand in a table of texts: one query for all of them."""
    model = one.extra["queryset"].model if hasattr(one.extra["queryset"], "model") else None
    if model is not None and issubclass(model, WithTexts):
        one.field.queryset = one.field.queryset.prefetch_related("texts")


def _has(model: Any, path: str) -> bool:
    names = {field.name for field in model._meta.get_fields()}
    return path.partition("__")[0] in names


def languages() -> LocaleFilter:
    """German rows, with the state of their translations, or those of another language."""
    german = settings.LANGUAGE_CODE
    return LocaleFilter(
        label=_("Language"),
        choices=[(code, name) for code, name in settings.LANGUAGES if code != german],
        empty_label=None,
        null_label=_("German"),
        null_value=None,
        widget=forms.RadioSelect,
    )
