"""What visitors tell us about pages: barriers they meet, and whether a page helped."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.base.public_forms import full_address
from pages.base.public_forms.addresses import MAX_LENGTH

from .forms import COMMENT_LENGTH, AnswerForm

ANSWER_WITHIN = dt.timedelta(weeks=6)
"""So long the law gives for an answer; after that the enforcement body may be called in."""


def answer_due_on() -> dt.date:
    """The last day for the answer to a report of today."""
    return timezone.localdate() + ANSWER_WITHIN


class BarrierReportQuerySet(models.QuerySet["BarrierReport"]):
    """Reports by where they stand."""

    def open(self) -> Self:
        return self.filter(answered_at__isnull=True)

    def outdated(self, now: dt.datetime) -> Self:
        """What may not be kept any longer: counted from the answer, or else from its last day."""
        keep = dt.timedelta(days=settings.KEEP_REPORTS_DAYS)
        unanswered = models.Q(answered_at__isnull=True, due_on__lt=timezone.localdate(now) - keep)
        return self.filter(models.Q(answered_at__lt=now - keep) | unanswered)


class BarrierReport(models.Model):
    """A barrier that somebody has met on a page."""

    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now, editable=False)
    due_on = models.DateField(_("answer due on"), default=answer_due_on, db_index=True)
    page = models.CharField(_("page"), max_length=MAX_LENGTH, blank=True)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    problem = models.TextField(_("what does not work"))
    email = models.EmailField(_("e-mail for the answer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answer_note = models.TextField(
        _("note on the answer"),
        blank=True,
        help_text=_("What was answered or mended. Only editors see it."),
    )
    alarms = models.PositiveSmallIntegerField(_("alarms sent"), default=0, editable=False)
    submission = models.CharField(max_length=64, unique=True, editable=False)

    objects: ClassVar[Any] = BarrierReportQuerySet.as_manager()
    base_form_class = AnswerForm

    class Meta:
        verbose_name = _("report of a barrier")
        verbose_name_plural = _("reports of barriers")
        ordering = ["-reported_at", "-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def page_url(self) -> str:
        """The full address of the page."""
        return full_address(self.page)

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def days_left(self) -> int:
        """Days until the answer is due; negative when the last day is over."""
        return (self.due_on - timezone.localdate()).days

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.days_left < 0


class Vote(models.Model):
    """One answer to “Was this page helpful?”. It holds nothing about who gave it, not even the
    time of day.
    """

    page = models.CharField(_("page"), max_length=MAX_LENGTH, db_index=True)
    helpful = models.BooleanField(_("helpful"))
    comment = models.CharField(_("what was missing"), max_length=COMMENT_LENGTH, blank=True)
    on = models.DateField(_("day"), default=timezone.localdate, db_index=True)

    class Meta:
        verbose_name = _("answer on a page")
        verbose_name_plural = _("answers on pages")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}: {'+' if self.helpful else '−'}"

    @property
    def page_url(self) -> str:
        """The full address of the page."""
        return full_address(self.page)
