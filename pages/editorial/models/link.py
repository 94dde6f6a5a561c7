"""Links for people without an account: to drafts, to releases under embargo, to confirm."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class LinkQuerySet(models.QuerySet["Link"]):
    """Links by their state."""

    def valid(self, at: dt.datetime | None = None) -> LinkQuerySet:
        """Those that open now."""
        return self.filter(revoked_at=None, used_at=None, expires_at__gt=at or timezone.now())

    def outdated(self) -> LinkQuerySet:
        """Those that ended KEEP_LINKS_DAYS ago."""
        before = timezone.now() - dt.timedelta(days=settings.KEEP_LINKS_DAYS)
        return self.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before))


class Link(models.Model):
    """A secret address for one person. Only a hash of the secret is stored."""

    class Kind(models.TextChoices):
        PREVIEW = "preview", _("preview")
        ANSWER = "answer", _("preview with an answer")
        EMBARGO = "embargo", _("access before the embargo ends")
        CONFIRM = "confirm", _("confirmation")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    recipient_name = models.CharField(_("for"), max_length=120, blank=True)
    recipient_email = models.EmailField(_("e-mail address"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"), db_index=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    used_at = models.DateTimeField(_("used at"), null=True)
    first_opened_at = models.DateTimeField(_("first opened at"), null=True)
    last_opened_at = models.DateTimeField(_("last opened at"), null=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link without an account")
        verbose_name_plural = _("links without an account")
        ordering = ["-made_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        who = self.recipient_name or self.recipient_email
        return f"{self.get_kind_display()}: {who}" if who else str(self.get_kind_display())

    @property
    def is_valid(self) -> bool:
        """Whether it opens now."""
        return self.state == "valid"

    @property
    def state(self) -> str:
        """`valid`, or why it does not open: `revoked`, `used`, `expired`, `orphaned`.

        Orphaned: who made it may not share it any more. Handed over to somebody who may, it opens.
        """
        if self.revoked_at:
            return "revoked"
        if self.used_at:
            return "used"
        if self.expires_at <= timezone.now():
            return "expired"
        return "valid" if self.is_answered_for else "orphaned"

    @cached_property
    def is_answered_for(self) -> bool:
        """Whether who made it may still share all that it shows; nobody has made reminders."""
        from ..links.offering import may_share

        return self.made_by is None or may_share(self.made_by, self)

    @property
    def answerable(self) -> bool:
        """Whether the person may answer to what the link shows."""
        return self.kind == self.Kind.ANSWER

    def note_opening(self) -> None:
        """Count one more opening, whoever else opens the link at the same time."""
        now = timezone.now()
        rows = Link.objects.filter(pk=self.pk)
        rows.update(opened=F("opened") + 1, last_opened_at=now)
        rows.filter(first_opened_at=None).update(first_opened_at=now)


class LinkedObject(models.Model):
    """A page or record that a link shows. Its title is kept for when it is gone."""

    link = models.ForeignKey(Link, models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    title = models.CharField(_("title"), max_length=255)

    class Meta:
        verbose_name = _("what a link shows")
        verbose_name_plural = _("what links show")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id"], name="linked_object")]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def target(self) -> Any | None:
        """The stored row; None when it was deleted."""
        model: Any = self.content_type.model_class()
        return model._base_manager.filter(pk=self.object_id).first() if model else None


class LinkAnswer(models.Model):
    """What somebody without an account says of a version of a draft."""

    item = models.ForeignKey(LinkedObject, models.CASCADE, related_name="answers")
    revision = models.BigIntegerField(_("version"), default=0)
    at = models.DateTimeField(_("time"), default=timezone.now)
    is_right = models.BooleanField(_("right"))
    text = models.TextField(_("please change"), blank=True)

    class Meta:
        verbose_name = _("answer to a draft")
        verbose_name_plural = _("answers to drafts")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item", "revision"], name="one_answer_per_version")
        ]

    def __str__(self) -> str:
        return self.text or "+"
