"""Signing in."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class Backend(AuthenticationBackend):
    """Login by e-mail address; demo logins open only where the settings allow them."""

    def user_can_authenticate(self, user: Any) -> bool:
        if getattr(user, "is_demo", False) and not settings.DEMO_LOGINS:
            return False
        return bool(super().user_can_authenticate(user))
