"""Files in parts, as players of films ask for them (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CHUNK = 64 * 1024


class Unsatisfiable(Exception):
    """The part that is asked for lies behind the end of the file."""


def wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a Range header asks for; None means the whole file.

    Several parts at once are not served: the whole file is a valid answer to them. Raises
    Unsatisfiable for a part behind the end.
    """
    found = _RANGE.fullmatch(header.strip())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        first, last = max(size - int(found[2]), 0), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
        if found[2] and int(found[2]) < first:
            return None
    if first >= size or last < first:
        raise Unsatisfiable
    return first, last


def file_response(
    request: HttpRequest, file: BinaryIO, size: int, content_type: str, etag: str
) -> HttpResponseBase:
    """The file, or the part of it that the request asks for. Closes the file when sent."""
    quoted = f'"{etag}"'
    if request.headers.get("If-None-Match") == quoted:
        file.close()
        return HttpResponse(status=304, headers={"ETag": quoted})
    header = request.headers.get("Range", "")
    if request.headers.get("If-Range", quoted) != quoted:
        header = ""  # the file has changed since: its parts would not fit together
    status, first, last = 200, 0, size - 1
    try:
        part = wanted_range(header, size)
    except Unsatisfiable:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part:
        status, (first, last) = 206, part
    response = StreamingHttpResponse(
        _part(file, first, last), status=status, content_type=content_type
    )
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(last - first + 1)
    response["ETag"] = quoted
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _part(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
