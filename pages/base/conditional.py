"""Answers that clients fetch again and again: 304 while nothing has changed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from .models import Change

R = TypeVar("R", bound=HttpResponseBase)
ASK_AGAIN = "public, max-age=0, must-revalidate"
"""Others may keep the answer and have to ask before each use: what is taken back is gone."""
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def last_change(times: Iterable[dt.datetime | None] = ()) -> dt.datetime:
    """When an answer last changed: by what is in it, or by what went out of it. One query.

    The newest change of the site counts too, since what was taken away has no date in the answer.
    """
    newest = Change.objects.order_by("-pk").values_list("at", flat=True).first()
    known = [at for at in (*times, newest) if at]
    return max(known, default=_EPOCH).replace(microsecond=0)


def conditional(
    request: HttpRequest, response: R, changed: dt.datetime | None, etag: str = ""
) -> R | HttpResponse:
    """`response` with its ETag and date, or 304 without a body.

    A stream, whose body nobody has seen yet, brings an `etag` of its own. Without `changed` the
    answer has no date: it may differ though nothing has changed.
    """
    etag = etag or quote_etag(hashlib.sha256(getattr(response, "content", b"")).hexdigest()[:32])
    moment = int(changed.timestamp()) if changed else None
    response["ETag"] = etag
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    response["Cache-Control"] = ASK_AGAIN
    # Open data: readers that run in a browser may fetch it from elsewhere.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer: Any = response  # streams may have conditions too
    return get_conditional_response(request, etag, moment, answer) or response


def file_answer(request: HttpRequest, response: HttpResponseBase, etag: str) -> Any:
    """A public file with its ETag, or 304 to those who have it already."""
    response["ETag"] = quoted = quote_etag(etag)
    response["Cache-Control"] = ASK_AGAIN
    same: Any = get_conditional_response(request, quoted, None, response)  # type: ignore[arg-type]
    if same is None or same is response:
        return response
    response.close()
    same["Cache-Control"] = ASK_AGAIN
    return same
