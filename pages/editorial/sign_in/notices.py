"""What happens when somebody signs in or out, or changes how they do: the log, and sessions."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factor
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils import timezone

from pages.base import audit

from . import kinds
from .middleware import SEEN_AT, SIGNED_IN_AT


def connect() -> None:
    """Called once when the room is ready."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="sign-in")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="sign-out")
    auth.user_login_failed.connect(_failed, dispatch_uid="sign-in-failed")
    factor.authentication_failed.connect(_factor_failed, dispatch_uid="factor-failed")
    factor.authenticator_added.connect(_factor_added, dispatch_uid="factor-added")
    factor.authenticator_removed.connect(_factor_removed, dispatch_uid="factor-removed")
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(_password, dispatch_uid="password-changed")


def _signed_in(user: Any, request: HttpRequest | None = None, **_kwargs: Any) -> None:
    if request is None:
        return
    now = timezone.now().timestamp()
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = now
    audit.note(kinds.SIGNED_IN, request=request, user=user, of=user, subject=user.email)


def _signed_out(user: Any, request: HttpRequest | None = None, **_kwargs: Any) -> None:
    if user is not None:
        audit.note(kinds.SIGNED_OUT, request=request, user=user, of=user, subject=user.email)


def _failed(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_kwargs: Any
) -> None:
    typed = str(credentials.get("email") or credentials.get("username") or "")
    audit.note(kinds.FAILED, request=request, subject=typed)


def _factor_failed(user: Any, request: HttpRequest, **_kwargs: Any) -> None:
    audit.note(kinds.FAILED, request=request, of=user, subject=user.email, factor="second")


def _factor_added(
    user: Any, request: HttpRequest, authenticator: Authenticator, **_kwargs: Any
) -> None:
    _note_factor(kinds.FACTOR_ADDED, user, request, authenticator)


def _factor_removed(
    user: Any, request: HttpRequest, authenticator: Authenticator, **_kwargs: Any
) -> None:
    user.end_sessions()
    update_session_auth_hash(request, user)  # but not this one
    _note_factor(kinds.FACTOR_REMOVED, user, request, authenticator)


def _note_factor(kind: str, user: Any, request: HttpRequest, authenticator: Authenticator) -> None:
    what = str(authenticator.type)
    audit.note(kind, request=request, user=user, of=user, subject=user.email, factor=what)


def _password(user: Any, request: HttpRequest, **_kwargs: Any) -> None:
    audit.note(kinds.PASSWORD, request=request, user=user, of=user, subject=user.email)
