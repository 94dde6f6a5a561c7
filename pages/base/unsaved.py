"""What was typed but not saved: kept by the browser, shown in its form again.

The browser keeps the fields of an open form, encrypted with a key that only the same person is
given, until the server has saved them. After a crash, a lost connection or the end of a session the
form offers them again. Nothing typed is stored on the server on the way.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

SHOW = "show_unsaved"
"""Field of a form that is sent only to be shown again with what is in it."""
SAVED = "kitt_saved"
"""Cookie with the address of the form that was saved last."""
_LONG_ENOUGH = 300
"""Seconds until the next page has read the cookie."""


@never_cache
@require_GET
def person(request: HttpRequest) -> JsonResponse:
    """Who is signed in, with the key to what this person has typed, and a fresh CSRF token."""
    user: Any = request.user
    digest = salted_hmac("pages.base.unsaved", str(user.pk), algorithm="sha256").digest()
    return JsonResponse(
        {
            "person": str(user.pk),
            "key": base64.b64encode(digest).decode(),
            "token": get_token(request),
        }
    )


class NoteSavedMiddleware:
    """Tells the browser that the form it has sent was saved: nothing of it must be kept.

    A form that was saved is answered with the way to the next page. To the home of the admin
    Wagtail sends also those who may not save, and to the sign-in those whose session is over.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and _is_in_admin(request.path):
            target = response.headers.get("Location", "").partition("?")[0]
            if target not in (_home(), reverse("wagtailadmin_login")):
                response.set_cookie(
                    SAVED,
                    quote(request.path),
                    max_age=_LONG_ENOUGH,
                    path=_home(),
                    secure=request.is_secure(),
                    samesite="Strict",
                )
        return response


class ShowsUnsaved:
    """Mixin of the views of forms: shows what the browser has kept, and saves nothing."""

    request: HttpRequest

    def filled_in(self) -> Any:
        """The form with what was sent, checked as a draft."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if SHOW in request.POST:
            return self.show_unsaved()
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def show_unsaved(self) -> HttpResponse:
        self.form = self.filled_in()
        context = self.get_context_data(form=self.form)  # type: ignore[attr-defined]
        context["has_unsaved_changes"] = True
        response: HttpResponse = self.render_to_response(context)  # type: ignore[attr-defined]
        return response


def script_with_words(url: str) -> SafeString:
    """The sentences for the script, and where it asks who is signed in."""
    return format_html("{}", json_script({**_words(), "url": url, "show": SHOW}, "unsaved-words"))


def _words() -> dict[str, str]:
    return {
        "login": reverse("wagtailadmin_login"),
        "home": _home(),
        "cookie": SAVED,
        "offer": _("Text of {time} that was not saved is still here."),
        "restore": _("Put it back in"),
        "discard": _("Throw away"),
        "sure": _("Throw away the text that was not saved?"),
        "open": _("Not saved yet:"),
        "offline": _(
            "No connection. Your text is kept on this device and is saved as soon as the "
            "connection is back."
        ),
        "over": _("Your session has ended. Your text is kept on this device."),
        "sign_in": _("Sign in again (new window)"),
        "then": _("After that, come back to this window: it saves by itself."),
        "other": _(
            "Somebody else is signed in in this browser now. Your text is kept on this device "
            "until you sign in again."
        ),
        "trouble": _(
            "Saving does not work at the moment. Your text is kept on this device; "
            "it is tried again."
        ),
        "not_kept": _(
            "Saving does not work, and this browser cannot keep your text. "
            "Please do not close this window."
        ),
        "saved": _("Everything is saved again."),
    }


def _home() -> str:
    return reverse("wagtailadmin_home")


def _is_in_admin(path: str) -> bool:
    return path.startswith(_home())
