"""Visiting details: address, hours and people of a place to go to."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from ..panels import when
from ..part_preview import Part, ShownInPart
from ..untitled import untitled
from ..week import VisitingForm, WeekPanel
from .approved import ApprovedRecord
from .organisation import Contact, Reachability
from .texts import TextRow, WithTexts


class VisitingDetails(ShownInPart, WithTexts, Reachability, ApprovedRecord):
    """Address, phone, hours and people of a place to go to.

    A record with drafts of its own: a changed phone number can go live without the half-finished
    text of the page that shows it.
    """

    name = models.CharField(
        _("name"), max_length=160, help_text=_("Only for finding it here, e.g. “Zentrum Kassel”.")
    )
    closed = models.BooleanField(_("closed at the moment"), default=False)
    closed_until = models.DateField(
        _("closed until"), null=True, blank=True, help_text=_("The last day. Empty: unknown.")
    )

    shown_by_others = True
    small_facts = (
        *("street", "postcode", "town", "phone", "email"),
        *("closed", "closed_until", "hours", "special_days"),
    )

    base_form_class = VisitingForm
    panels = [
        FieldPanel("name"),
        MultiFieldPanel(Reachability.address_panels, _("How to reach it")),
        MultiFieldPanel(
            [WeekPanel(), FieldPanel("closed"), FieldPanel("closed_until", attrs=when(closed=()))],
            _("Opening hours"),
        ),
        InlinePanel(
            "special_days",
            heading=_("Holidays and other special days"),
            label=_("Day"),
            help_text=_(
                "Only days that differ from the week: without times the place is closed on that "
                "day. For example 24.12.2026, “Christmas Eve”."
            ),
        ),
        InlinePanel(
            "texts",
            heading=_("Notes on hours and accessibility"),
            label=_("Language"),
            max_num=2,
        ),
        InlinePanel("people", heading=_("People"), label=_("Person")),
        FieldPanel("team"),
    ]

    class Meta:
        verbose_name = _("visiting details")
        verbose_name_plural = _("visiting details")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name or untitled()

    def preview_parts(self) -> list[Part]:
        from ..presentation import people_cards, visiting_card

        place = visiting_card(self)
        cards = [(gettext("Contact and visit"), place)] if place else []
        cards += [(one.name, one) for one in people_cards(self)]
        return [
            Part("components/contact_card.html", {"contact": card, "heading": heading})
            for heading, card in cards
        ]

    def is_closed(self, day: dt.date | None = None) -> bool:
        """Whether "closed at the moment" holds on that day."""
        day = day or timezone.localdate()
        return self.closed and (self.closed_until is None or day <= self.closed_until)


class VisitingText(TextRow):
    """Notes to visiting details in one language."""

    visiting = ParentalKey(VisitingDetails, on_delete=models.CASCADE, related_name="texts")
    closed_note = models.CharField(
        _("note while closed"), max_length=250, blank=True, help_text=_("Who helps meanwhile?")
    )
    hours_note = models.CharField(
        _("note on the hours"), max_length=250, blank=True, help_text=_("e.g. “by appointment”")
    )
    accessibility = models.TextField(
        _("accessibility of the place"),
        blank=True,
        help_text=_("Entrance, lift, toilets, induction loop, parking."),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visiting", "language"], name="visiting_text")
        ]


class Weekday(models.IntegerChoices):
    """Days of the week, Monday first, as `date.weekday()` counts."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class _Hours(models.Model):
    opens = models.TimeField(_("from"), null=True, blank=True)
    closes = models.TimeField(_("to"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if (self.opens is None) != (self.closes is None):
            raise ValidationError(_("Please enter both times."))
        if self.opens and self.closes and self.opens >= self.closes:
            raise ValidationError({"closes": _("The end must be later than the beginning.")})


class OpeningHours(_Hours):
    """One span of opening hours on one weekday."""

    visiting = ParentalKey(VisitingDetails, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens"]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class SpecialDay(_Hours):
    """A day with other hours; without hours it is closed."""

    visiting = ParentalKey(VisitingDetails, on_delete=models.CASCADE, related_name="special_days")
    on = models.DateField(_("on"))
    note = models.CharField(_("note"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}"


class VisitingPerson(Orderable):
    """A person whom one meets at a place, in the order shown."""

    visiting = ParentalKey(VisitingDetails, on_delete=models.CASCADE, related_name="people")
    contact = models.ForeignKey(
        Contact, models.PROTECT, related_name="+", verbose_name=_("contact")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return str(self.contact)
