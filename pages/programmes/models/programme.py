"""Programmes and their key figures: records without locale and draft."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from pages.base.checked_fields import WebAddressField
from pages.base.dates import Precision, show_date
from pages.base.models import Contact, KittImage, Organisation, TextRow, Tracked, WithTexts
from pages.base.panels import when
from pages.base.part_preview import Part, ShownInPart
from pages.base.public import Public, PublicQuerySet


class Programme(ShownInPart, WithTexts, Tracked, Public, ClusterableModel):
    """A programme of the state, or one that it takes part in."""

    class Members(models.TextChoices):
        NONE = "none", _("no members")
        DISTRICTS = "districts", _("counties and independent cities")
        MUNICIPALITIES = "municipalities", _("municipalities")

    code = models.SlugField(_("code"), unique=True, help_text=_("Never changes."))
    started_on = models.DateField(_("started on"), null=True, blank=True)
    started_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, default=Precision.YEAR
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    members_are = models.CharField(
        _("members are"), max_length=15, choices=Members, default=Members.NONE
    )
    funders = ParentalManyToManyField(
        Organisation, blank=True, related_name="funded_programmes", verbose_name=_("funders")
    )
    carriers = ParentalManyToManyField(
        Organisation, blank=True, related_name="carried_programmes", verbose_name=_("carried by")
    )
    contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contact"),
    )
    logo = models.ForeignKey(
        KittImage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    website = WebAddressField(_("website"), help_text=_("For example www.kassel.example."))
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    objects: ClassVar[Any] = PublicQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("code"), FieldPanel("position"), FieldPanel("members_are")],
            _("In short"),
        ),
        InlinePanel("texts", heading=_("Names"), label=_("Language"), max_num=2),
        MultiFieldPanel(
            [
                FieldPanel("started_on"),
                FieldPanel("started_precision", attrs=when(started_on=())),
                FieldPanel("ended_on"),
            ],
            _("Time"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("funders"),
                FieldPanel("carriers"),
                FieldPanel("contact"),
                FieldPanel("website"),
                FieldPanel("logo"),
            ],
            _("Who is behind it"),
        ),
        InlinePanel("key_figures", heading=_("Key figures"), label=_("Key figure")),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.text("name") or self.code

    def preview_parts(self) -> list[Part]:
        from ..figures import figures_in_form
        from ..presentation import figure_items

        items = figure_items(figures_in_form(self))
        return [Part("components/key_figures.html", {"items": items}, wide=True)] if items else []

    @property
    def started(self) -> str:
        return show_date(self.started_on, self.started_precision)

    def members(self, day: dt.date | None = None) -> models.QuerySet[Any]:
        """The listed memberships that hold on `day`, with everything that lists show."""
        memberships = self.memberships.listed().as_of(day)
        return memberships.select_related("district", "municipality__district", "cohort", "phase")

    def former_members(self, day: dt.date | None = None) -> models.QuerySet[Any]:
        """The listed memberships that ended by `day`."""
        memberships = self.memberships.listed().left_by(day)
        return memberships.select_related("district", "municipality__district", "cohort", "phase")


class ProgrammeText(TextRow):
    """The names of a programme in one language."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "language"], name="programme_text")
        ]


class KeyFigure(WithTexts, Orderable, ClusterableModel):
    """A number with what it counts, its date and its source; or one that is counted here."""

    class Kind(models.TextChoices):
        STATED = "stated", _("stated")
        MEMBERS = "members", _("counted: members")
        FORMER = "former", _("counted: former members")
        COHORTS = "cohorts", _("counted: cohorts")
        GRANT = "grant", _("grant of the latest cohort")

    class Prefix(models.TextChoices):
        NONE = "", _("exactly")
        ABOUT = "about", _("about")
        OVER = "over", _("more than")
        ALMOST = "almost", _("almost")
        UP_TO = "up_to", _("up to")

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="key_figures")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STATED)
    prefix = models.CharField(_("before it"), max_length=6, choices=Prefix, blank=True)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, null=True, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    as_of_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, default=Precision.DAY
    )
    source = models.CharField(_("source"), max_length=160, blank=True)
    source_url = WebAddressField(
        _("address of the source"), help_text=_("For example www.kassel.example/bericht.")
    )
    on_home_page = models.BooleanField(_("on the home page"), default=False)

    panels = [
        FieldPanel("kind"),
        FieldPanel("prefix"),
        FieldPanel("value"),
        InlinePanel("texts", label=_("Language"), max_num=2),
        FieldPanel("as_of"),
        FieldPanel("as_of_precision"),
        FieldPanel("source"),
        FieldPanel("source_url"),
        FieldPanel("on_home_page"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")

    def __str__(self) -> str:
        return self.text("label")

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.STATED:
            if self.value is None:
                raise ValidationError({"value": _("Please enter the number.")})
            if not self.as_of and not self.source:
                raise ValidationError(
                    {"as_of": _("A number needs a date or a source. Of when is it, or from where?")}
                )


class KeyFigureText(TextRow):
    """What a key figure counts, in one language."""

    key_figure = ParentalKey(KeyFigure, on_delete=models.CASCADE, related_name="texts")
    label = models.CharField(_("what it counts"), max_length=120)
    unit = models.CharField(
        _("unit"), max_length=20, blank=True, help_text=_("Directly behind the number, e.g. “€”.")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key_figure", "language"], name="key_figure_text")
        ]
