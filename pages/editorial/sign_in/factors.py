"""Second factors: who needs one, and who has one."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission

TYPES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""What counts; recovery codes alone do not."""


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right."),
        "cannot_generate_recovery_codes": _("Recovery codes need a second factor first."),
    }

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %s") % number


def has_factor(user: Any) -> bool:
    """Whether the person signs in with a second factor."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=TYPES).exists()


def with_factor() -> QuerySet[Authenticator]:
    """The rows that make a second factor, for annotations of people."""
    return Authenticator.objects.filter(type__in=TYPES)


def must_enrol(user: Any) -> bool:
    """Whether the settings ask this person for a second factor that is not there yet."""
    return bool(settings.MFA_REQUIRED) and not has_factor(user) and publishes(user)


def publishes(user: Any) -> bool:
    """Whether the person may publish anything, or manage people."""
    if user.is_superuser:
        return True
    strong = Q(codename__startswith="publish_") | Q(codename="manage_people")
    return (
        Permission.objects.filter(strong, group__user=user).exists()
        or Permission.objects.filter(strong, user=user).exists()
        or GroupPagePermission.objects.filter(
            group__user=user, permission__codename="publish_page"
        ).exists()
    )
