"""The last word on what was not found: a redirect, or a line in the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from pages.base.moved import moved_to

from . import instead, redirects, unknown


class OldAddressMiddleware:
    """Leads from old addresses to new ones, and counts those that nobody knows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 302:
            instead.keep(request)
        if response.status_code not in {404, 410} or request.method not in {"GET", "HEAD"}:
            return response
        target = redirects.target_of(request)
        if target is None:
            notice = instead.notice(request)
            if notice is not None or response.status_code == 410:
                return notice or response
            # After the answer has gone out, so that nobody waits for it.
            closers: Any = vars(response)["_resource_closers"]
            closers.append(partial(unknown.note, request))
        elif target.url:
            return moved_to(target.url, permanent=target.permanent)
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """What is about to leave still stands where it did: its addresses are noted now."""
        return instead.note(request)
