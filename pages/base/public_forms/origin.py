"""Whether a form was sent from a page of this site: the browser says so in a header.

This takes the place of Django's token, which would need a cookie.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """The first of `Sec-Fetch-Site`, `Origin` and `Referer` that is there decides; none: no."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from:
        return fetched_from == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return _host(origin) == _host(f"{request.scheme}://{request.get_host()}")


def _host(address: str) -> tuple[str, int] | None:
    """Host and port. Behind a proxy our own scheme may be unknown, so the port stands for it."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 80}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname and port else None
