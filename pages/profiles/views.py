"""Public views of the profiles that are not pages of the tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from pages.places.land import land

from .finder import DISTRICT, PLACE, ask
from .presentation.finder import finder_view


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """Who is in charge in a place: centre, city and contact points; else the map and the list."""
    country = land()
    question = ask(request.GET.get(PLACE, ""), request.GET.get(DISTRICT, ""), country)
    context = finder_view(request, question, country)
    return TemplateResponse(request, "pages/profiles/finder.html", context)
