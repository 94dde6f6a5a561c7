"""Form fields for days and times: typed in any usual way, or picked from the browser's calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import from_current_timezone
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

from . import typed_dates


class PickedInput(forms.TextInput):
    """A text field with a button that opens the browser's own calendar or clock."""

    picker = "date"
    form = "%d.%m.%Y"
    pattern = _("DD.MM.YYYY")

    def __init__(self, attrs: dict[str, Any] | None = None, **_options: Any) -> None:
        super().__init__({"autocomplete": "off", "placeholder": self.pattern, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, dt.datetime) and timezone.is_aware(value):
            value = timezone.localtime(value)
        return value.strftime(self.form) if hasattr(value, "strftime") else value or None

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["picker"] = self.picker
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        return mark_safe(render_to_string("pages/base/widgets/picked.html", context))


class DayInput(PickedInput):
    pass


class MomentInput(PickedInput):
    picker = "datetime-local"
    form = "%d.%m.%Y %H:%M"
    pattern = _("DD.MM.YYYY HH:MM")


class TimeInput(PickedInput):
    picker = "time"
    form = "%H:%M"
    pattern = _("HH:MM")


class DayField(forms.DateField):
    """A day as people type it."""

    widget = DayInput

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.datetime):
            return value.date()
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        return typed_dates.day(str(value))


class MomentField(forms.DateTimeField):
    """Day and time as people type them, in the time zone of the site."""

    widget = MomentInput

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return from_current_timezone(value)
        if isinstance(value, dt.date):
            raise ValidationError(typed_dates.TIME_MISSING, code="invalid")
        return from_current_timezone(typed_dates.moment(str(value)))


class TimeField(forms.TimeField):
    """A time as people type it."""

    widget = TimeInput

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        return typed_dates.time_of_day(str(value))


def use_everywhere() -> None:
    """Let all forms of the admin ask for days and times in this way."""
    for field, form_class in (
        (models.DateField, DayField),
        (models.TimeField, TimeField),
        (models.DateTimeField, MomentField),
    ):
        override = {"form_class": form_class, "widget": form_class.widget}
        register_form_field_override(field, override=override)
