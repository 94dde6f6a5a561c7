"""The newsroom, with up to three releases on top."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from pages.base.models import (
    BasePage,
    Contact,
    in_language,
)

from .release import PressReleasePage

FEATURED_MAX = 3


class NewsroomPage(BasePage):
    """All releases, with up to three on top."""

    intro = models.TextField(_("introduction"), blank=True)
    press_contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("press contact"),
    )

    served_with = ("press_contact__organisation", "press_contact__picture")
    translated_fields = (*BasePage.translated_fields, "intro")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel("featured", heading=_("On top"), label=_("Release"), max_num=FEATURED_MAX),
        FieldPanel("press_contact"),
    ]
    subpage_types: ClassVar[list[str]] = ["press.PressReleasePage"]

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsrooms")

    def featured_releases(self) -> list[PressReleasePage]:
        """The releases on top that are listed, in the language of the newsroom where possible.

        They do not stand in the list below a second time.
        """
        rows = (
            PressReleasePage.objects.listed()
            .filter(featured_in__newsroom=self.facts)
            .select_related("locale", "announces")
            .order_by("featured_in__sort_order")
        )
        return in_language(PressReleasePage, rows[:FEATURED_MAX], self.language)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..newsroom_page import newsroom_view

        context = super().get_context(request, *args, **kwargs)
        return {**context, **newsroom_view(self, request)}


class FeaturedRelease(Orderable):
    """A release on top of the newsroom."""

    newsroom = ParentalKey(NewsroomPage, on_delete=models.CASCADE, related_name="featured")
    release = models.ForeignKey(
        PressReleasePage, models.CASCADE, related_name="featured_in", verbose_name=_("release")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("release on top")
        verbose_name_plural = _("releases on top")

    def __str__(self) -> str:
        return self.release.title
