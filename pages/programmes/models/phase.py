"""Phases with their sponsors, and cohorts with the grant of their time."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from pages.base.dates import Precision, show_date
from pages.base.models import KittImage, Organisation, TextRow, Tracked, WithTexts
from pages.base.panels import when
from pages.base.part_preview import Part, ShownInPart
from pages.base.public import Public, PublicQuerySet

from .programme import Programme


class Phase(ShownInPart, WithTexts, Tracked, Public, ClusterableModel):
    """A phase of a programme with its sponsors."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="phases", verbose_name=_("programme")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, default=Precision.MONTH
    )
    ends_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day."))
    ends_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, default=Precision.MONTH
    )

    objects: ClassVar[Any] = PublicQuerySet.as_manager()

    panels = [
        FieldPanel("programme"),
        FieldPanel("number"),
        MultiFieldPanel(
            [
                FieldPanel("starts_on"),
                FieldPanel("starts_precision", attrs=when(starts_on=())),
                FieldPanel("ends_on"),
                FieldPanel("ends_precision", attrs=when(ends_on=())),
            ],
            _("Time"),
        ),
        InlinePanel("texts", heading=_("Texts"), label=_("Language"), max_num=2),
        InlinePanel("sponsors", heading=_("Sponsors"), label=_("Sponsor")),
    ]

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["programme", "number"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="phase_number")]

    def __str__(self) -> str:
        return self.text("name") or str(self.number)

    def preview_parts(self) -> list[Part]:
        from ..presentation import phase_items

        return [Part("components/timeline.html", {"items": phase_items([self])}, wide=True)]

    @property
    def period(self) -> str:
        """“Januar 2018 bis Juni 2020” in the current language."""
        start = show_date(self.starts_on, self.starts_precision)
        end = show_date(self.ends_on, self.ends_precision)
        return " – ".join(part for part in (start, end) if part)


class PhaseText(TextRow):
    """Name and text of a phase in one language."""

    phase = ParentalKey(Phase, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["phase", "language"], name="phase_text")]


class PhaseSponsor(Orderable):
    """Who paid for a phase, in order."""

    phase = ParentalKey(Phase, on_delete=models.CASCADE, related_name="sponsors")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("sponsor")
        verbose_name_plural = _("sponsors")

    def __str__(self) -> str:
        return str(self.organisation)


class Cohort(ShownInPart, WithTexts, Tracked, Public, ClusterableModel):
    """A cohort (Staffel): those who start together, with the grant of that time."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="cohorts", verbose_name=_("programme")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    signed_on = models.DateField(_("contracts signed on"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    grant_ceiling = models.DecimalField(
        _("grant at most, in euro"),
        max_digits=10,
        decimal_places=0,
        null=True,
        blank=True,
        help_text=_("Per member, over the whole time."),
    )
    grant_years = models.PositiveSmallIntegerField(_("spread over years"), null=True, blank=True)
    applications_received = models.PositiveSmallIntegerField(
        _("applications received"), null=True, blank=True
    )
    photo = models.ForeignKey(
        KittImage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("group photo"),
    )
    waits_for_release = models.BooleanField(
        _("hidden until a release announces it"),
        default=False,
        help_text=_("Tick this first if the cohort is not to be known before its press release."),
    )

    objects: ClassVar[Any] = PublicQuerySet.as_manager()

    panels = [
        FieldPanel("programme"),
        FieldPanel("number"),
        InlinePanel("texts", heading=_("Texts"), label=_("Language"), max_num=2),
        MultiFieldPanel(
            [FieldPanel("signed_on"), FieldPanel("starts_on"), FieldPanel("ends_on")], _("Time")
        ),
        MultiFieldPanel(
            [
                FieldPanel("grant_ceiling"),
                FieldPanel("grant_years"),
                FieldPanel("applications_received"),
            ],
            _("Grant and applications"),
        ),
        FieldPanel("photo"),
        FieldPanel("waits_for_release"),
    ]

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["programme", "number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="cohort_number")
        ]

    def __str__(self) -> str:
        return self.text("name") or str(self.number)

    def preview_parts(self) -> list[Part]:
        from ..presentation import cohort_items

        members = list(self.memberships.listed()) if self.pk else []
        items = cohort_items([self], members, {})
        return [Part("components/timeline.html", {"items": items}, wide=True)]

    @property
    def year(self) -> int | None:
        day = self.signed_on or self.starts_on
        return day.year if day else None


class CohortText(TextRow):
    """Name and text of a cohort in one language."""

    cohort = ParentalKey(Cohort, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "language"], name="cohort_text")]
