"""What profiles of centres and of cities share."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.base.freshness import ONE_DAY, held_q, months_after
from pages.base.models import BasePage, Owned
from pages.base.public import end_of, source_q
from pages.programmes.models import Membership, Programme


class ProfilePage(Owned, BasePage):
    """What both kinds of profile share: the membership, and when somebody last confirmed it."""

    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("membership"),
        help_text=_("Who takes part in which programme, since when, in which cohort."),
    )
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True, editable=False)

    kept_fields = ("confirmed_on",)
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        memberships = Membership.objects.reachable(at)
        known = Q(membership__isnull=True) | Q(membership__in=memberships)
        return super().reachable_q(at) & source_q(cls, known)

    @classmethod
    def found_q(cls, at: dt.datetime) -> Q:
        """What the search shows: what nobody confirms leaves it, and stays in the other lists."""
        day = timezone.localdate(at) - dt.timedelta(days=settings.CONFIRM_GRACE_DAYS)
        return source_q(cls, held_q(day, settings.CONFIRM_PROFILES_MONTHS))

    @property
    def leaves_search_on(self) -> dt.date | None:
        """From which day the search does not find it unless somebody confirms it."""
        due = self.confirmation_due_on
        return due + dt.timedelta(days=settings.CONFIRM_GRACE_DAYS) if due else None

    def found_until(self) -> dt.datetime | None:
        """The moment at which it leaves the search by itself."""
        leaves = self.leaves_search_on
        return end_of(leaves - ONE_DAY) if leaves else None

    def is_stale(self, day: dt.date | None = None) -> bool:
        """Whether nobody has confirmed the profile for too long."""
        day = day or timezone.localdate()
        confirmed = self.facts.confirmed_on
        return confirmed is None or _due_on(confirmed) <= day

    @property
    def confirmation_due_on(self) -> dt.date | None:
        """From which day somebody should confirm the profile again."""
        first = self.facts.first_published_at
        last = self.facts.confirmed_on or (timezone.localdate(first) if first else None)
        return _due_on(last) if last else None

    def confirm(self, day: dt.date | None = None) -> None:
        """Note that somebody has checked the profile and found it right."""
        source = self.facts
        source.confirmed_on = day or timezone.localdate()
        source.save(update_fields=["confirmed_on"])


def _due_on(last: dt.date) -> dt.date:
    return months_after(last, settings.CONFIRM_PROFILES_MONTHS)


class ProfileIndexPage(BasePage):
    """The overview of the profiles of one programme."""

    intro = models.TextField(_("introduction"), blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=_("programme")
    )

    served_with = ("programme",)
    translated_fields = (*BasePage.translated_fields, "intro")
    needed_to_publish = (*BasePage.needed_to_publish, "programme")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("programme"),
        FieldPanel("intro"),
    ]

    class Meta:
        abstract = True
