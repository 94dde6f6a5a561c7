"""Choices that several rooms share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

SPOKEN_LANGUAGES = [
    ("de", _("German")),
    ("ar", _("Arabic")),
    ("bg", _("Bulgarian")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("fa", _("Persian")),
    ("fr", _("French")),
    ("it", _("Italian")),
    ("ku", _("Kurdish")),
    ("pl", _("Polish")),
    ("ro", _("Romanian")),
    ("ru", _("Russian")),
    ("tr", _("Turkish")),
    ("uk", _("Ukrainian")),
    ("gsg", _("German Sign Language")),
]


class Place(models.TextChoices):
    """Where something takes place."""

    ONSITE = "onsite", _("on site")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("on site and online")
    STATEWIDE = "statewide", _("everywhere in the state")


class SeveralField(models.JSONField):
    """Several of a few fixed choices, stored as a JSON list and shown as check boxes."""

    def __init__(self, *args: Any, options: list[tuple[Any, Any]] | None = None, **kwargs: Any):
        self.options = options or []
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        numbers = bool(self.options) and isinstance(self.options[0][0], int)
        return forms.TypedMultipleChoiceField(
            choices=self.options,
            coerce=int if numbers else str,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=kwargs.get("widget") or forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        known = {code for code, _label in self.options}
        unknown = [code for code in value or [] if code not in known]
        if self.options and unknown:
            raise ValidationError(_("Unknown choice: %(code)s"), params={"code": unknown[0]})


def labels(options: Iterable[tuple[Any, Any]], chosen: Collection[Any]) -> list[str]:
    """The names of the chosen options, in their fixed order."""
    return [str(label) for code, label in options if code in (chosen or ())]
