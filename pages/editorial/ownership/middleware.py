"""Every request to the admin passes the guards of its address before the view sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied

from pages.base.ownership import acting

from .table import guards_of


class GuardMiddleware:
    """Asks the table of guards; what they refuse is answered as Wagtail answers it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        guards = guards_of(match) if match else ()
        if not match or not match.route.startswith("admin/"):
            return None
        user: Any = request.user
        if not user.has_perm("wagtailadmin.access_admin"):
            return None
        acting.set(user)
        try:
            for guard in guards:
                response = guard(request, **kwargs)
                if response is not None:
                    return response
        except PermissionDenied:
            return refuse(request)
        return None


def refuse(request: HttpRequest) -> HttpResponse:
    """Answer as Wagtail does."""
    if request.path.startswith("/admin/api/"):
        raise PermissionDenied
    response: HttpResponse = permission_denied(request)
    return response
