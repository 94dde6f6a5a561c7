"""What stops a start."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError


def refuse_demo_logins() -> None:
    """A public installation does not start while demo logins are in its database."""
    from pages.base.models import User

    if settings.DEMO_LOGINS:
        return
    try:
        demo = User.objects.filter(is_demo=True, is_active=True).exists()
    except DatabaseError:
        return  # not migrated or not reachable yet: nobody can sign in
    if demo:
        raise ImproperlyConfigured(
            "There are demo logins in this database, and their password is public. "
            "Take them away with “manage.py load_demo --remove”, then start again."
        )
