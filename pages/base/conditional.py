"""Answers that clients fetch again and again: 304 while nothing has changed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from .models import Change

_SECONDS = 300
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def last_change(times: Iterable[dt.datetime | None] = ()) -> dt.datetime:
    """When an answer last changed: by what is in it, or by what went out of it. One query.

    The newest change of the site counts too, since what was taken away has no date in the answer.
    """
    newest = Change.objects.order_by("-pk").values_list("at", flat=True).first()
    known = [at for at in (*times, newest) if at]
    return max(known, default=_EPOCH).replace(microsecond=0)


def conditional(request: HttpRequest, response: HttpResponse, changed: dt.datetime) -> HttpResponse:
    """`response` with its ETag and date, or 304 without a body."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    moment = int(changed.timestamp())
    response["ETag"] = etag
    response["Last-Modified"] = http_date(moment)
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    # Open data: readers that run in a browser may fetch it from elsewhere.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return get_conditional_response(request, etag, moment, response) or response
