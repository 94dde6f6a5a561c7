"""What the demo has made, so that it is made once and can be taken away again."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoObject(models.Model):
    """One object of the demo. The row outlives its object: what was deleted is not made again.

    Without an object, the row marks that everything of one state of the data files was loaded.
    """

    key = models.CharField(_("key"), max_length=160, unique=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, related_name="+")
    object_id = models.CharField(_("id"), max_length=40, blank=True)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    target = GenericForeignKey("content_type", "object_id")

    class Meta:
        verbose_name = _("object of the demo")
        verbose_name_plural = _("objects of the demo")
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="demo_object")]

    def __str__(self) -> str:
        return self.key
