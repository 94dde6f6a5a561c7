"""Fields in which one types a few letters and chooses: one row, or several.

The script asks the server for what fits. Without it the text that is typed is looked up when the
form arrives, so the fields work in both ways.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms.models import register_form_field_override, registry
from wagtail.admin.widgets import BaseChooser
from wagtail.models import Page

from ..ownership import acting
from . import rows

NOT_FOUND = _("Nothing of that name was found. Please type a few letters, then choose.")
_FEW = frozenset(["programmes.Programme", "press.Topic"])
"""Models with a handful of rows: check boxes show them all at once."""


class _Typed(forms.Widget):
    """What both kinds of field share."""

    template_name = "pages/base/widgets/combobox.html"
    several = False
    keeps_text = True
    """The value may be a text that names no row."""

    def __init__(self, model: type[models.Model], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.model = model

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        return mark_safe(render_to_string(self.template_name, context))

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        keys, typed = _split(value)
        context["widget"] |= {
            "several": self.several,
            "of": self.model._meta.label_lower,
            "chosen": self._chosen(keys),
            "typed": ", ".join(typed),
        }
        return context

    def _chosen(self, keys: list[int]) -> list[rows.Option]:
        found = self.model._default_manager.filter(pk__in=keys) if keys else []
        return [rows.option(row) for row in found]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-typed" not in data

    def _looked_up(self, typed: str) -> str:
        """The number of the row that a text names; the text itself where it names none."""
        user = acting.get()
        one = rows.exactly(user, self.model, typed) if user is not None else None
        if one:
            return str(one.value)
        return f"{typed}?" if typed.isdecimal() else typed  # no number of a row

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class TypedChoice(_Typed):
    """One row of a model."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = context["widget"]["chosen"]
        context["widget"]["one"] = chosen[0] if chosen else None
        context["widget"]["edit_url"] = self._edit_url()
        return context

    def _edit_url(self) -> str:
        viewset = getattr(self.model, "snippet_viewset", None)
        try:
            return reverse(viewset.get_url_name("edit"), args=["0"]) if viewset else ""
        except NoReverseMatch:
            return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        key, typed = data.get(name), data.get(f"{name}-typed")
        if typed is None or (key and typed == data.get(f"{name}-shown")):
            return key or None
        typed = " ".join(typed.split())
        return self._looked_up(typed) if typed else None

    def format_value(self, value: Any) -> str | None:
        return str(value) if value else None


class TypedChoices(_Typed):
    """Several rows of a model: those chosen stand there as ticked boxes."""

    several = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        several = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        further = [one.strip() for one in (data.get(f"{name}-typed") or "").split(";")]
        keys = [*several, *(self._looked_up(one) for one in further if one)]
        return list(dict.fromkeys(map(str, keys)))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return id_


def _split(value: Any) -> tuple[list[int], list[str]]:
    """Numbers of rows, and texts that name none."""
    values = value if isinstance(value, list | tuple | set | models.QuerySet) else [value]
    texts = [str(getattr(one, "pk", one)) for one in values if one not in (None, "")]
    numbers = [int(one) for one in texts if one.isdecimal() and len(one) < 19]
    return numbers, [one for one in texts if not (one.isdecimal() and len(one) < 19)]


def one_of(field: Any) -> dict[str, Any] | None:
    """How forms ask for one row; pages of any type are chosen from the tree, as usual."""
    usual: dict[str, Any] | None = registry.foreign_key_lookup(field)
    model = field.remote_field.model
    widget = (usual or {}).get("widget")
    made = widget if isinstance(widget, type) else type(widget)
    if (
        not issubclass(made, BaseChooser)
        or model is Page
        or not rows.known_model(model._meta.label)
    ):
        return usual
    texts = {"invalid_choice": NOT_FOUND}
    return {**(usual or {}), "widget": TypedChoice(model), "error_messages": texts}


def several_of(field: Any) -> dict[str, Any]:
    """How forms ask for several rows."""
    model = field.remote_field.model
    if model._meta.label in _FEW:
        return {"widget": forms.CheckboxSelectMultiple}
    if not rows.known_model(model._meta.label):
        return {}
    texts = {"invalid_choice": NOT_FOUND, "invalid_pk_value": NOT_FOUND}
    return {"widget": TypedChoices(model), "error_messages": texts}


def use_everywhere() -> None:
    """Let all forms of the admin ask for rows in this way."""
    register_form_field_override(models.ForeignKey, override=one_of, exact_class=True)
    register_form_field_override(ParentalManyToManyField, override=several_of)
    register_form_field_override(models.ManyToManyField, override=several_of, exact_class=True)
