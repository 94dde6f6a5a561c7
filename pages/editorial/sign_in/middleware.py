"""What every request of somebody who is signed in has to pass."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from . import doors, factors
from .views import no_rights

Answer = Callable[[HttpRequest], HttpResponseBase]
SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
NOTED_EVERY = 60
"""Seconds: more often the time of the last request is not written."""


class SessionMiddleware:
    """Ends sessions that nobody has used for a while, and those that are too old.

    Times are in seconds since 1970. What the page in the browser asks for by itself does not count
    as use, or an open window would never be signed out.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Visitors have no session, and public answers may not depend on one.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            if is_over(request):
                logout(request)
            else:
                _note(request)
        return self.get_response(request)


class DoorMiddleware:
    """In the admin: a page for those who may not do anything, and the second factor first."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not doors.is_guarded(request.path) or not request.user.is_authenticated:
            return self.get_response(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return no_rights(request)
        if factors.must_enrol(request.user):
            if get_adapter(request).is_ajax(request):
                raise PermissionDenied
            return HttpResponseRedirect(reverse("enrol"))
        return self.get_response(request)


def is_over(request: HttpRequest) -> bool:
    """Whether the session is too old or was idle for too long."""
    now = timezone.now().timestamp()
    began = request.session.get(SIGNED_IN_AT, now)
    seen = request.session.get(SEEN_AT, now)
    too_old: bool = now - began > settings.SESSION_HOURS * 3600
    idle: bool = now - seen > settings.SESSION_IDLE_MINUTES * 60
    return too_old or idle


def _note(request: HttpRequest) -> None:
    now = timezone.now().timestamp()
    session = request.session
    session.setdefault(SIGNED_IN_AT, now)
    asked_by_person = not request.path.startswith(doors.BY_ITSELF)
    if SEEN_AT not in session or (asked_by_person and now - session[SEEN_AT] > NOTED_EVERY):
        session[SEEN_AT] = now
