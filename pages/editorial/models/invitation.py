"""Invitations to become an editor."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by their state."""

    def open(self) -> InvitationQuerySet:
        """Those that can be accepted now."""
        return self.filter(accepted_at=None, expires_at__gt=timezone.now())

    def outdated(self) -> InvitationQuerySet:
        """Those that ended KEEP_INVITATIONS_DAYS ago, one way or the other."""
        before = timezone.now() - dt.timedelta(days=settings.KEEP_INVITATIONS_DAYS)
        return self.filter(Q(accepted_at__lt=before) | Q(accepted_at=None, expires_at__lt=before))


class Invitation(models.Model):
    """A link with which a person opens the account that was made for them.

    The account is inactive until then. Only a hash of the secret is stored.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitation", verbose_name=_("for")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"), db_index=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)
