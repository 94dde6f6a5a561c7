"""What belongs to one release: who publishes it, and the notes on later changes."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from pages.base.models import Organisation


class ReleaseOrganisation(Orderable):
    """Who publishes a release, and who joins in, in order."""

    class Role(models.TextChoices):
        LEAD = "lead", _("publishes it")
        SUPPORT = "support", _("joins in")

    release = ParentalKey(
        "press.PressReleasePage", on_delete=models.CASCADE, related_name="organisations"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=7, choices=Role, default=Role.LEAD)

    class Meta(Orderable.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return str(self.organisation)


class ChangeNote(models.Model):
    """What readers were told about a later change."""

    release = models.ForeignKey(
        "press.PressReleasePage", models.CASCADE, related_name="change_notes"
    )
    at = models.DateTimeField(default=timezone.now)
    text = models.CharField(max_length=250)

    class Meta:
        verbose_name = _("note on a change")
        verbose_name_plural = _("notes on changes")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text
