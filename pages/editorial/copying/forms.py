"""The short forms."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from . import rights, series_rule

_DAY = "%d.%m.%Y"


class TitleForm(forms.Form):
    """What the copy is called."""

    title = forms.CharField(label=gettext_lazy("Title of the copy"), max_length=160)


class CohortForm(forms.Form):
    """Of which programme, and whether its release is begun as well."""

    last = forms.ChoiceField(label=gettext_lazy("Programme"))
    with_release = forms.BooleanField(
        label=gettext_lazy("Begin the press release too, from that of the last cohort"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.pk): one for one in rights.cohorts(user)}
        self.fields["last"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.programme} ({_('last')}: {one})") for key, one in self.found.items()
        ]
        if not rights.may_write_releases(user):
            del self.fields["with_release"]


class ProfileForm(forms.Form):
    """For which place: members of a programme first, then all other places of its kind."""

    place = forms.ChoiceField(
        label=gettext_lazy("Place without a profile"),
        help_text=gettext_lazy("Type the first letters of the name to find it."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members, others = rights.without_profile(user), rights.other_places(user)
        self.found: dict[str, Any] = {f"member-{one.pk}": one for one in members}
        self.found |= {f"{one._meta.model_name}-{one.pk}": one for one in others}
        groups: dict[str, list[tuple[str, str]]] = {_("Members"): [], _("Not a member yet"): []}
        for key, one in self.found.items():
            heading = _("Members") if key.startswith("member-") else _("Not a member yet")
            groups[heading].append((key, str(one)))
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (heading, rows) for heading, rows in groups.items() if rows
        ]


class ReleaseForm(forms.Form):
    """From which release."""

    source: Any = forms.ModelChoiceField(
        None, label=gettext_lazy("Take the texts of"), empty_label=None
    )
    title = forms.CharField(label=gettext_lazy("Title of the new release"), max_length=255)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = rights.releases(user)  # type: ignore[attr-defined]


class SeriesForm(forms.Form):
    """The rule of a series; `days` are those that stay ticked."""

    rule = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=[
            (series_rule.WEEKLY, gettext_lazy("weekly, on the same weekday")),
            (series_rule.SAME_WEEKDAY, gettext_lazy("monthly, e.g. on the second Tuesday")),
            (series_rule.SAME_DAY, gettext_lazy("monthly, on the same day of the month")),
        ],
    )
    every = forms.IntegerField(
        label=gettext_lazy("Every … weeks or months"),
        min_value=1,
        max_value=12,
        initial=1,
        help_text=gettext_lazy("2: every second week, or every second month."),
    )
    first = forms.DateField(label=gettext_lazy("First date"), widget=AdminDateInput(format=_DAY))
    last = forms.DateField(
        label=gettext_lazy("Last date at the latest"), widget=AdminDateInput(format=_DAY)
    )
    days: list[dt.date]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("first"), values.get("last")
        if not (first and last) or self.errors:
            return values
        if last < first:
            self.add_error("last", _("The last date is before the first."))
            return values
        if first < timezone.localdate():
            self.add_error("first", _("The first date is in the past."))
        try:
            self.days = series_rule.days(values["rule"], first, last, values["every"])
        except series_rule.TooMany:
            text = _("These are more than %(most)s dates. Please choose an earlier last date.")
            self.add_error("last", text % {"most": series_rule.MOST})
        return values
