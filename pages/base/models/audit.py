"""The audit log: what happened to accounts, rights and publication, and who did it."""

from __future__ import annotations

import datetime as dt
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Entries are written once; only `pages.base.audit.forget_old` deletes them."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise TypeError("Entries of the audit log are not changed.")

    def delete(self) -> NoReturn:
        raise TypeError("Entries of the audit log go when their time is over.")

    delete.queryset_only = True  # type: ignore[attr-defined]

    def forget(self, before: dt.datetime) -> int:
        """Delete entries that are older; the number deleted."""
        return super().filter(at__lt=before)._raw_delete(using=self.db)


class AuditEntry(models.Model):
    """One line of the log, see `pages.base.audit`.

    Names are stored beside the keys: the log stays readable when people or pages are gone.
    """

    at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what happened"), max_length=40, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )
    who = models.CharField(_("name"), max_length=254, blank=True)
    address = models.CharField(_("network address"), max_length=43, blank=True)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    object_id = models.CharField(max_length=40, blank=True)
    subject = models.CharField(_("of what"), max_length=255, blank=True)
    details = models.JSONField(_("details"), default=dict)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["content_type", "object_id"], name="audit_of_object")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.kind} {self.subject}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("Entries of the audit log are not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Entries of the audit log go when their time is over.")
