"""What went wrong, in plain words and for programs (RFC 9457)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from pages.places.typed import printable

from .addresses import address

MEDIA_TYPE = "application/problem+json"
_LONGEST_ECHO = 60


class Problem(Exception):
    """An answer that is not what was asked for. `more` goes into the body as it is."""

    def __init__(self, status: int, title: str, detail: str, **more: Any) -> None:
        super().__init__(title)
        self.status = status
        self.body = {
            "type": address("docs") + "#errors",
            "title": title,
            "status": status,
            "detail": detail,
            **more,
        }

    def response(self) -> HttpResponse:
        """The answer."""
        response = JsonResponse(
            self.body,
            status=self.status,
            content_type=MEDIA_TYPE,
            json_dumps_params={"ensure_ascii": False},
        )
        response["Cache-Control"] = "no-cache"
        return response


def bad_parameter(name: str, detail: str, allowed: Sequence[str] | str) -> Problem:
    """A parameter that cannot be understood; `allowed`: its values, or what they look like."""
    return Problem(
        400,
        _("The parameter “%(name)s” cannot be used like this.") % {"name": name},
        detail,
        parameter=name,
        allowed=allowed if isinstance(allowed, str) else list(allowed),
    )


def unknown_parameter(name: str, known: Sequence[str]) -> Problem:
    """A parameter that does not exist here."""
    shown = echo(name)
    return bad_parameter(
        shown, _("There is no parameter “%(name)s” here.") % {"name": shown}, known
    )


def no_such_address() -> Problem:
    """Nothing is or was here."""
    return Problem(
        404,
        _("There is nothing at this address."),
        _("%(url)s lists what there is.") % {"url": address()},
    )


def echo(text: str) -> str:
    """What somebody sent, short enough to say it back."""
    shown = printable(text)
    return shown if len(shown) <= _LONGEST_ECHO else f"{shown[:_LONGEST_ECHO]}…"
