"""Series of events: pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.base.blocks import BodyBlock
from pages.base.checked_fields import WebAddressField
from pages.base.models import (
    BasePage,
    Organisation,
    Owned,
)
from pages.programmes.models import Programme


class SeriesPage(Owned, BasePage):
    """A series of events with its own page."""

    organisers = ParentalManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("organisers")
    )
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme"),
    )
    website = WebAddressField(_("website"), help_text=_("For example www.kassel.example."))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    translated_fields = (*BasePage.translated_fields, "body")
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("organisers"),
        FieldPanel("programme"),
        FieldPanel("website"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import series

        return {**super().get_context(request, *args, **kwargs), **series(self)}
