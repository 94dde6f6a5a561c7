"""Search boxes on pages of other rooms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pages.base.slots import fill


@fill("hero", "search/home_form.html")
def on_the_start_page(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Something to do, near a place: the task most people come with."""
    return {"search_action": reverse("opportunities"), "suggest_url": reverse("suggestions")}


@fill("newsroom", "search/newsroom_form.html")
def in_the_newsroom(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Words in releases only."""
    return {"search_action": reverse("search"), "suggest_url": reverse("suggestions")}


@fill("not-found", "search/not_found_form.html")
def where_nothing_is(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Everything, for whoever followed an old link."""
    return {"search_action": reverse("search"), "suggest_url": reverse("suggestions")}
