"""Redirects to where something stands now."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect


def moved_to(url: str, *, permanent: bool = True) -> HttpResponse:
    """A redirect that browsers ask for again each time.

    They keep permanent ones for ever otherwise: what is put back to its old address would then
    lead in a circle.
    """
    response = (HttpResponsePermanentRedirect if permanent else HttpResponseRedirect)(url)
    response["Cache-Control"] = "no-cache"
    return response
