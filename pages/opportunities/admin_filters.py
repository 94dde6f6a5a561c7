"""What the list of opportunities in the admin can be narrowed by: as tags, or in the database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.widgets import AdminSnippetChooser

from pages.base.finding import tag
from pages.base.lists.filters import MoreFilters, by_confirmation, by_translation, languages
from pages.base.lists.standing import NAMES, RETURNED, SCHEDULED, WAITING, standing_q
from pages.base.models import Organisation
from pages.base.periods import before, following

from .models import Opportunity

SHOWN = {
    "live": _("published"),
    "changed": _("published, with a newer draft"),
    "scheduled": _("scheduled"),
    "expired": _("expired"),
    "draft": _("draft"),
}
"""Names of what `drafts.publication` says."""

_ENDS = {
    "over": _("over"),
    "14": _("within 14 days"),
    "90": _("within 90 days"),
    "never": _("no end"),
}


_BY_DATABASE = (SCHEDULED, WAITING, RETURNED)
"""States that the index does not know."""


class OpportunityFilters(MoreFilters, WagtailFilterSet):
    """Nearly every filter is a tag of the index, so that a list of any length answers at once."""

    shown = django_filters.ChoiceFilter(
        label=_("On the website"),
        choices=[
            *((key, SHOWN[key]) for key in ("live", "changed")),
            ("draft", _("not online")),
            *((key, NAMES[key]) for key in _BY_DATABASE),
        ],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_publication",
    )
    english, unconfirmed = by_translation(), by_confirmation()
    ends = django_filters.ChoiceFilter(
        label=_("Ends"),
        choices=list(_ENDS.items()),
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_end",
    )
    organisation = django_filters.ModelChoiceFilter(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        widget=AdminSnippetChooser(Organisation),
    )

    class Meta:
        model = Opportunity
        fields = (
            *("state", "shown", "ends", "unconfirmed", "english", "district", "organisation"),
            *("effort", "team"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"] = languages()

    @property
    def asks_database(self) -> bool:
        """Whether something was chosen that the index does not know."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        if chosen.get("shown") in _BY_DATABASE:
            return True
        return bool(chosen.get("english") or chosen.get("unconfirmed"))

    def tags(self) -> tuple[tuple[str, ...], ...]:
        """The tags of which one each must be true."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        found: list[tuple[str, ...]] = []
        for name, value in chosen.items():
            if value in (None, "") or name in ("english", "unconfirmed"):
                continue
            if name == "shown":
                found.append(tuple(tag("shown", one) for one in _publications(value)))
            elif name == "ends":
                found.append(_end_tags(value))
            else:
                found.append((tag(name, getattr(value, "pk", value)),))
        return tuple(found)

    def by_publication(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """The same in the database."""
        if value in _BY_DATABASE:
            return rows.filter(standing_q(Opportunity, value))
        if value == "draft":
            return rows.filter(live=False)
        return rows.filter(live=True, has_unpublished_changes=value == "changed")

    def by_end(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """The same in the database, by the days alone."""
        today = timezone.localdate()
        if value == "never":
            return rows.filter(ends_at=None, period_until=None, apply_until=None)
        if value == "over":
            return rows.filter(Q(apply_until__lt=today) | Q(period_until__lt=today))
        until = today + dt.timedelta(days=int(value))
        return rows.filter(
            Q(apply_until__range=(today, until)) | Q(period_until__range=(today, until))
        )


def _publications(value: str) -> tuple[str, ...]:
    return ("draft", "scheduled", "expired") if value == "draft" else (value,)


def _end_tags(value: str) -> tuple[str, ...]:
    if value == "never":
        return (tag("until", "never"),)
    today = timezone.localdate()
    return before(today) if value == "over" else following(today, int(value))
