"""Headers that keep browsers from doing what no page of the project needs."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import SELF
from django.http import HttpRequest
from django.http.response import HttpResponseBase

UNUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
ADMIN = "/admin/"
ADMIN_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "frame-src 'self' https:",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    )
)
"""Looser than the public one, since Wagtail's admin needs inline scripts and styles. Without
form-action: browsers apply it to the way to the identity provider as well."""
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)


class FrameMiddleware:
    """Allows the players of those films on other sites that a page has noted on its request.

    And lets the admin show previews in its frame, which nobody else may do with a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        origins = sorted(getattr(request, "frame_origins", ()))
        if origins:
            response._csp_update = {"frame-src": origins}  # type: ignore[attr-defined]
        if getattr(request, "is_preview", False):
            response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
        return response


class HeadersMiddleware:
    """Adds what Django's SecurityMiddleware and the content security policy do not say.

    Other sites may not load anything of ours, except where a view opens its answer with
    `Cross-Origin-Resource-Policy: cross-origin` (pictures that feeds and link previews show).
    Whoever keeps an answer asks again before showing it, unless the answer says otherwise: what is
    taken back is gone from caches too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-cache")
        if request.path.startswith(ADMIN):
            response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY)
        return response
