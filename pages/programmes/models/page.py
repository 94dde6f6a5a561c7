"""The pages of the programmes: texts per language, facts from the records."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from pages.base.blocks import PLAIN_FEATURES, BodyBlock, StepsBlock
from pages.base.context import public_pages
from pages.base.models import BasePage, Owned, localised
from pages.base.public import listed_pages

from .programme import Programme


class ProgrammeIndexPage(BasePage):
    """All programmes."""

    intro = models.TextField(_("introduction"), blank=True)

    translated_fields = (*BasePage.translated_fields, "intro")
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    subpage_types: ClassVar[list[str]] = ["programmes.ProgrammePage"]

    class Meta:
        verbose_name = _("overview of programmes")
        verbose_name_plural = _("overviews of programmes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import index_view

        context = super().get_context(request, *args, **kwargs)
        pages = programme_pages(self.language)
        return {
            **context,
            "programme_pages": pages,
            "lead": self.intro or self.teaser,
            **index_view(pages),
        }


def programme_pages(language: str) -> list[ProgrammePage]:
    """The listed programme pages in the order of the programmes, in `language` where possible."""
    pages = (
        ProgrammePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        .listed()
        .order_by("programme__position")
    )
    return localised(pages, language, lambda page: page.programme.position, "programme")


class ProgrammePage(Owned, BasePage):
    """What a programme is, for whom, who pays, who takes part, how to join."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="pages", verbose_name=_("programme")
    )
    idea = RichTextField(
        _("the idea"), blank=True, features=["h3", *PLAIN_FEATURES], help_text=_("Why it exists.")
    )
    audience = RichTextField(_("for whom"), blank=True, features=PLAIN_FEATURES)
    call_opens_on = models.DateField(_("applications from"), null=True, blank=True)
    call_closes_on = models.DateField(
        _("applications until"), null=True, blank=True, help_text=_("The last day.")
    )
    call_text = RichTextField(_("call for applications"), blank=True, features=PLAIN_FEATURES)
    guide = StreamField(
        [("steps", StepsBlock())], blank=True, max_num=1, verbose_name=_("how to apply")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("further text"))

    served_with = ("programme",)
    translated_fields = (
        *BasePage.translated_fields,
        "idea",
        "audience",
        "call_text",
        "guide",
        "body",
    )
    needed_to_publish = (*BasePage.needed_to_publish, "programme", "idea")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("programme"),
        FieldPanel("idea"),
        FieldPanel("audience"),
        MultiFieldPanel(
            [
                FieldPanel("call_opens_on"),
                FieldPanel("call_closes_on"),
                FieldPanel("call_text"),
                FieldPanel("guide"),
            ],
            _("Applications"),
        ),
        FieldPanel("body"),
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Page")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("idea"), index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = ["programmes.ProgrammeIndexPage"]

    class Meta:
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")

    def clean(self) -> None:
        super().clean()
        opens, closes = self.call_opens_on, self.call_closes_on
        if opens and closes and closes < opens:
            raise ValidationError({"call_closes_on": _("The end lies before the beginning.")})

    def call_state(self, day: dt.date | None = None) -> str:
        """State of the call for applications: "", "coming", "open" or "closed"."""
        day = day or timezone.localdate()
        opens, closes = self.facts.call_opens_on, self.facts.call_closes_on
        if not opens:
            return ""
        if day < opens:
            return "coming"
        return "closed" if closes and day > closes else "open"

    def related(self) -> list[Page]:
        """The related pages that are listed, in the language of this page where possible."""
        keys = [row.page_id for row in self.facts.related_pages.all()]
        pages = public_pages(set(keys))
        return listed_pages([pages[key] for key in keys if key in pages])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import programme_view

        return {**super().get_context(request, *args, **kwargs), **programme_view(self, request)}


class RelatedPage(Orderable):
    """A page that a programme page leads on to."""

    source = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return self.page.title
