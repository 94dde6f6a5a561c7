"""What editors teach the search: other words for the same, parts of compounds, best bets."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page

from pages.base.models import Tracked

from .analysis.folding import fold
from .analysis.tokens import pairs
from .api.models import Listing

__all__ = ["BestBet", "CompoundWord", "EmptySearch", "Listing", "SynonymGroup"]

LANGUAGES = [("de", _("German")), ("en", _("English"))]


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text, each once, without empty ones."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def normal(text: str) -> str:
    """A query as it is compared with others: its words folded, in their order."""
    return " ".join(fold(form) for _word, form in pairs(text))


_TRY = HelpPanel(template="search/admin/try_panel.html", heading=_("Try it"))


class SynonymGroup(Tracked, models.Model):
    """Words that mean the same to the search, and narrower ones that are found with them."""

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="de")
    words = models.TextField(
        _("words for the same"),
        help_text=_("One word or expression per line, e.g. Kita, Kindergarten, Krippe."),
    )
    narrower = models.TextField(
        _("narrower words"),
        blank=True,
        help_text=_(
            "Found as well by those who look for one of the words above, one per line, "
            "e.g. Fußball below Sport."
        ),
    )

    panels = [FieldPanel("language"), FieldPanel("words"), FieldPanel("narrower"), _TRY]

    class Meta:
        verbose_name = _("words for the same")
        verbose_name_plural = _("words for the same")
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join((*lines(self.words), *lines(self.narrower)))[:120]

    @property
    def first_word(self) -> str:
        return next(iter(lines(self.words)), "")

    def clean(self) -> None:
        super().clean()
        if len(lines(self.words)) + len(lines(self.narrower)) < 2:
            raise ValidationError({"words": _("Please give at least two words, one per line.")})


class CompoundWord(Tracked, models.Model):
    """A word that compounds are split at, which the general list does not have."""

    word = models.CharField(
        _("word"),
        max_length=30,
        unique=True,
        help_text=_("Part of longer words, e.g. “lotse”: it then finds “Engagementlotse” too."),
    )

    panels = [FieldPanel("word"), _TRY]

    class Meta:
        verbose_name = _("part of compound words")
        verbose_name_plural = _("parts of compound words")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    @property
    def first_word(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        self.word = self.word.strip().lower()
        if not (self.word.isalpha() and len(self.word) >= 3):
            raise ValidationError({"word": _("Please give one word of at least three letters.")})


class BestBet(Tracked, models.Model):
    """What stands above the hits of certain searches: the answer that most people mean."""

    queries = models.TextField(
        _("searches"),
        help_text=_("What people type, one per line, e.g. Ehrenamtskarte. Capitals do not matter."),
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="de")
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("text"), max_length=250, blank=True)
    page = models.ForeignKey(
        Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    url = models.URLField(
        _("or another address"), blank=True, help_text=_("For pages outside this website.")
    )
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))

    panels = [
        FieldPanel("queries"),
        FieldPanel("language"),
        MultiFieldPanel([FieldPanel("title"), FieldPanel("text")], _("What is shown")),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("url")], _("Where it leads")),
        FieldPanel("until"),
        _TRY,
    ]

    class Meta:
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def first_word(self) -> str:
        return next(iter(lines(self.queries)), "")

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.url):
            raise ValidationError(
                {"page": _("Please choose a page, or give an address, and not both.")}
            )
        if not lines(self.queries):
            raise ValidationError({"queries": _("Please give at least one search.")})

    @classmethod
    def in_use(cls) -> Any:
        """Those whose time has not run out."""
        return cls.objects.filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate()))

    def is_in_use(self) -> bool:
        """Whether its time has not run out, asked of what may not be saved."""
        return self.until is None or self.until >= timezone.localdate()

    def fits(self, text: str) -> bool:
        """Whether it is meant for this search."""
        asked = normal(text)
        return any(normal(line) == asked for line in lines(self.queries))


class EmptySearch(models.Model):
    """A search that found nothing, counted without anybody's data, for the list of new words."""

    text = models.CharField(_("search"), max_length=60)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    count = models.PositiveIntegerField(_("how often"), default=1)
    last_on = models.DateField(_("last on"))

    class Meta:
        verbose_name = _("search without hits")
        verbose_name_plural = _("searches without hits")
        ordering = ["-count", "text"]
        constraints = [
            models.UniqueConstraint(fields=["text", "language"], name="empty_search_once")
        ]

    def __str__(self) -> str:
        return self.text
