"""Writes down, for every request to the admin: refusals, embargoed drafts opened, exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from pages.base import audit
from pages.base.models import AuditEntry
from pages.press.models import PressReleasePage

from . import acting, kinds

_SORRY = "Sorry, you do not have permission to access this area."
ONCE_IN = dt.timedelta(minutes=15)
"""An editor asks for the same preview again and again; one line tells it."""
SHORTLY = dt.timedelta(minutes=1)


class AuditMiddleware:
    """Stands behind the one that knows the user, and around all that may refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = acting.request.set(request)
        try:
            response = self.get_response(request)
            if request.path.startswith("/admin/") and request.user.is_authenticated:
                look_at(request, response)
            return response
        finally:
            acting.request.reset(token)


def look_at(request: HttpRequest, response: HttpResponseBase) -> None:
    """Write down what an answer of the admin tells."""
    if was_refused(request, response):
        if not _noted(kinds.REFUSED, request, SHORTLY, subject=request.path[:255]):
            audit.note(kinds.REFUSED, request=request, subject=request.path)
        return
    if response.status_code != 200:
        return
    export = request.GET.get("export")
    if export and response.has_header("Content-Disposition"):
        audit.note(kinds.EXPORTED, request=request, subject=request.get_full_path(), format=export)
    page = _page_of(request)
    if page is None or not is_embargoed(page):
        return
    if not _noted(kinds.EMBARGO_OPENED, request, ONCE_IN, object_id=str(page.pk)):
        audit.note(kinds.EMBARGO_OPENED, request=request, of=page, path=request.path)


def was_refused(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether it is a refusal: Wagtail's looks like any redirect, but for what it says."""
    if response.status_code == 403:
        return True
    if response.status_code != 302:
        return False
    target = response.headers.get("Location", "").partition("?")[0]
    if target != reverse("wagtailadmin_home"):
        return False
    said = {str(one).strip() for one in getattr(get_messages(request), "_queued_messages", ())}
    return bool(said & _refusals())


def _refusals() -> set[str]:
    texts = set()
    for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES:
        with override(code):
            texts.add(gettext(_SORRY))
    return texts


def _page_of(request: HttpRequest) -> PressReleasePage | None:
    """The release that a view of the admin is about, whatever it shows of it."""
    match = request.resolver_match
    key = match.kwargs.get("page_id") if match else None
    return PressReleasePage.objects.filter(pk=key).first() if key else None


def is_embargoed(page: PressReleasePage) -> bool:
    """Whether something of a release waits for its time."""
    if page.scheduled_revision is not None:
        return True
    if page.live or page.latest_revision is None:
        return False
    at = page.latest_revision.as_object().go_live_at
    return bool(at and at > timezone.now())


def _noted(kind: str, request: HttpRequest, within: dt.timedelta, **what: Any) -> bool:
    since = timezone.now() - within
    rows = AuditEntry.objects.filter(kind=kind, user=request.user.pk, at__gt=since, **what)
    return rows.exists()
