"""Local contact points (Anlaufstellen) of the qualification programme."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin

from pages.base.blocks import PLAIN_FEATURES
from pages.base.models import (
    Organisation,
    TranslatedRecord,
    VisitingDetails,
)
from pages.base.panels import PLACE_HELP, SentencesPanel
from pages.places.models import District, Municipality


class ContactPoint(TranslatedRecord):
    """A local contact point (Anlaufstelle) of the qualification programme."""

    description = RichTextField(_("description"), blank=True, features=PLAIN_FEATURES)

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_points",
        verbose_name=_("organisation"),
    )
    visiting = models.ForeignKey(
        VisitingDetails,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_points",
        verbose_name=_("visiting details"),
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_points",
        verbose_name=_("district"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_points",
        verbose_name=_("municipality"),
    )

    route = "contact-point"
    translated_fields = (*TranslatedRecord.translated_fields, "description")
    needed_to_publish = (
        *TranslatedRecord.needed_to_publish,
        "organisation",
        "visiting",
        "district",
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), SentencesPanel("teaser"), FieldPanel("description")], _("What")
        ),
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("visiting")], _("Who")),
        MultiFieldPanel(
            [
                FieldPanel("municipality", help_text=PLACE_HELP),
                FieldPanel("district"),
            ],
            _("Where"),
        ),
        FieldPanel("team"),
    ]

    class Meta(TranslatedRecord.Meta):
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        unique_together = TranslatableMixin.Meta.unique_together

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.municipality:
            self.district = self.municipality.district
        super().save(*args, **kwargs)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from ..presentation import contact_point_detail

        return {"request": request, **contact_point_detail(self.facts, self)}
