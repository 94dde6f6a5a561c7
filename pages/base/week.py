"""Opening hours as rows of weekdays with a beginning and an end, instead of one form per day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel

from . import typed_dates
from .forms import RecordForm

Hours = tuple[int, dt.time, dt.time]
"""Weekday (Monday is 0), beginning and end."""
Row = dict[str, Any]

SPARE_ROWS = 2
MOST_ROWS = 40

DAYS: tuple[tuple[int, Promise, Promise], ...] = (
    (0, pgettext_lazy("weekday", "Mo"), gettext_lazy("Monday")),
    (1, pgettext_lazy("weekday", "Tu"), gettext_lazy("Tuesday")),
    (2, pgettext_lazy("weekday", "We"), gettext_lazy("Wednesday")),
    (3, pgettext_lazy("weekday", "Th"), gettext_lazy("Thursday")),
    (4, pgettext_lazy("weekday", "Fr"), gettext_lazy("Friday")),
    (5, pgettext_lazy("weekday", "Sa"), gettext_lazy("Saturday")),
    (6, pgettext_lazy("weekday", "Su"), gettext_lazy("Sunday")),
)


class WeekWidget(forms.Widget):
    """Rows of seven boxes and two times. Without the script two rows are spare."""

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-rows" not in data

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row] | None:
        if self.value_omitted_from_data(data, files, name):
            return None
        rows = (self._row(data, f"{name}-{number}") for number in range(MOST_ROWS))
        return [row for row in rows if row["days"] or row["opens"] or row["closes"]]

    @staticmethod
    def _row(data: Mapping[str, Any], prefix: str) -> Row:
        days = data.getlist(f"{prefix}-days") if hasattr(data, "getlist") else ()
        return {
            "days": [int(day) for day in days if day in {"0", "1", "2", "3", "4", "5", "6"}],
            "opens": data.get(f"{prefix}-opens", "").strip(),
            "closes": data.get(f"{prefix}-closes", "").strip(),
        }

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        rows = list(value or ())
        rows += [{"days": [], "opens": "", "closes": ""} for _spare in range(SPARE_ROWS)]
        context = {
            "name": name,
            "attrs": {**(attrs or {})},
            "rows": [{"number": number, **row} for number, row in enumerate(rows)],
            "filled": len(rows) - SPARE_ROWS,
            "next": len(rows),
            "days": [(day, str(day), short, long) for day, short, long in DAYS],
        }
        return mark_safe(render_to_string("pages/base/widgets/week.html", context))


class WeekField(forms.Field):
    """A list of hours, in the order of the week."""

    widget = WeekWidget

    def clean(self, value: list[Row] | None) -> list[Hours] | None:
        if value is None:
            return None
        hours: list[Hours] = []
        for row in value:
            hours += _hours(row)
        hours.sort()
        for one, other in pairwise(hours):
            if one[0] == other[0] and other[1] < one[2]:
                day = DAYS[one[0]][2]
                raise ValidationError(
                    _("The hours on %(day)s overlap: %(one)s and %(other)s.")
                    % {"day": day, "one": _span(one), "other": _span(other)}
                )
        return hours

    def has_changed(self, initial: Any, data: Any) -> bool:
        if data is None:
            return False
        try:
            return rows_of(self.clean(data) or []) != (initial or [])
        except ValidationError:
            return True


def _hours(row: Row) -> list[Hours]:
    if not row["days"]:
        raise ValidationError(_("Please choose at least one weekday for these hours."))
    if not (row["opens"] and row["closes"]):
        raise ValidationError(_("Please enter both times, for example 09:00 and 12:30."))
    opens, closes = (typed_dates.time_of_day(row[name]) for name in ("opens", "closes"))
    if opens >= closes:
        raise ValidationError(
            _("The end must be later than the beginning: %(hours)s. For example 09:00 to 12:30.")
            % {"hours": _span((0, opens, closes))}
        )
    return [(day, opens, closes) for day in sorted(set(row["days"]))]


def _span(hours: Hours) -> str:
    return f"{hours[1]:%H:%M}–{hours[2]:%H:%M}"


def rows_of(hours: Iterable[Hours]) -> list[Row]:
    """Days with the same hours share a row."""
    days: dict[tuple[dt.time, dt.time], list[int]] = {}
    for day, opens, closes in sorted(hours):
        days.setdefault((opens, closes), []).append(day)
    return [
        {"days": at, "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
        for (opens, closes), at in days.items()
    ]


class VisitingForm(RecordForm):
    """The form of visiting details: opening hours in one field."""

    week = WeekField(
        required=False,
        label=gettext_lazy("Regular opening hours"),
        help_text=gettext_lazy(
            "One row per time of day, for example Monday to Thursday 09:00 to 12:30. By "
            "appointment only? Leave this empty and write it into the note on the hours below."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["week"] = rows_of(
            (one.weekday, one.opens, one.closes)
            for one in self.instance.hours.all()
            if one.opens and one.closes
        )

    def _post_clean(self) -> None:
        super()._post_clean()
        hours = self.cleaned_data.get("week")
        if hours is None:
            return
        manager = self.instance.hours
        known = {(one.weekday, one.opens, one.closes): one for one in manager.all()}
        row = manager.model
        manager.set(
            known.get(one) or row(weekday=one[0], opens=one[1], closes=one[2]) for one in hours
        )


class WeekPanel(FieldPanel):
    """The opening hours in a form. What has changed is told as for any other child table."""

    def __init__(self, field_name: str = "week", **options: Any) -> None:
        super().__init__(field_name, **options)

    @cached_property
    def rows(self) -> Any:
        """The child table, for comparing."""
        return InlinePanel("hours", label=_("Hours")).bind_to_model(self.model)

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self) -> Any:
            panel = self.panel.rows
            return panel.get_bound_panel(
                instance=self.instance, request=self.request, form=None
            ).get_comparison()


class WeekdayToggles(forms.CheckboxSelectMultiple):
    """Seven buttons in a row, Monday to Sunday."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "kitt-weekdays", **(attrs or {})}, choices)

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> Any:
        short = {str(day): text for day, text, _long in DAYS}.get(str(value), label)
        both = format_html(
            '<span aria-hidden="true">{}</span><span class="w-sr-only">{}</span>', short, label
        )
        return super().create_option(name, value, both, *args, **kwargs)
