"""Profiles of coordination centres (districts)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from pages.base.blocks import PLAIN_FEATURES
from pages.base.models import BasePage, Organisation, VisitingDetails, in_language

from .profile import ProfileIndexPage, ProfilePage


class CentreIndexPage(ProfileIndexPage):
    """All coordination centres."""

    subpage_types: ClassVar[list[str]] = ["profiles.CentrePage"]

    class Meta:
        verbose_name = _("overview of centres")
        verbose_name_plural = _("overviews of centres")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import centre_index

        return {**super().get_context(request, *args, **kwargs), **centre_index(self, request)}


def centre_pages(language: str) -> list[CentrePage]:
    """The listed centre profiles in alphabetical order, in `language` where possible."""
    pages = (
        CentrePage.objects.sources()
        .listed()
        .select_related("locale", "membership__district__seat", "membership__cohort", "host")
        .prefetch_related("membership__cohort__texts")
        .order_by("membership__district__sort_key", "pk")
    )
    return in_language(CentrePage, pages, language)


class CentrePage(ProfilePage):
    """A coordination centre (Koordinierungszentrum) of a county."""

    host = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("host organisation"),
    )
    visiting = models.ForeignKey(
        VisitingDetails,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="centre_pages",
        verbose_name=_("visiting details"),
        help_text=_("Address, phone, opening hours and people."),
    )
    portrait = models.TextField(_("short portrait"), blank=True)
    aims = RichTextField(_("aims"), blank=True, features=PLAIN_FEATURES)
    focus = RichTextField(_("focus areas"), blank=True, features=PLAIN_FEATURES)
    projects = RichTextField(_("current projects"), blank=True, features=PLAIN_FEATURES)
    advice = models.TextField(_("advice"), blank=True)
    training = models.TextField(_("training"), blank=True)
    recognition = models.TextField(_("recognition"), blank=True)
    networking = models.TextField(_("networking"), blank=True)

    translated_fields = (
        *BasePage.translated_fields,
        "portrait",
        "aims",
        "focus",
        "projects",
        "advice",
        "training",
        "recognition",
        "networking",
    )
    needed_to_publish = (
        *BasePage.needed_to_publish,
        "membership",
        "host",
        "visiting",
        "portrait",
        "aims",
        "projects",
    )
    served_with = (
        "membership__programme",
        "membership__cohort",
        "membership__district__seat",
        "visiting",
        "host",
    )
    parent_page_types: ClassVar[list[str]] = ["profiles.CentreIndexPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("portrait"),
        index.SearchField("aims"),
        index.SearchField("projects"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("membership"), FieldPanel("host"), FieldPanel("visiting")],
            _("Where and who"),
        ),
        FieldPanel("portrait"),
        FieldPanel("aims"),
        FieldPanel("focus"),
        FieldPanel("projects"),
        MultiFieldPanel(
            [
                FieldPanel("advice"),
                FieldPanel("training"),
                FieldPanel("recognition"),
                FieldPanel("networking"),
            ],
            _("Offers"),
        ),
        FieldPanel("team"),
    ]

    class Meta:
        verbose_name = _("centre profile")
        verbose_name_plural = _("centre profiles")

    def clean(self) -> None:
        super().clean()
        if self.membership and not self.membership.district_id:
            raise ValidationError({"membership": _("Please choose the membership of a district.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import centre

        return {**super().get_context(request, *args, **kwargs), **centre(self)}

    def offers(self) -> list[tuple[str, str]]:
        """What the centre offers, as pairs of heading and text; empty ones are left out."""
        pairs = [
            (_("Advice"), self.advice),
            (_("Training"), self.training),
            (_("Recognition"), self.recognition),
            (_("Networking"), self.networking),
        ]
        return [(str(heading), text) for heading, text in pairs if text.strip()]

    def neighbours(self) -> list[CentrePage]:
        """The profiles of the districts with a common border, in this language where possible."""
        membership = self.facts.membership
        if not membership or not membership.district:
            return []
        pages = (
            CentrePage.objects.sources()
            .listed()
            .filter(membership__district__in=membership.district.neighbours())
            .select_related("locale")
            .order_by("membership__district__sort_key", "pk")
        )
        return in_language(CentrePage, pages, self.language)
