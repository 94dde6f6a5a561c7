"""What every answer to a link has in common: nobody keeps it, nobody finds it, nobody learns it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from ..models import Link, LinkedObject
from .making import find

NOT_FOUND, GONE = 404, 410
View = Callable[..., HttpResponseBase]


def by_link(*methods: str) -> Callable[[View], View]:
    """A view that gets the valid link of the address; else says why it does not open.

    Without Django's token against forged forms: whoever can forge one has the secret already.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, token: str, **rest: Any) -> HttpResponseBase:
            if request.method not in methods:
                response: HttpResponseBase = HttpResponse(status=405)
                response["Allow"] = ", ".join(methods)
            else:
                with override(settings.LANGUAGE_CODE):  # the address has no language of its own
                    response = _answer(view, request, token, rest)
                    if isinstance(response, TemplateResponse):
                        response.render()
                    response.headers.setdefault("Content-Language", settings.LANGUAGE_CODE)
            return private(response)

        return guarded

    return decorate


def _answer(view: View, request: HttpRequest, token: str, rest: dict[str, Any]) -> HttpResponseBase:
    link = find(token)
    if link is None:
        return closed(request, None)
    if "item" in rest:
        rest["item"] = link.items.filter(pk=rest["item"]).first()
        if rest["item"] is None:
            return closed(request, None)
    request.token = token  # type: ignore[attr-defined]
    return view(request, link, **rest)


def private(response: Any) -> Any:
    """Kept by nobody, found by no search engine; the address is told to no other site."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response


def closed(request: HttpRequest, link: Link | None, item: LinkedObject | None = None) -> Any:
    """The page for a link that does not open: 404 when unknown, else 410 with the reason."""
    state = link.state if link else "unknown"
    maker = link.made_by if link else None
    context = {
        "title": titles()[state],
        "state": state,
        "link": link,
        "maker": maker if maker is not None and maker.is_active else None,
        "meta": {"title": titles()[state], "robots": "noindex"},
    }
    request.path = request.path_info = "/"  # nothing on the page repeats the secret
    status = GONE if link else NOT_FOUND
    return TemplateResponse(request, "editorial/links/closed.html", context, status=status)


def titles() -> dict[str, str]:
    """What to say first, by the state of a link."""
    return {
        "unknown": _("There is no such link"),
        "revoked": _("This link was withdrawn"),
        "expired": _("This link has expired"),
        "used": _("This link has been used already"),
        "orphaned": _("This link does not open any more"),
    }
