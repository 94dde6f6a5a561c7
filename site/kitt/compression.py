"""Answers as small as they can be: no indentation in pages, and text compressed on its way.

A compressed answer that holds a secret beside something that a stranger chose can give the secret
away (BREACH). What is sent to somebody who has a cookie therefore gets a random length; pages for
everybody hold no secret and are compressed as well as possible.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

SMALLEST = 400  # below, the headers of a compressed answer weigh more than it saves
BROTLI_QUALITY = 5  # better ones take ten times as long for a twentieth of the size
RANDOM_BYTES = 100
_TEXT = re.compile(
    r"(text/|image/svg|application/(json|ld\+json|xml|javascript|manifest|[\w.]+\+xml))"
)
_INDENTED = re.compile(
    rb"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL | re.IGNORECASE
)


class CompressionMiddleware:
    """Compresses text with Brotli or gzip, whichever the browser takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        kind = response.get("Content-Type", "")
        if response.streaming or response.has_header("Content-Encoding") or not _TEXT.match(kind):
            return response
        content = response.content  # type: ignore[attr-defined]
        if kind.startswith("text/html") and not request.path.startswith("/admin/"):
            content = without_indentation(content)
            _replace(response, content)
        if len(content) < SMALLEST:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        encoding, smaller = compressed(request, content)
        if encoding and len(smaller) < len(content):
            _replace(response, smaller)
            response["Content-Encoding"] = encoding
            _weaken_etag(response)
        return response


def without_indentation(html: bytes) -> bytes:
    """The same page with every line break and the spaces after it as one line break."""
    return _INDENTED.sub(lambda found: found[1] or b"\n", html)


def compressed(request: HttpRequest, content: bytes) -> tuple[str, bytes]:
    """Encoding and compressed content; both empty when the browser takes neither."""
    accepted = request.headers.get("Accept-Encoding", "")
    if request.COOKIES:
        if accepts(accepted, "gzip"):
            return "gzip", compress_string(content, max_random_bytes=RANDOM_BYTES)
    elif accepts(accepted, "br"):
        return "br", brotli.compress(content, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
    elif accepts(accepted, "gzip"):
        return "gzip", compress_string(content)
    return "", b""


def accepts(header: str, encoding: str) -> bool:
    """Whether an Accept-Encoding header names the encoding, and not with the weight 0."""
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == encoding:
            return not re.fullmatch(r"\s*q=0(\.0*)?\s*", weight)
    return False


def _replace(response: HttpResponseBase, content: bytes) -> None:
    response.content = content  # type: ignore[attr-defined]
    response["Content-Length"] = str(len(content))


def _weaken_etag(response: HttpResponseBase) -> None:
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response["ETag"] = f"W/{etag}"
