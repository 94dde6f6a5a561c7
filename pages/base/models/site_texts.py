"""What speaks a language on every page: operator, menus, footer, alert banner."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin

from ..blocks import FooterColumnBlock, NavigationItemBlock
from ..part_preview import ShownInPart
from ..public import Public, PublicQuerySet
from .texts import SharedFacts
from .tracked import Tracked


class SiteTexts(ShownInPart, Tracked, SharedFacts, TranslatableMixin, models.Model):
    """Names, menus and footer in one language; one row per language."""

    operator_name = models.CharField(
        _("name of the website"), max_length=80, help_text=_("Stands beside the mark.")
    )
    operator = models.ForeignKey(
        "base.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("operator"),
        help_text=_("Who runs the website. Search engines are told so."),
    )
    official_line = models.CharField(
        _("official line"),
        max_length=80,
        blank=True,
        help_text=_("e.g. “Official website: State of Hessen”. Empty: no line."),
    )
    official_short = models.CharField(_("official line, short"), max_length=40, blank=True)
    footer_text = models.TextField(_("sentence in the footer"), blank=True)
    main = StreamField([("item", NavigationItemBlock())], blank=True, verbose_name=_("main menu"))
    footer = StreamField([("column", FooterColumnBlock())], blank=True, verbose_name=_("footer"))
    legal = StreamField([("item", NavigationItemBlock())], blank=True, verbose_name=_("legal row"))
    plain_language_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Plain language"),
    )
    sign_language_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Sign language"),
    )

    translated_fields = (
        "operator_name",
        "official_line",
        "official_short",
        "footer_text",
        "main",
        "footer",
        "legal",
    )
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("operator_name"),
                FieldPanel("operator"),
                FieldPanel("official_line"),
                FieldPanel("official_short"),
                FieldPanel("footer_text"),
            ],
            _("Names"),
        ),
        FieldPanel("main"),
        FieldPanel("footer"),
        FieldPanel("legal"),
        MultiFieldPanel(
            [FieldPanel("plain_language_page"), FieldPanel("sign_language_page")],
            _("Easy ways in"),
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("names and menus")
        verbose_name_plural = _("names and menus")

    def __str__(self) -> str:
        return self.operator_name

    @property
    def preview_languages(self) -> tuple[str, ...]:
        return (str(self.locale.language_code),)

    def preview_frame(self, request: HttpRequest) -> dict[str, Any]:
        from ..context import Frame

        frame = Frame(request, {**Frame(request).rows, self.locale.language_code: self})
        return {"site_texts": self, "navigation": frame.navigation()}


class AlertBanner(ShownInPart, Tracked, SharedFacts, TranslatableMixin, Public):
    """A message on top of the site or of one section, between two points in time."""

    class Level(models.IntegerChoices):
        NOTICE = 1, _("notice")
        WARNING = 2, _("warning")
        EMERGENCY = 3, _("emergency")

    heading = models.CharField(_("first words"), max_length=60)
    text = models.CharField(_("text"), max_length=250)
    link_label = models.CharField(_("link text"), max_length=80, blank=True)
    link_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("linked page"),
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.NOTICE)
    section = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
        help_text=_("Shown on this page and below it. Empty: everywhere."),
    )
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    closable = models.BooleanField(_("visitors may close it"), default=True)

    translated_fields = ("heading", "text", "link_label")
    panels = [
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("text")], _("Message")),
        MultiFieldPanel([FieldPanel("link_label"), FieldPanel("link_page")], _("Link")),
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("section"),
                FieldPanel("starts_at"),
                FieldPanel("ends_at"),
                FieldPanel("closable"),
            ],
            _("Where and when"),
        ),
    ]

    objects: ClassVar[Any] = PublicQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("alert banner")
        verbose_name_plural = _("alert banners")

    def __str__(self) -> str:
        return self.heading

    @property
    def preview_languages(self) -> tuple[str, ...]:
        return (str(self.locale.language_code),)

    def preview_frame(self, request: HttpRequest) -> dict[str, Any]:
        from ..context import in_words

        return {"alert": in_words(self.facts, self)}

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        return (
            super().reachable_q(at)
            & (Q(starts_at__isnull=True) | Q(starts_at__lte=at))
            & (Q(ends_at__isnull=True) | Q(ends_at__gt=at))
        )

    @property
    def scope_depth(self) -> int:
        """The narrower the section, the larger."""
        return self.section.depth if self.section else 0

    def covers(self, page: Any | None) -> bool:
        """Whether the banner belongs on `page` (None: a page outside the tree)."""
        section = self.section
        if section is None:
            return True
        if page is None:
            return False
        section = section if section.locale_id == page.locale_id else section.localized
        return bool(page.path.startswith(section.path))
