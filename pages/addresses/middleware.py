"""The last word on what was not found: a redirect, or a line in the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from pages.base.moved import moved_to

from . import redirects, unknown


class OldAddressMiddleware:
    """Leads from old addresses to new ones, and counts those that nobody knows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        target = redirects.target_of(request)
        if target is None:
            # After the answer has gone out, so that nobody waits for it.
            closers: Any = vars(response)["_resource_closers"]
            closers.append(partial(unknown.note, request))
        elif target.url:
            return moved_to(target.url, permanent=target.permanent)
        return response
