"""Categories of all facets: one model, filled from a data file."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from ..part_preview import Part, ShownInPart
from .texts import TextRow, WithTexts
from .tracked import Tracked


class Category(ShownInPart, WithTexts, Tracked, ClusterableModel):
    """A value of a facet: a field of engagement, an activity, an audience, an aid to access."""

    class Facet(models.TextChoices):
        FIELD = "field", _("field")
        ACTIVITY = "activity", _("activity")
        AUDIENCE = "audience", _("suitable for")
        ACCESS = "accessibility", _("accessibility")

    facet = models.CharField(_("facet"), max_length=15, choices=Facet)
    code = models.SlugField(_("code"), help_text=_("Never changes."))
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    panels = [
        FieldPanel("facet"),
        FieldPanel("code"),
        FieldPanel("position"),
        InlinePanel("texts", heading=_("Names"), label=_("Language"), max_num=2),
    ]

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["facet", "position", "code"]
        constraints = [models.UniqueConstraint(fields=["facet", "code"], name="category_code")]

    def __str__(self) -> str:
        return self.text("name") or self.code

    def preview_parts(self) -> list[Part]:
        return [Part("components/tags.html", {"items": [str(self)]})]

    @property
    def name(self) -> str:
        """The name in the current language."""
        return self.text("name") or self.code


class CategoryText(TextRow):
    """The name of a category in one language."""

    category = ParentalKey(Category, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["category", "language"], name="category_text")
        ]
