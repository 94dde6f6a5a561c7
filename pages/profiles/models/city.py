"""Profiles of engaged cities (municipalities)."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from pages.base.blocks import PLAIN_FEATURES
from pages.base.models import BasePage, Organisation, in_language
from pages.base.panels import when
from pages.programmes.models import Membership

from .centre import CentrePage
from .profile import ProfileIndexPage, ProfilePage

_HASHTAG = re.compile(r"^#\w{2,30}$")


class CityIndexPage(ProfileIndexPage):
    """All engaged cities."""

    subpage_types: ClassVar[list[str]] = ["profiles.CityPage"]

    class Meta:
        verbose_name = _("overview of cities")
        verbose_name_plural = _("overviews of cities")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import city_index

        return {**super().get_context(request, *args, **kwargs), **city_index(self)}


def city_pages(language: str) -> list[CityPage]:
    """The listed city profiles in alphabetical order, in `language` where possible."""
    pages = (
        CityPage.objects.sources()
        .listed()
        .select_related("locale", "membership__municipality__district", "project_owner")
        .order_by("membership__municipality__sort_key", "pk")
    )
    return in_language(CityPage, pages, language)


class CityPage(ProfilePage):
    """An engaged city (Engagierte Stadt)."""

    project_owner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("project owner"),
    )
    inhabitants = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    inhabitants_on = models.DateField(_("inhabitants as of"), null=True, blank=True)
    inhabitants_source = models.CharField(_("source of the number"), max_length=160, blank=True)
    portrait = models.TextField(_("short portrait"), blank=True)
    focus = RichTextField(_("focus and main aim"), blank=True, features=PLAIN_FEATURES)
    vision = RichTextField(_("vision, aims, plans"), blank=True, features=PLAIN_FEATURES)
    achievements = RichTextField(
        _("what has been achieved, and offers"), blank=True, features=PLAIN_FEATURES
    )
    strengths = RichTextField(_("resources and strengths"), blank=True, features=PLAIN_FEATURES)
    hashtags = models.CharField(
        _("three hashtags"), max_length=100, blank=True, help_text=_("e.g. “#bunt #grün #offen”")
    )
    partners = ParentalManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("cooperation partners")
    )

    translated_fields = (
        *BasePage.translated_fields,
        "portrait",
        "focus",
        "vision",
        "achievements",
        "strengths",
    )
    needed_to_publish = (
        *BasePage.needed_to_publish,
        "membership",
        "project_owner",
        "portrait",
    )
    served_with = (
        "membership__programme",
        "membership__phase",
        "membership__municipality__district",
        "project_owner",
    )
    parent_page_types: ClassVar[list[str]] = ["profiles.CityIndexPage"]
    small_facts = ("inhabitants", "inhabitants_on", "inhabitants_source")
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("portrait"),
        index.SearchField("focus"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("membership"), FieldPanel("project_owner")], _("Where and who")
        ),
        FieldPanel("portrait"),
        MultiFieldPanel(
            [
                FieldPanel("inhabitants"),
                FieldPanel("inhabitants_on", attrs=when(inhabitants=())),
                FieldPanel("inhabitants_source", attrs=when(inhabitants=())),
            ],
            _("Inhabitants"),
        ),
        FieldPanel("focus"),
        FieldPanel("vision"),
        FieldPanel("achievements"),
        FieldPanel("strengths"),
        FieldPanel("hashtags"),
        FieldPanel("partners"),
        FieldPanel("team"),
    ]

    class Meta:
        verbose_name = _("city profile")
        verbose_name_plural = _("city profiles")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.membership and not self.membership.municipality_id:
            errors["membership"] = _("Please choose the membership of a municipality.")
        if self.inhabitants and not (self.inhabitants_on or self.inhabitants_source):
            errors["inhabitants_on"] = _("Of when is the number, or from where?")
        if self.hashtags and not is_three_hashtags(self.hashtags):
            errors["hashtags"] = _("Please enter three words, each with # in front.")
        if errors:
            raise ValidationError(errors)

    @property
    def hashtag_list(self) -> list[str]:
        return self.facts.hashtags.split()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import city

        return {**super().get_context(request, *args, **kwargs), **city(self)}

    def tandem_pages(self) -> list[tuple[Membership, Page | None]]:
        """The tandem partners, each with its profile if that is listed."""
        membership = self.facts.membership
        partners = membership.partners() if membership else []
        pages = (
            CityPage.objects.sources()
            .listed()
            .filter(membership__in=partners)
            .select_related("locale")
        )
        by_membership = {
            page.facts.membership_id: page for page in in_language(CityPage, pages, self.language)
        }
        return [(partner, by_membership.get(partner.pk)) for partner in partners]

    def namesake(self) -> CentrePage | None:
        """The profile of the county with the same name (Kassel, Offenbach), if there is one."""
        membership = self.facts.membership
        if not membership or not membership.municipality:
            return None
        name = membership.municipality.name.split(" am ")[0]
        pages = (
            CentrePage.objects.sources()
            .listed()
            .filter(membership__district__name__endswith=f" {name}")
            .select_related("locale")
        )
        return next(iter(in_language(CentrePage, pages, self.language)), None)


def is_three_hashtags(text: str) -> bool:
    """Whether `text` is three words with # in front, separated by blanks."""
    words = text.split()
    return len(words) == 3 and all(_HASHTAG.match(word) for word in words)
