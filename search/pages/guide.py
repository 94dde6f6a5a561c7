"""A few questions for people who do not know yet what they want to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from pages.base.meta import trail

from .facets import BY_KEY


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is that of its boxes: "checkbox" for several answers, else "radio"."""

    name: str
    title: str
    kind: str
    answers: list[tuple[str, str]]


def guide(request: HttpRequest) -> TemplateResponse:
    """The questions; the answers lead to the list of opportunities, as its filters."""
    context: dict[str, Any] = {
        "questions": [
            _question("field", _("What is close to your heart?"), "checkbox"),
            _question("activity", _("What do you like to do?"), "checkbox"),
            _question("effort", _("How much time do you have?"), "radio"),
            _question("audience", _("What fits you?"), "checkbox"),
        ],
        "action": reverse("opportunities"),
        "suggest_url": reverse("suggestions"),
        "breadcrumbs": trail(
            (_("Find something to do"), reverse("opportunities")),
            (_("Four questions"), request.path),
        ),
        "meta": {
            "title": _("Find what suits you in four questions"),
            "description": _("Not sure yet? Four questions help you find something."),
        },
    }
    return TemplateResponse(request, "search/guide.html", context)


def _question(key: str, title: str, kind: str) -> Question:
    facet = BY_KEY[key]
    return Question(facet.name, title, kind, list(facet.labels().items()))
