"""The change row: what consumers (index, page store, mail, calendars) work off."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Changes(models.Manager["Change"]):
    """Changes for the public; what only editors see is left out."""

    def get_queryset(self) -> models.QuerySet[Change]:
        return super().get_queryset().exclude(kind=Change.Kind.DRAFTED)


class Change(models.Model):
    """One real change of something public, written in the transaction that made it.

    `objects` are these. Changes of drafts, which some records write down for the lists of the
    admin, are in `every` only.

    Rows are written one transaction after the other, so that the order of `id` is the order in
    which they become visible, and a cursor never jumps over one.
    """

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("published")
        CHANGED = "changed", _("changed")
        UNPUBLISHED = "unpublished", _("unpublished")
        MOVED = "moved", _("moved")
        DELETED = "deleted", _("deleted")
        DRAFTED = "drafted", _("draft changed")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    details = models.JSONField(
        default=dict, blank=True, help_text="e.g. the address before a move or a deletion"
    )

    objects = Changes()
    every: ClassVar[models.Manager[Change]] = models.Manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="change_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.content_type.model} {self.object_id}"

    def object(self) -> models.Model | None:
        """The row that changed, as it is now; None when it is gone."""
        model = self.content_type.model_class()
        return model._base_manager.filter(pk=self.object_id).first() if model else None


class Cursor(models.Model):
    """How far a consumer has come, and who is at work for it until when."""

    consumer = models.CharField(max_length=40, unique=True)
    position = models.BigIntegerField(default=0)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.consumer} @ {self.position}"
