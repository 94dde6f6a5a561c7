"""The form itself: its guard, its two hidden fields, and its texts without control characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .stamps import Stamp, new_stamp, read_stamp

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Guard:
    """What protects a form. Times are in seconds, both limits count an hour.

    `per_visitor` counts one network address, `in_all` everybody together.
    """

    name: str
    at_least: int = 3
    at_most: int = 24 * 60 * 60
    per_visitor: int = 5
    in_all: int = 200


class PublicForm(forms.Form):
    """Subclasses set `guard` and add their fields."""

    guard: ClassVar[Guard]

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    homepage = forms.CharField(
        label=gettext_lazy("Please leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "feld-%s")
        super().__init__(readable(data) if data is not None else None, **kwargs)
        self.was_unreadable = data is not None and self.data != data
        for field in self.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs["class"] = "kern-form-input__input"
                field.widget.attrs |= {"aria-required": "true"} if field.required else {}
        self.next_stamp = "" if self.is_bound else new_stamp(self.guard.name)

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields to fill in, in order."""
        return [field for field in self.visible_fields() if field.name != "homepage"]

    @property
    def current_stamp(self) -> str:
        """The stamp to show: the one sent, unless it has to be replaced."""
        return self.next_stamp or str(self.data.get("stamp", ""))

    @property
    def read(self) -> Stamp | None:
        return read_stamp(self.guard.name, str(self.data.get("stamp", "")))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.was_unreadable:
            self.add_error(None, _("We took out signs that cannot be shown. Please look again."))
        if cleaned.get("homepage"):
            self.add_error("homepage", _("Please leave this field empty."))
        self._check_stamp()
        return cleaned

    def _check_stamp(self) -> None:
        stamp = self.read
        if stamp is None or stamp.age > self.guard.at_most:
            # As old as it must be: whoever sends it again at once has had the time already.
            self.next_stamp = new_stamp(self.guard.name, aged=self.guard.at_least)
        if self.errors:
            return  # it has to be sent again anyway
        if self.next_stamp:
            self.add_error(
                None,
                _(
                    "The form was open for a long time. Please send it once more; "
                    "what you wrote is still here."
                ),
            )
        elif stamp and stamp.age < self.guard.at_least:
            self.add_error(
                None,
                _("That was very fast. Please wait a moment and send the form once more."),
            )


def readable(data: QueryDict) -> QueryDict:
    """What was sent, without control characters, which no database and no page can show."""
    clean = QueryDict(mutable=True)
    for name, values in data.lists():
        clean.setlist(name, [_CONTROL.sub("", value) for value in values])
    return clean
