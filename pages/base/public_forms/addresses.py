"""Addresses of pages that visitors send back to us."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

MAX_LENGTH = 500
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\]")


def site_path(value: str, request: HttpRequest) -> str:
    """Path and query of an address of this site, given with or without host; else empty."""
    value = value.strip()
    hosts = {request.get_host().lower(), (urlsplit(settings.BASE_URL).netloc).lower()}
    if value.lower().partition("/")[0] in hosts:
        value = f"https://{value}"
    if not value or len(value) > MAX_LENGTH or _NOT_IN_ADDRESSES.search(value):
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    elsewhere = parts.netloc.lower() not in hosts or parts.scheme not in ("http", "https")
    if (parts.scheme or parts.netloc) and elsewhere:
        return ""
    path = parts.path or ("/" if parts.netloc else "")
    if not path.startswith("/") or path.startswith("//"):
        return ""
    return f"{path}?{parts.query}" if parts.query else path


def full_address(path: str) -> str:
    """The address of a path of this site with its host."""
    return settings.BASE_URL.rstrip("/") + path if path else ""
