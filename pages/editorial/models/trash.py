"""The trash: what was deleted in the admin, kept for a while as it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.base.models import Team

KEEP_DAYS = 30


class TrashedQuerySet(models.QuerySet["Trashed"]):
    """Entries by their state; without the heavy copies."""

    def waiting(self) -> TrashedQuerySet:
        """What can be brought back."""
        return self.filter(restored_at=None).defer("content")

    def outdated(self) -> TrashedQuerySet:
        """What has lain here for `KEEP_DAYS`, and what was brought back that long ago."""
        return self.filter(at__lt=timezone.now() - dt.timedelta(days=KEEP_DAYS))


class Trashed(models.Model):
    """One deletion: a page with those below it, a record, a picture or a document.

    The rows themselves are gone, so that nothing of them can be found or seen anywhere. `content`
    holds all of them, `files` the names of files that stay until the entry is deleted for good.
    """

    at = models.DateTimeField(_("deleted at"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("deleted by"),
    )
    who = models.CharField(max_length=254, blank=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    title = models.CharField(_("title"), max_length=255)
    came_from = models.CharField(_("from where"), max_length=255, blank=True)
    parent_id = models.PositiveBigIntegerField(null=True)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+")
    more = models.PositiveIntegerField(default=0)
    was_live = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    restored_at = models.DateTimeField(null=True)

    objects = TrashedQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the trash")
        verbose_name_plural = _("trash")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id"], name="trashed_object")]

    def __str__(self) -> str:
        return self.title

    @property
    def model(self) -> Any:
        """The kind of thing that was deleted."""
        return self.content_type.model_class()

    @property
    def days_left(self) -> int:
        """For how many days it can still be brought back."""
        left = self.at + dt.timedelta(days=KEEP_DAYS) - timezone.now()
        return max(left.days + (1 if left.seconds else 0), 0)
