"""Topics of releases."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from pages.base.models import (
    Category,
    TextRow,
    Tracked,
    WithTexts,
)
from pages.base.part_preview import Part, ShownInPart


class Topic(ShownInPart, WithTexts, Tracked, ClusterableModel):
    """A topic of releases; fields of engagement map to it."""

    code = models.SlugField(_("code"), unique=True, help_text=_("Never changes."))
    fields = ParentalManyToManyField(
        Category,
        blank=True,
        related_name="topics",
        limit_choices_to={"facet": Category.Facet.FIELD},
        verbose_name=_("fields of engagement"),
    )
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    panels = [
        FieldPanel("code"),
        FieldPanel("position"),
        InlinePanel("texts", heading=_("Names"), label=_("Language"), max_num=2),
        FieldPanel("fields"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.text("name") or self.code

    def preview_parts(self) -> list[Part]:
        return [Part("components/tags.html", {"items": [str(self)]})]


class TopicText(TextRow):
    """The name of a topic in one language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "language"], name="topic_text")]
