"""One view for all addresses: reads the parameters, answers, and opens the answer to everybody."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.generic import View

from pages.base.context import Frame

from .addresses import address
from .endpoints import Asked, Endpoint
from .parameters import LANGUAGE, values_of
from .problems import Problem, no_such_address

METHODS = "GET, HEAD, OPTIONS"
_READABLE = "ETag, Last-Modified, Link, Content-Language, Content-Disposition"
_MAY_SEND = "Accept, Accept-Language, If-Modified-Since, If-None-Match"
_DAY = 86_400


class ApiView(View):
    """An address of the API; without an endpoint: nothing is there."""

    endpoint: Endpoint | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        language = language_of(request)
        with override(language):
            try:
                response = self._answer(request, language, str(kwargs.get("identity", "")))
            except Problem as problem:
                response = problem.response()
        return opened(response, request, language)

    def _answer(self, request: HttpRequest, language: str, identity: str) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in {"GET", "HEAD"}:
            raise Problem(
                405,
                _("This can only be read."),
                _("Use one of these methods: %(methods)s.") % {"methods": METHODS},
            )
        if self.endpoint is None:
            raise no_such_address()
        values = values_of(request.GET, self.endpoint.parameters)
        return self.endpoint.answer(Asked(request, values, language, Frame(request), identity))


def language_of(request: HttpRequest) -> str:
    """The language asked for, or German; never that of the browser: addresses stay stable."""
    asked = request.GET.get(LANGUAGE.name, "")
    known = {code for code, _name in settings.LANGUAGES}
    return asked if asked in known else settings.LANGUAGE_CODE


def preflight() -> HttpResponse:
    """What browsers ask before they let a program of another site fetch."""
    response = HttpResponse(status=204)
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = _MAY_SEND
    response["Access-Control-Max-Age"] = str(_DAY)
    return response


def opened(response: Any, request: HttpRequest, language: str) -> Any:
    """The answer with what every one of them carries, problems too."""
    if response.status_code == 405:
        response["Allow"] = METHODS
    links = [
        response.get("Link", ""),
        f'<{settings.OPEN_DATA_LICENCE}>; rel="license"',
        f'<{address("openapi.json")}>; rel="service-desc"',
    ]
    response["Link"] = ", ".join(link for link in links if link)
    response["Content-Language"] = language
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = _READABLE
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # The pages are what search engines should find.
    response["X-Robots-Tag"] = "noindex"
    return response
