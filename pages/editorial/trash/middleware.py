"""Every deletion in the admin goes to the trash, whatever view it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from .keeping import catching
from .telling import tell


class TrashMiddleware:
    """The last in the chain: its view is the one that would be called next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not _deletes(request, match):
            return None
        with catching(request.user, request):
            response: HttpResponse = view(request, *args, **kwargs)
        tell(request)
        return response


def _deletes(request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether the address is one of those that delete: views, actions on many, the interface."""
    if not match.route.startswith("admin/") or request.method not in {"POST", "DELETE"}:
        return False
    asked = {match.kwargs.get("action"), match.kwargs.get("action_name")}
    named = "delete" in (match.url_name or "")
    return named or "delete" in asked or request.method == "DELETE"
