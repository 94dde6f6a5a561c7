"""Public forms and what belongs to them."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pages.feedback.forms import BarrierForm

from .samples import LONG_TEXT, LONG_TITLE, WORD
from .specimens import LONG, SHORT, USUAL, States, Subject

FORMS = Subject("formulare", _("Forms"))
ERROR = _("Error")


def _form(**sent: str) -> Any:
    """The form that reports a barrier, as it was sent; empty where nothing was."""
    if not sent:
        return BarrierForm()
    data = QueryDict(mutable=True)
    data.update(sent)
    form = BarrierForm(data)
    del form.fields["page"]  # its check needs the request of a visitor
    form.is_valid()
    return form


def _wrong() -> Any:
    return _form(problem="", email=LONG_TITLE)


@FORMS.shows("components/form_field.html")
def form_field() -> States:
    return {
        SHORT: {"field": _form()["email"]},
        USUAL: {"field": _form()["problem"]},
        LONG: {"field": _form(problem=LONG_TEXT)["problem"]},
        ERROR: {"field": _wrong()["email"]},
    }


@FORMS.shows("components/form_errors.html")
def form_errors() -> States:
    return {ERROR: {"form": _wrong()}}


@FORMS.shows("components/form_guard.html")
def form_guard() -> States:
    return {USUAL: {"form": _form()}, ERROR: {"form": _form(homepage="https://spam.example/")}}


@FORMS.shows("components/finder_form.html")
def finder_form() -> States:
    return {
        USUAL: {},
        _("Main button"): {"primary": True},
        LONG: {"value": f"{WORD} {LONG_TITLE}", "primary": True},
    }


@FORMS.shows("components/filter_form.html")
def filter_form() -> States:
    return {
        SHORT: _filters("Kurz", _filter("ort", "Ort")),
        USUAL: _filters("Üblich", *(_filter(f"feld-{number}", "Feld") for number in range(5))),
        LONG: {**_filters("Lang", _filter("lang", LONG_TITLE, LONG_TITLE)), "button": WORD},
    }


@FORMS.shows("components/filter_sheet.html")
def filter_sheet() -> States:
    chosen = _filters("Gewählt", _filter("ort", "Ort"))
    chosen["filters"]["chips"] = ["Auswahl 1"]
    return {USUAL: _filters("Blatt", _filter("ort", "Ort")), _("One chosen"): chosen}


def _filters(label: str, *filters: dict[str, Any]) -> dict[str, Any]:
    return {
        "filters": {"all": list(filters), "chips": []},
        "label": f"{label}: Angebote filtern",
        "button": "Anzeigen",
    }


def _filter(name: str, label: str, word: str = "Auswahl") -> dict[str, Any]:
    numbers = range(1, 4)
    choices = [{"code": str(one), "label": f"{word} {one}", "count": 10 * one} for one in numbers]
    return {"name": name, "label": label, "choices": choices, "chosen": choices[1]}
