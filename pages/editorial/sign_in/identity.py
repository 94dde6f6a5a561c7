"""Signing in with the identity provider of the state (OpenID Connect).

The provider says who somebody is; whether they may work here is said here, unless the operator lets
roles follow the groups there. People are found by the address that the provider has verified, once;
afterwards by the provider's own number for them.
"""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from pages.base import audit
from pages.base.models import User

from ..people.invitations import accept_by_address
from . import kinds, provider_groups


class IdentityAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.state.get("process") != "login":
            _refuse(request, sociallogin)
        if not sociallogin.is_existing:
            user = _person_of(request, sociallogin)
            if user is None:
                _refuse(request, sociallogin)
            sociallogin.connect(request, user)
        provider_groups.follow(sociallogin.user, sociallogin.account.extra_data, request)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        reason = str(error or type(exception).__name__)
        audit.note(kinds.FAILED, request=request, subject=str(provider), reason=reason)
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("identity_failed")))

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """That an account is linked with the provider needs no mail: the state wants it so."""


def _person_of(request: HttpRequest, sociallogin: Any) -> User | None:
    """Who has an address that the provider has verified, and an account or an invitation."""
    verified = [one.email.lower() for one in sociallogin.email_addresses if one.verified is True]
    user = User.objects.filter(email__in=verified, is_active=True).first()
    return user or accept_by_address(verified, request)


def _refuse(request: HttpRequest, sociallogin: Any) -> NoReturn:
    addresses = ", ".join(one.email for one in sociallogin.email_addresses)
    audit.note(kinds.REFUSED, request=request, subject=addresses or sociallogin.account.uid)
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse("identity_unknown")))
