"""How django-allauth treats accounts here: nobody signs up, mails go through our queue."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_backends
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from pages.base import audit, mail
from pages.base.models import User
from pages.base.public_forms.limits import connection_of

from . import kinds

FRESH_SECONDS = 300
"""So long after signing in nobody is asked again who they are."""
NOWHERE = "0.0.0.0"
"""Stands for connections whose address our own proxy does not tell: they share one limit."""

NOTICES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was set anew with a link from an e-mail."),
    "account/email/password_set": _("A password was set for your account."),
    "mfa/email/totp_activated": _("A second factor was added: an app that shows codes."),
    "mfa/email/totp_deactivated": _("A second factor was removed: the app that shows codes."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made; the old ones are void."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
}
"""What people are told by mail, by the name of allauth's template."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-mail address and password do not belong together."),
        "too_many_login_attempts": _("Too many attempts. Please try again in five minutes."),
        "rate_limited": _("Too many attempts. Please try again in five minutes."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This password is not right."),
        "enter_current_password": _("This is not your present password."),
        "invalid_password_reset": _("This link is not valid any more."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of this website, without a host."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        return connection_of(request) or NOWHERE

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            audit.note(kinds.LIMITED, request=request, subject=credentials.get("email", ""))
            raise

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        # Passkeys and the identity provider do not ask the backend who may come in.
        if not any(_lets_in(backend, user) for backend in get_backends()):
            audit.note(kinds.REFUSED, request=request, of=user, subject=user.email)
            return self.respond_user_inactive(request, user)
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_inactive"))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        now = timezone.now().timestamp()
        if any(now - record["at"] < FRESH_SECONDS for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the notice that a template of allauth's stands for; no other mail exists."""
        mail.write(
            "sign-in",
            email,
            "editorial/sign_in/mail/notice.txt",
            {"what": NOTICES[template_prefix], "security": reverse("mfa_index")},
        )

    def send_link(self, email: str, user: User | None) -> None:
        """Queue a link for a new password; for unknown addresses the same, taken back at once."""
        someone = user or User(pk=0, email=email)
        key = f"{user_pk_to_url_str(someone)}-{default_token_generator.make_token(someone)}"
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        with transaction.atomic():
            mail.write(
                "sign-in",
                email,
                "editorial/sign_in/mail/new_password.txt",
                {"url": urljoin(settings.BASE_URL, path), "user": someone},
            )
            audit.note(kinds.LINK_SENT, request=self.request, subject=email)
            if user is None:
                transaction.set_rollback(True)


def _lets_in(backend: Any, user: Any) -> bool:
    return bool(backend.user_can_authenticate(user))
