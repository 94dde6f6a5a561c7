"""Who takes part from when until when, and who learns from whom.

Counts such as "16 counties" are computed from memberships. A cohort announced by a release that
is not public yet, and its memberships, are in no list and no count (the press room holds them).
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from pages.base.dates import Precision, show_date
from pages.base.models import Tracked
from pages.base.panels import when
from pages.base.public import Public, PublicQuerySet
from pages.places.models import District, Municipality

from .phase import Cohort, Phase
from .programme import Programme


class MembershipQuerySet(PublicQuerySet):
    """Memberships begin and end."""

    def as_of(self, day: dt.date | None = None) -> Self:
        """Members on `day`: joined by then and not left."""
        day = day or timezone.localdate()
        return self.filter(joined_on__lte=day).filter(Q(left_on__isnull=True) | Q(left_on__gt=day))

    def left_by(self, day: dt.date | None = None) -> Self:
        """Those who had left by `day`."""
        return self.filter(left_on__lte=day or timezone.localdate())


class Membership(Tracked, Public):
    """A district or a municipality takes part in a programme, from and until."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="memberships", verbose_name=_("programme")
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("district"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("municipality"),
    )
    cohort = models.ForeignKey(
        Cohort,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("cohort"),
    )
    phase = models.ForeignKey(
        Phase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("joined in phase"),
    )
    joined_on = models.DateField(_("joined on"))
    joined_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, default=Precision.DAY
    )
    left_on = models.DateField(
        _("left on"),
        null=True,
        blank=True,
        help_text=_("Only if the member left; the end of a grant is not leaving."),
    )
    left_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, default=Precision.DAY
    )

    profile_url = ""  # set by pages.programmes.overview.link_profiles

    objects: ClassVar[Any] = MembershipQuerySet.as_manager()

    panels = [
        FieldPanel("programme"),
        MultiFieldPanel([FieldPanel("district"), FieldPanel("municipality")], _("Who")),
        MultiFieldPanel([FieldPanel("cohort"), FieldPanel("phase")], _("Cohort or phase")),
        MultiFieldPanel(
            [
                FieldPanel("joined_on"),
                FieldPanel("joined_precision"),
                FieldPanel("left_on"),
                FieldPanel("left_precision", attrs=when(left_on=())),
            ],
            _("Time"),
        ),
    ]

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["programme", "joined_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(district__isnull=True) ^ Q(municipality__isnull=True),
                name="membership_one_place",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="membership_order",
            ),
            models.UniqueConstraint(
                fields=["programme", "district"],
                condition=Q(left_on__isnull=True),
                name="membership_district_once",
            ),
            models.UniqueConstraint(
                fields=["programme", "municipality"],
                condition=Q(left_on__isnull=True),
                name="membership_municipality_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} · {self.programme}"

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        cohorts = Cohort.objects.reachable(at)
        return super().reachable_q(at) & (Q(cohort__isnull=True) | Q(cohort__in=cohorts))

    @property
    def place(self) -> District | Municipality:
        place = self.district or self.municipality
        assert place is not None  # a constraint of the table
        return place

    def has_left(self, day: dt.date | None = None) -> bool:
        """Whether the member had left by `day` (today when not given)."""
        return self.left_on is not None and self.left_on <= (day or timezone.localdate())

    @property
    def since(self) -> str:
        return show_date(self.joined_on, self.joined_precision)

    @property
    def until(self) -> str:
        return show_date(self.left_on, self.left_precision)

    def clean(self) -> None:
        super().clean()
        if bool(self.district_id) == bool(self.municipality_id):
            raise ValidationError(_("Please choose either a district or a municipality."))
        if self.left_on and self.joined_on and self.left_on < self.joined_on:
            raise ValidationError({"left_on": _("The end lies before the beginning.")})
        for field in ("cohort", "phase"):
            part = getattr(self, field)
            if part and part.programme_id != self.programme_id:
                raise ValidationError({field: _("This belongs to another programme.")})
        if self.joined_on and self._overlapping().exists():
            raise ValidationError(
                {"joined_on": _("This place takes part at that time already, by another entry.")}
            )

    def _overlapping(self) -> models.QuerySet[Membership]:
        """Other memberships of the same place in the same programme at the same time."""
        others = Membership.objects.filter(
            programme=self.programme_id,
            district=self.district_id,
            municipality=self.municipality_id,
        ).exclude(pk=self.pk)
        if self.left_on:
            others = others.filter(joined_on__lt=self.left_on)
        return others.filter(Q(left_on__isnull=True) | Q(left_on__gt=self.joined_on))

    def partners(self) -> list[Membership]:
        """The tandem partners that take part and may be named, on whichever side they stand."""
        pairs = Tandem.objects.filter(Q(first=self) | Q(second=self))
        keys = {key for pair in pairs.values_list("first", "second") for key in pair} - {self.pk}
        partners = Membership.objects.filter(pk__in=keys).listed().as_of()
        return list(partners.select_related("municipality", "district").order_by("pk"))


class Tandem(Tracked, models.Model):
    """Two members that learn from each other; stored once, true for both."""

    first = models.ForeignKey(
        Membership, models.CASCADE, related_name="+", verbose_name=_("member")
    )
    second = models.ForeignKey(
        Membership, models.CASCADE, related_name="+", verbose_name=_("partner")
    )

    panels = [FieldPanel("first"), FieldPanel("second")]

    class Meta:
        verbose_name = _("tandem")
        verbose_name_plural = _("tandems")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="tandem_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="tandem_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first.place} – {self.second.place}"

    def clean(self) -> None:
        super().clean()
        if self.first_id and self.first_id == self.second_id:
            raise ValidationError({"second": _("Please choose another member.")})
        self._order()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._order()
        super().save(*args, **kwargs)

    def _order(self) -> None:
        """The earlier member first: so that a pair is the same pair, however it was entered."""
        if self.first_id and self.second_id and self.first_id > self.second_id:
            self.first, self.second = self.second, self.first
