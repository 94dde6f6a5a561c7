"""Opportunities to volunteer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin

from pages.base.blocks import PLAIN_FEATURES
from pages.base.choices import SPOKEN_LANGUAGES, Place, SeveralField, labels
from pages.base.freshness import ONE_DAY, held_q, months_after
from pages.base.models import (
    Category,
    Contact,
    Organisation,
    StateSince,
    TranslatedRecord,
    Weekday,
)
from pages.base.public import earliest, end_of
from pages.places.models import District, Municipality

from .panels import PANELS


class Opportunity(StateSince, TranslatedRecord):
    """Something to do for somebody who wants to help."""

    class Effort(models.TextChoices):
        ONCE = "once", _("once")
        SHORT = "short", _("for a few weeks")
        REGULAR = "regular", _("regularly")
        OPEN = "open", _("as often as you like")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        PAUSED = "paused", _("paused")
        FULL = "full", _("full")
        ENDED = "ended", _("ended")
        CANCELLED = "cancelled", _("cancelled")

    description = RichTextField(_("description"), blank=True, features=PLAIN_FEATURES)
    requirements = models.TextField(_("what you bring"), blank=True)
    benefits = models.TextField(_("what you get"), blank=True)
    time_note = models.CharField(
        _("note on the time"), max_length=160, blank=True, help_text=_("e.g. “in the afternoon”")
    )
    expenses = models.CharField(_("expenses and insurance"), max_length=250, blank=True)
    transport = models.CharField(_("how to get there"), max_length=250, blank=True)
    accessibility_note = models.CharField(_("note on accessibility"), max_length=250, blank=True)

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opportunities",
        verbose_name=_("organisation"),
    )
    contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contact"),
    )
    place_kind = models.CharField(_("where"), max_length=10, choices=Place, default=Place.ONSITE)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opportunities",
        verbose_name=_("district"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opportunities",
        verbose_name=_("municipality"),
    )
    venue = models.CharField(
        _("meeting place"), max_length=160, blank=True, help_text=_("Name, street and number.")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    categories = ParentalManyToManyField(
        Category, blank=True, related_name="opportunities", verbose_name=_("categories")
    )
    languages = SeveralField(_("languages spoken"), options=SPOKEN_LANGUAGES)
    effort = models.CharField(_("effort"), max_length=10, choices=Effort, default=Effort.REGULAR)
    weekdays = SeveralField(_("weekdays"), options=list(Weekday.choices))
    hours = models.DecimalField(
        _("hours"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("Per week when regular, else altogether."),
    )
    starts_at = models.DateTimeField(
        _("fixed date from"),
        null=True,
        blank=True,
        help_text=_("Only if it takes place on one date. Empty: no fixed date."),
    )
    ends_at = models.DateTimeField(_("fixed date to"), null=True, blank=True)
    period_from = models.DateField(_("needed from"), null=True, blank=True)
    period_until = models.DateField(_("needed until"), null=True, blank=True)
    apply_until = models.DateField(_("apply until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True, editable=False)
    source = models.CharField(
        _("source"), max_length=60, blank=True, help_text=_("e.g. “freinet-online”")
    )
    source_id = models.CharField(_("id at the source"), max_length=80, blank=True)

    route = "opportunity"
    drafts_recorded = True
    small_facts = ("state", "contact", "weekdays", "hours", "apply_until")
    kept_fields = ("confirmed_on", "state_since")
    translated_fields = (
        *TranslatedRecord.translated_fields,
        "description",
        "requirements",
        "benefits",
        "time_note",
        "expenses",
        "transport",
        "accessibility_note",
    )
    needed_to_publish = (
        *TranslatedRecord.needed_to_publish,
        "description",
        "organisation",
        "contact",
        "categories",
    )
    panels = PANELS

    class Meta(TranslatedRecord.Meta):
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        unique_together = TranslatableMixin.Meta.unique_together
        indexes = [
            models.Index(fields=["locale", "live", "state"], name="opportunity_listed"),
            models.Index(fields=["-first_published_at"], name="opportunity_newest"),
            models.Index(fields=["source", "source_id"], name="opportunity_source"),
        ]

    @classmethod
    def fact_q(cls, at: dt.datetime) -> Q:
        return cls.offered_q(at) & cls.confirmed_q(at)

    @classmethod
    def confirmed_q(cls, at: dt.datetime) -> Q:
        """Confirmed, or first published, not too long ago; see `leaves_lists_on`."""
        day = timezone.localdate(at) - dt.timedelta(days=settings.CONFIRM_GRACE_DAYS)
        return held_q(day, settings.CONFIRM_OPPORTUNITIES_MONTHS)

    @classmethod
    def offered_q(cls, at: dt.datetime) -> Q:
        """Open and not past, as far as we know."""
        day = timezone.localdate(at)
        return (
            Q(state__in=[cls.State.OPEN, cls.State.FULL])
            & (Q(ends_at__isnull=True) | Q(ends_at__gt=at))
            & (Q(ends_at__isnull=False) | Q(starts_at__isnull=True) | Q(starts_at__gt=at))
            & (Q(period_until__isnull=True) | Q(period_until__gte=day))
            & (Q(apply_until__isnull=True) | Q(apply_until__gte=day))
        )

    def listed_until(self) -> dt.datetime | None:
        leaves = self.leaves_lists_on
        return earliest(self.ends_itself_at(), end_of(leaves - ONE_DAY) if leaves else None)

    def ends_itself_at(self) -> dt.datetime | None:
        """When the offer is over, whoever confirms it; None while nothing is set."""
        fixed = self.ends_at or self.starts_at
        days = (end_of(self.period_until), end_of(self.apply_until))
        return earliest(super().listed_until(), fixed, *days)

    @property
    def confirmation_due_on(self) -> dt.date | None:
        """From which day somebody should confirm the offer again."""
        first = self.first_published_at
        last = self.confirmed_on or (timezone.localdate(first) if first else None)
        return months_after(last, settings.CONFIRM_OPPORTUNITIES_MONTHS) if last else None

    @property
    def leaves_lists_on(self) -> dt.date | None:
        """From which day it stands in no list unless somebody confirms it."""
        due = self.confirmation_due_on
        return due + dt.timedelta(days=settings.CONFIRM_GRACE_DAYS) if due else None

    @property
    def has_fixed_date(self) -> bool:
        return self.facts.starts_at is not None

    @property
    def language_names(self) -> list[str]:
        return labels(SPOKEN_LANGUAGES, self.facts.languages)

    @property
    def weekday_names(self) -> list[str]:
        return labels(Weekday.choices, self.facts.weekdays)

    def traces(self) -> dict[str, Any]:
        fields = self.categories.filter(facet=Category.Facet.FIELD).values_list("pk", flat=True)
        return {**super().traces(), "fields": sorted(fields)}

    def is_over(self, at: dt.datetime | None = None) -> bool:
        """Whether the offer no longer stands in lists (ended, past, deadline gone, paused)."""
        return not type(self).objects.filter(pk=self.facts.pk).listed(at).exists()

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.place_kind in (Place.ONSITE, Place.HYBRID) and not (
            self.municipality_id or self.district_id
        ):
            errors["municipality"] = _("Where does it take place? Please choose a municipality.")
        for first, last in (("starts_at", "ends_at"), ("period_from", "period_until")):
            begin, end = getattr(self, first), getattr(self, last)
            if begin and end and end < begin:
                errors[last] = _("The end lies before the beginning.")
        if self.ends_at and not self.starts_at:
            errors["starts_at"] = _("Please enter the beginning as well.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.municipality:
            self.district = self.municipality.district
        super().save(*args, **kwargs)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from .presentation import detail

        return {"request": request, **detail(self.facts, self)}

    def confirm(self, day: dt.date | None = None) -> None:
        """Note that somebody has checked the offer and found it right."""
        source = self.facts
        source.confirmed_on = day or timezone.localdate()
        source.save(update_fields=["confirmed_on"])
