"""Courses of the qualification programme."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin

from pages.base.blocks import PLAIN_FEATURES
from pages.base.checked_fields import WebAddressField
from pages.base.choices import Place
from pages.base.models import (
    Organisation,
    StateSince,
    TranslatedRecord,
)
from pages.base.panels import DISTRICT_HELP, PLACE_HELP, SentencesPanel, when
from pages.base.public import earliest, end_of
from pages.places.models import District, Municipality

_ON_SITE = when(place_kind=("onsite", "hybrid"))


class Course(StateSince, TranslatedRecord):
    """A course of the qualification programme."""

    class Module(models.TextChoices):
        BOARD = "board", _("running a board")
        MANAGEMENT = "management", _("managing associations and volunteers")
        GROUPS = "groups", _("leading groups")
        LAW = "law", _("law, tax and insurance")
        PUBLICITY = "publicity", _("publicity and digital tools")
        SPECIFIC = "specific", _("for one field, e.g. hospice work")

    class State(models.TextChoices):
        OPEN = "open", _("places are free")
        FULL = "full", _("fully booked")
        CANCELLED = "cancelled", _("cancelled")

    description = RichTextField(_("description"), blank=True, features=PLAIN_FEATURES)
    dates_note = models.CharField(
        _("times"), max_length=160, blank=True, help_text=_("e.g. “three Saturdays, 10 to 16 h”")
    )
    certificate = models.CharField(
        _("certificate"), max_length=160, blank=True, help_text=_("Empty: none.")
    )

    module = models.CharField(_("module"), max_length=12, choices=Module, default=Module.BOARD)
    provider = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
        verbose_name=_("provider"),
    )
    contact_point = models.ForeignKey(
        "events.ContactPoint",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="courses",
        verbose_name=_("contact point"),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place_kind = models.CharField(
        _("where"),
        max_length=10,
        choices=[choice for choice in Place.choices if choice[0] != Place.STATEWIDE],
        default=Place.ONSITE,
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
        verbose_name=_("district"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
    )
    cost = models.DecimalField(
        _("cost in euro"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("0: free of charge. Empty: not said."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    registration_url = WebAddressField(
        _("address for registering"), help_text=_("For example www.kassel.example/anmeldung.")
    )
    register_until = models.DateField(_("registration until"), null=True, blank=True)

    route = "course"
    kept_fields = ("state_since",)
    translated_fields = (
        *TranslatedRecord.translated_fields,
        "description",
        "dates_note",
        "certificate",
    )
    needed_to_publish = (*TranslatedRecord.needed_to_publish, "description", "provider")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                SentencesPanel("teaser"),
                FieldPanel("module"),
                FieldPanel("description"),
            ],
            _("What"),
        ),
        MultiFieldPanel([FieldPanel("provider"), FieldPanel("contact_point")], _("Who")),
        MultiFieldPanel(
            [FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("dates_note")], _("When")
        ),
        MultiFieldPanel(
            [
                FieldPanel("place_kind"),
                FieldPanel("municipality", attrs=_ON_SITE, help_text=PLACE_HELP),
                FieldPanel("district", attrs=_ON_SITE, help_text=DISTRICT_HELP),
            ],
            _("Where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("state"),
                FieldPanel("registration_url"),
                FieldPanel("register_until", attrs=when(registration_url=())),
                FieldPanel("cost"),
                FieldPanel("certificate"),
            ],
            _("Cost and registration"),
        ),
        FieldPanel("team"),
    ]

    class Meta(TranslatedRecord.Meta):
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        unique_together = TranslatableMixin.Meta.unique_together

    @classmethod
    def fact_q(cls, at: dt.datetime) -> Q:
        day = timezone.localdate(at)
        return (
            Q(starts_on__isnull=True)
            | Q(ends_on__gte=day)
            | Q(ends_on__isnull=True, starts_on__gte=day)
        )

    def listed_until(self) -> dt.datetime | None:
        last = (self.ends_on or self.starts_on) if self.starts_on else None
        return earliest(super().listed_until(), end_of(last))

    def traces(self) -> dict[str, Any]:
        return {**super().traces(), "module": self.module}

    def is_past(self, day: dt.date | None = None) -> bool:
        facts, day = self.facts, day or timezone.localdate()
        last = facts.ends_on or facts.starts_on
        return last is not None and last < day

    def clean(self) -> None:
        super().clean()
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end lies before the beginning.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.municipality:
            self.district = self.municipality.district
        super().save(*args, **kwargs)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from ..presentation import course_detail

        return {"request": request, **course_detail(self.facts, self)}
