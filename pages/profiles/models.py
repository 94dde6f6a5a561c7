"""Profiles of coordination centres (districts) and engaged cities (municipalities)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from pages.base.blocks import PLAIN_FEATURES
from pages.base.models import BasePage, Organisation, Owned, VisitingDetails, in_language, localised
from pages.base.public import source_q
from pages.programmes.models import Membership, Programme

STALE_AFTER = dt.timedelta(days=365)
_HASHTAG = re.compile(r"^#\w{2,30}$")


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

    def is_stale(self, day: dt.date | None = None) -> bool:
        """Whether nobody has confirmed the profile for a year."""
        day = day or timezone.localdate()
        confirmed = self.facts.confirmed_on
        return confirmed is None or day - confirmed > STALE_AFTER

    def confirm(self, day: dt.date | None = None) -> None:
        """Note that somebody has checked the profile and found it right."""
        source = self.facts
        source.confirmed_on = day or timezone.localdate()
        source.save(update_fields=["confirmed_on"])


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


class CentreIndexPage(ProfileIndexPage):
    """All coordination centres."""

    subpage_types: ClassVar[list[str]] = ["profiles.CentrePage"]

    class Meta:
        verbose_name = _("overview of centres")
        verbose_name_plural = _("overviews of centres")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .presentation import centre_index

        return {**super().get_context(request, *args, **kwargs), **centre_index(self)}


class CityIndexPage(ProfileIndexPage):
    """All engaged cities."""

    subpage_types: ClassVar[list[str]] = ["profiles.CityPage"]

    class Meta:
        verbose_name = _("overview of cities")
        verbose_name_plural = _("overviews of cities")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .presentation import city_index

        return {**super().get_context(request, *args, **kwargs), **city_index(self)}


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


def city_pages(language: str) -> list[CityPage]:
    """The listed city profiles in alphabetical order, in `language` where possible."""
    pages = (
        CityPage.objects.sources()
        .listed()
        .select_related("locale", "membership__municipality__district", "project_owner")
        .order_by("membership__municipality__sort_key", "pk")
    )
    return in_language(CityPage, pages, language)


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
        from .presentation import centre

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
    )
    parent_page_types: ClassVar[list[str]] = ["profiles.CityIndexPage"]
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
                FieldPanel("inhabitants_on"),
                FieldPanel("inhabitants_source"),
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
        from .presentation import city

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


def profile_urls(members: list[Membership], language: str) -> dict[int, str]:
    """Where the listed profiles of memberships are: {membership id: address}; a query per kind."""
    kinds: list[tuple[Any, list[int]]] = [
        (CentrePage, [member.pk for member in members if member.district_id]),
        (CityPage, [member.pk for member in members if member.municipality_id]),
    ]
    urls: dict[int, str] = {}
    for model, keys in kinds:
        if keys:
            pages = model.objects.sources().listed().filter(membership__in=keys)
            for page in localised(pages, language, lambda page: page.pk):
                urls[page.facts.membership_id] = page.url or ""
    return urls
