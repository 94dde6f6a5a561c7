"""The forms of “Publish on …”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from pages.base.planned import here

from ..models import Bundle
from . import moments

WHICH = [
    (moments.FIRST, _("The first time (summer time)")),
    (moments.SECOND, _("The second time (standard time)")),
]


class Day(forms.DateInput):
    """The date picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Time(forms.TimeInput):
    """The time picker of the browser, to the minute."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MomentForm(forms.Form):
    """A day and a time on the clocks here."""

    day = forms.DateField(label=_("Day"), widget=Day())
    time = forms.TimeField(label=_("Time of day"), widget=Time())
    which = forms.ChoiceField(
        label=_("Which one?"), choices=WHICH, widget=forms.RadioSelect, required=False
    )

    asks_which = False
    moment: dt.datetime

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("day") and cleaned.get("time"):
            try:
                self.moment = moments.moment(
                    cleaned["day"], cleaned["time"], cleaned.get("which", "")
                )
            except ValidationError as error:
                self.asks_which = error.code == "twice"
                self.add_error("time", error)
        return cleaned


class PlanForm(MomentForm):
    """When a page or record goes online, in which languages, and when it goes offline again."""

    languages = forms.MultipleChoiceField(
        label=_("At the same moment"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, translations: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.translations = {str(one.pk): one for one in translations}
        if translations:
            field: Any = self.fields["languages"]
            field.choices = [
                (str(one.pk), _("%(language)s: %(title)s") % _named(one)) for one in translations
            ]
        else:
            del self.fields["languages"]

    @property
    def chosen(self) -> list[Any]:
        """The translations that were ticked."""
        return [self.translations[key] for key in self.cleaned_data.get("languages", [])]


class EndForm(forms.Form):
    """When something goes offline again."""

    end_day = forms.DateField(label=_("Day"), widget=Day(), required=False)
    end_time = forms.TimeField(label=_("Time of day"), widget=Time(), required=False)

    moment: dt.datetime | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, time = cleaned.get("end_day"), cleaned.get("end_time")
        if day or time:
            self._read(day, time)
        return cleaned

    def _read(self, day: dt.date | None, time: dt.time | None) -> None:
        if day is None:
            self.add_error("end_day", _("Please choose a day as well."))
            return
        try:
            self.moment = moments.moment(day, time or dt.time(0), moments.SECOND)
        except ValidationError as error:
            self.add_error("end_time", error)
            return
        if self.moment <= timezone.now():
            self.add_error("end_day", _("This moment has passed. Please choose a later one."))


class BundleForm(forms.ModelForm):
    """A new bundle."""

    class Meta:
        model = Bundle
        fields = ["title"]


class MemberForm(forms.Form):
    """One more page for a bundle."""

    page = forms.IntegerField(label=_("Page"), widget=AdminPageChooser())


def split(moment: dt.datetime | None, prefix: str = "") -> dict[str, Any]:
    """A moment as the first values of a form."""
    if moment is None:
        return {}
    local = here(moment)
    which = moments.SECOND if local.fold else ""
    return {f"{prefix}day": local.date(), f"{prefix}time": local.time(), "which": which}


def _named(row: Any) -> dict[str, str]:
    from django.utils.translation import get_language_info

    name = get_language_info(row.locale.language_code)["name_translated"]
    return {"language": name, "title": str(row.get_latest_revision_as_object())}
