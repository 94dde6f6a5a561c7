"""The pages of the gallery."""

from __future__ import annotations

import re
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
ID_ATTRIBUTES = "id|for|href|aria-labelledby|aria-describedby|aria-controls|popovertarget"
"""Attributes that hold ids, or a link to one."""


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
    states = enumerate(part.states().items(), 1)
    return [_render(request, part, number, *state) for number, state in states]


def _render(request: HttpRequest, part: Specimen, number: int, state: State, values: Any) -> Shown:
    code = part.language(state)
    with override(code):
        html = render_to_string(part.template, {"level": 4, **values}, request)
        own = mark_safe(with_own_ids(html, f"{part.anchor}-{number}"))
        around = format_html(mark_safe(part.around), own)
    return Shown(state, around, "" if code == get_language() else code)


def with_own_ids(html: str, suffix: str) -> str:
    """The same HTML with other ids: many states of a thing stand on one page."""
    ids = set(re.findall(r'\sid="([^"]+)"', html))

    def renamed(match: re.Match[str]) -> str:
        words = match["ids"].split()
        return match["name"] + " ".join(f"{id}-{suffix}" if id in ids else id for id in words) + '"'

    return re.sub(rf'(?P<name>\s(?:{ID_ATTRIBUTES})="#?)(?P<ids>[^"]*)"', renamed, html)
