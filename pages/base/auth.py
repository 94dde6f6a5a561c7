"""Signing in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class Backend(ModelBackend):
    """Password login; demo logins open only where the settings allow them."""

    def user_can_authenticate(self, user: Any) -> bool:
        if getattr(user, "is_demo", False) and not settings.DEMO_LOGINS:
            return False
        return super().user_can_authenticate(user)
