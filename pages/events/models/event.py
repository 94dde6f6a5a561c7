"""Events, with sequence numbers that subscribed calendars follow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from pages.base.blocks import PLAIN_FEATURES
from pages.base.checked_fields import PostcodeField, StreetField, WebAddressField
from pages.base.choices import Place
from pages.base.models import (
    KittDocument,
    Organisation,
    StateSince,
    TranslatedRecord,
)
from pages.base.public import earliest
from pages.places.models import District, Municipality
from pages.programmes.models import Programme

from .event_panels import PANELS
from .series import SeriesPage

LAST_YEAR = 2199


class Event(StateSince, TranslatedRecord):
    """Something that takes place at a time: on site, online, or both."""

    class State(models.TextChoices):
        PLANNED = "planned", _("takes place")
        MOVED = "moved", _("moved to another date")
        POSTPONED = "postponed", _("postponed, new date not known yet")
        ONLINE_INSTEAD = "online_instead", _("online instead of on site")
        CANCELLED = "cancelled", _("cancelled")

    description = RichTextField(_("description"), blank=True, features=PLAIN_FEATURES)
    audience = models.CharField(_("for whom"), max_length=160, blank=True)
    state_note = models.CharField(
        _("note on the change"), max_length=250, blank=True, help_text=_("Why, and what now?")
    )
    price_note = models.CharField(
        _("note on the price"), max_length=160, blank=True, help_text=_("e.g. “with lunch”")
    )

    starts_at = models.DateTimeField(_("begins"), null=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place_kind = models.CharField(
        _("where"),
        max_length=10,
        choices=[choice for choice in Place.choices if choice[0] != Place.STATEWIDE],
        default=Place.ONSITE,
    )
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    street = StreetField(_("street and number"), help_text=_("For example Goethestr. 12."))
    postcode = PostcodeField(_("postcode"))
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_here",
        verbose_name=_("municipality"),
    )
    online_url = WebAddressField(
        _("address for taking part online"), help_text=_("For example meet.kassel.example/abc.")
    )
    organiser = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("organiser"),
    )
    series = models.ForeignKey(
        SeriesPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("series"),
    )
    programmes = ParentalManyToManyField(
        Programme, blank=True, related_name="events", verbose_name=_("programmes")
    )
    districts = ParentalManyToManyField(
        District, blank=True, related_name="events_about", verbose_name=_("districts")
    )
    registration_with = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("registration with"),
    )
    registration_url = WebAddressField(
        _("address for registering"), help_text=_("For example www.kassel.example/anmeldung.")
    )
    registration_opens_on = models.DateField(_("registration from"), null=True, blank=True)
    registration_closes_on = models.DateField(_("registration until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=15, choices=State, default=State.PLANNED)
    is_full = models.BooleanField(
        _("fully booked"), default=False, help_text=_("All places are taken.")
    )
    price = models.DecimalField(
        _("price in euro"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("0: free of charge. Empty: not said."),
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    original_starts_at = models.DateTimeField(null=True, editable=False)

    route = "event"
    small_facts = ("state",)
    kept_fields = ("sequence", "original_starts_at", "state_since")
    translated_fields = (
        *TranslatedRecord.translated_fields,
        "description",
        "audience",
        "state_note",
        "price_note",
    )
    needed_to_publish = (*TranslatedRecord.needed_to_publish, "starts_at", "organiser")
    panels = PANELS

    class Meta(TranslatedRecord.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        unique_together = TranslatableMixin.Meta.unique_together
        indexes = [models.Index(fields=["starts_at"], name="event_start")]

    @staticmethod
    def past_q(at: dt.datetime) -> Q:
        """Events that are over: by their end, or by their beginning when the end is not known."""
        return Q(ends_at__lte=at) | Q(ends_at__isnull=True, starts_at__lte=at)

    @classmethod
    def fact_q(cls, at: dt.datetime) -> Q:
        return Q(ends_at__gt=at) | Q(ends_at__isnull=True, starts_at__gt=at)

    def listed_until(self) -> dt.datetime | None:
        return earliest(super().listed_until(), self.ends_at or self.starts_at)

    @property
    def is_cancelled(self) -> bool:
        return self.facts.state == self.State.CANCELLED

    def traces(self) -> dict[str, Any]:
        place = self.municipality
        return {"district": place.district_id if place else None, "series": self.series_id}

    @property
    def is_called_off(self) -> bool:
        """Whether it does not take place on its date."""
        return self.facts.state in (self.State.CANCELLED, self.State.POSTPONED)

    def is_past(self, at: dt.datetime | None = None) -> bool:
        facts, at = self.facts, at or timezone.now()
        end = facts.ends_at or facts.starts_at
        return end is not None and end <= at

    def registration_state(self, day: dt.date | None = None) -> str:
        """State of the registration: "", "coming", "open" or "closed"."""
        facts, day = self.facts, day or timezone.localdate()
        if not (facts.registration_url or facts.registration_with_id):
            return ""
        if self.is_called_off or self.is_past():
            return "closed"
        if facts.registration_opens_on and day < facts.registration_opens_on:
            return "coming"
        last = facts.registration_closes_on
        return "closed" if last and day > last else "open"

    def clean(self) -> None:
        super().clean()
        for name in ("starts_at", "ends_at"):
            moment = getattr(self, name)
            if moment and not 1990 <= moment.year <= LAST_YEAR:
                raise ValidationError({name: _("Please check the year.")})
        if self.ends_at and self.starts_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must be later than the beginning.")})

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        before = self._calendar_facts()
        with transaction.atomic():
            super().publish(revision, *args, **kwargs)
            self._count_change(revision, before)

    def _calendar_facts(self) -> dict[str, Any] | None:
        names = (
            "first_published_at",
            "title",
            "starts_at",
            "ends_at",
            "state",
            "place_kind",
            "venue",
            "street",
            "municipality_id",
            "online_url",
        )
        return type(self)._base_manager.filter(pk=self.pk).values(*names).first()

    def _count_change(self, revision: Any, before: dict[str, Any] | None) -> None:
        """A subscribed calendar takes a change over only under a higher sequence number."""
        rows = type(self)._base_manager.filter(pk=self.pk, live_revision=revision)
        if not rows.exists():
            return
        after = self._calendar_facts()
        rows.filter(original_starts_at=None).update(original_starts_at=F("starts_at"))
        if before is None or after is None or before.pop("first_published_at") is None:
            return
        if any(before[name] != after[name] for name in before):
            rows.update(sequence=F("sequence") + 1)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from ..presentation import event_detail

        return {"request": request, **event_detail(self.facts, self)}


class EventMaterial(Orderable):
    """A document of an event, often added afterwards."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="materials")
    document = models.ForeignKey(
        KittDocument, models.CASCADE, related_name="+", verbose_name=_("document")
    )

    panels = [FieldPanel("document", widget=AdminDocumentChooser)]

    class Meta(Orderable.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return str(self.document)


def agenda(past: bool = False) -> Any:
    """The coming events in order, or the past ones, latest first."""
    events = Event.objects.sources().reachable().select_related("locale", "municipality")
    if past:
        return events.filter(Event.past_q(timezone.now())).order_by("-starts_at", "pk")
    return events.listed().order_by("starts_at", "pk")
