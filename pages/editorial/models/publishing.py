"""What goes online at one moment, and what was due and did not."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Bundle(models.Model):
    """Pages and records that go online together, or not at all.

    A bundle is open until it went online or was dissolved. `languages_of_one`: it holds one page
    with its translations and was made by ticking them when that page was scheduled.
    """

    title = models.CharField(_("title"), max_length=160)
    languages_of_one = models.BooleanField(default=False, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("created on"), default=timezone.now, editable=False)
    published_at = models.DateTimeField(_("went online on"), null=True, editable=False)

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class BundleItem(models.Model):
    """A page or record of a bundle."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("part of a bundle")
        verbose_name_plural = _("parts of bundles")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "content_type", "object_id"], name="in_a_bundle_once"
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="bundle_of_object")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"

    @property
    def object(self) -> Any | None:
        """The page or record with its own type; None when it is gone."""
        model: Any = self.content_type.model_class()
        row = model._base_manager.filter(pk=self.object_id).first() if model else None
        return getattr(row, "specific", row)


class Hitch(models.Model):
    """Something was due and did not happen. It stays queued and is tried again."""

    class What(models.TextChoices):
        PUBLISH = "publish", _("go online")
        EXPIRE = "expire", _("go offline")

    what = models.CharField(max_length=7, choices=What)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    due_at = models.DateTimeField(_("due at"))
    error = models.TextField(_("error"), blank=True)
    attempts = models.PositiveIntegerField(default=0)
    try_again_at = models.DateTimeField(default=timezone.now)
    alarmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("failed publication")
        verbose_name_plural = _("failed publications")
        ordering = ["due_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["what", "content_type", "object_id"], name="one_hitch_of_a_kind"
            ),
            models.CheckConstraint(condition=~Q(object_id=""), name="hitch_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.content_type_id}:{self.object_id}: {self.error}"
