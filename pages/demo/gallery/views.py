"""The pages of the gallery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template, render_to_string
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import SUBJECTS
from .frames import FRAMES
from .specimens import Specimen, State, Subject

TEMPLATE = "pages/demo/gallery.html"


@dataclass(frozen=True, slots=True)
class Shown:
    """One template in one state, rendered."""

    title: State
    html: SafeString
    lang: str


@require_safe
@never_cache
def gallery(request: HttpRequest) -> HttpResponse:
    """All subjects on one page."""
    return _answer(request, SUBJECTS)


@require_safe
@never_cache
def subject(request: HttpRequest, slug: str) -> HttpResponse:
    """One subject."""
    found = [one for one in SUBJECTS if one.slug == slug]
    if not found:
        raise Http404
    return _answer(request, found)


@require_safe
@never_cache
def frame(request: HttpRequest, slug: str) -> HttpResponse:
    """A whole page whose frame is in a state."""
    found = next((one for one in FRAMES if one.slug == slug), None)
    if found is None:
        raise Http404
    with override(found.language):
        if found.bare:
            return HttpResponse(get_template(found.template).render())
        context = {**found.head(), **found.values, "frame_title": found.title}
        return HttpResponse(render_to_string(found.template, context, request))


def _answer(request: HttpRequest, subjects: list[Subject]) -> HttpResponse:
    context = {
        "subjects": [
            {"subject": one, "parts": [(part, _shown(request, part)) for part in one.specimens]}
            for one in subjects
        ],
        "all_subjects": SUBJECTS,
        "frames": FRAMES,
        "single": subjects[0] if len(subjects) == 1 else None,
    }
    return TemplateResponse(request, TEMPLATE, context)


def _shown(request: HttpRequest, part: Specimen) -> list[Shown]:
    return [_render(request, part, state, values) for state, values in part.states().items()]


def _render(request: HttpRequest, part: Specimen, state: State, values: Any) -> Shown:
    code = part.language(state)
    with override(code):
        html = mark_safe(render_to_string(part.template, {"level": 4, **values}, request))
        around = format_html(mark_safe(part.around), html)
    return Shown(state, around, "" if code == get_language() else code)
