"""What has been done to get a profile or an offer confirmed."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """How far we are with reminding of one object, since the day on which it fell due.

    Each step is taken once, by conditional UPDATE. With the next confirmation the row goes.
    """

    class Step(models.IntegerChoices):
        NONE = 0, _("not yet")
        FIRST = 1, _("reminded")
        SECOND = 2, _("reminded again")
        LEAD = 3, _("the lead knows")

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    due_on = models.DateField(_("due on"))
    step = models.PositiveSmallIntegerField(_("step"), choices=Step, default=Step.NONE)
    first_at = models.DateTimeField(_("first reminded at"), null=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_reminder")
        ]

    def __str__(self) -> str:
        return f"{self.object_id}: {self.get_step_display()}"
