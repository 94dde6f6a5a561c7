"""What the rules of writing have found, kept for the report over all content."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.base.models import Team


class CheckedText(models.Model):
    """A page, record or picture with the number of its remarks.

    `revision` is the version that was looked at (0: the row itself), `version` that of the rules,
    `weight` puts the worst first.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=255)
    team = models.ForeignKey(
        Team, models.SET_NULL, null=True, related_name="+", verbose_name=_("team")
    )
    language = models.CharField(_("language"), max_length=12)
    musts = models.PositiveIntegerField(_("please mend"), default=0)
    shoulds = models.PositiveIntegerField(_("better change"), default=0)
    hints = models.PositiveIntegerField(_("hints"), default=0)
    weight = models.PositiveIntegerField(default=0)
    revision = models.PositiveBigIntegerField(default=0)
    version = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(_("looked through on"))

    class Meta:
        verbose_name = _("text with hints")
        verbose_name_plural = _("texts with hints")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="checked_once")
        ]
        indexes = [models.Index(fields=["-weight", "id"], name="checked_worst")]

    def __str__(self) -> str:
        return self.title


class CheckedRule(models.Model):
    """How often a rule has something to say about a text."""

    checked = models.ForeignKey(CheckedText, models.CASCADE, related_name="rules")
    rule = models.CharField(max_length=30)
    severity = models.CharField(max_length=6)
    count = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["rule", "checked"], name="checked_rule")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"
