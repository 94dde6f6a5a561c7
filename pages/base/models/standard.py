"""Home, standard and legal pages, publications, and the pages in plain and in sign language."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from .. import rules
from ..blocks import PLAIN_FEATURES, BodyBlock
from ..checked_fields import MailAddressField, PhoneField
from .page import BasePage
from .user import Owned

RENEW_AFTER = dt.timedelta(days=365)


class HomePage(BasePage):
    """The first page of a language. What it lists comes from the upper rooms."""

    heading = models.CharField(_("heading"), max_length=80)
    lead = models.CharField(_("lead"), max_length=250)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("further text"))

    translated_fields = (*BasePage.translated_fields, "heading", "lead", "body")
    needed_to_publish = ("heading", "lead")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("lead")], _("First view")),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(Owned, BasePage):
    """A page with text, pictures and links; shows the pages below it, if wanted."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    show_children = models.BooleanField(_("list the pages below"), default=False)

    translated_fields = (*BasePage.translated_fields, "body")
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("show_children")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..presentation import teaser

        context = super().get_context(request, *args, **kwargs)
        if self.facts.show_children:
            context["child_items"] = [teaser(child) for child in listed_children(self)]
        return context


def listed_children(page: BasePage) -> list[Any]:
    """The listed pages right below `page`, in the order of the menu; one query per type."""
    children = list(page.get_children().live())
    found: dict[int, Any] = {}
    for model in {child.specific_class for child in children}:
        if model and issubclass(model, BasePage):
            rows = model.objects.filter(pk__in=[child.pk for child in children]).listed()
            found.update({row.pk: row for row in rows.select_related("locale")})
    return [found[child.pk] for child in children if child.pk in found]


class LegalPage(BasePage):
    """Imprint, data protection and the like; one click from every page."""

    class Kind(models.TextChoices):
        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Data protection")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    reviewed_on = models.DateField(_("last checked on"), null=True, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    translated_fields = (*BasePage.translated_fields, "body")
    needed_to_publish = (*BasePage.needed_to_publish, "body")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("reviewed_on"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")


class AccessibilityStatementPage(BasePage):
    """The statement on accessibility with the parts that BITV 2.0 section 7 asks for."""

    class Conformance(models.TextChoices):
        FULL = "full", _("fully accessible")
        PARTIAL = "partial", _("partly accessible")
        NONE = "none", _("not accessible")

    conformance = models.CharField(
        _("state"), max_length=10, choices=Conformance, default=Conformance.PARTIAL
    )
    created_on = models.DateField(_("drawn up on"), null=True, blank=True)
    reviewed_on = models.DateField(_("last checked on"), null=True, blank=True)
    method = models.TextField(
        _("how it was checked"), blank=True, help_text=_("Own assessment or test by whom.")
    )
    barriers = RichTextField(
        _("what is not accessible, why, and what helps instead"),
        blank=True,
        features=["h3", *PLAIN_FEATURES],
    )
    feedback = RichTextField(
        _("reporting a barrier"),
        blank=True,
        features=PLAIN_FEATURES,
        help_text=_("Whom to write to, and how long an answer takes at most."),
    )
    feedback_email = MailAddressField(_("e-mail for barriers"))
    feedback_phone = PhoneField(_("phone for barriers"))
    enforcement = RichTextField(
        _("enforcement body"), blank=True, features=PLAIN_FEATURES, help_text=_("Name, address.")
    )

    translated_fields = (
        *BasePage.translated_fields,
        "method",
        "barriers",
        "feedback",
        "enforcement",
    )
    needed_to_publish = (
        *BasePage.needed_to_publish,
        "created_on",
        "reviewed_on",
        "method",
        "barriers",
        "feedback",
        "feedback_email",
        "enforcement",
    )
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("conformance"),
                FieldPanel("created_on"),
                FieldPanel("reviewed_on"),
                FieldPanel("method"),
            ],
            _("State"),
        ),
        FieldPanel("barriers"),
        MultiFieldPanel(
            [
                FieldPanel("feedback"),
                FieldPanel("feedback_email"),
                FieldPanel("feedback_phone"),
            ],
            _("Reporting a barrier"),
        ),
        FieldPanel("enforcement"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def renewal_due_on(self) -> dt.date | None:
        """The day by which the statement must be checked again: one year after the last check."""
        reviewed = self.facts.reviewed_on
        return reviewed + RENEW_AFTER if reviewed else None


class PlainLanguagePage(BasePage):
    """A page in plain language (Leichte Sprache), beside the page it explains."""

    source_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that it explains"),
    )
    checked_by = models.CharField(
        _("checked by"), max_length=160, blank=True, help_text=_("Readers who have tested it.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    translated_fields = (*BasePage.translated_fields, "body")
    needed_to_publish = (*BasePage.needed_to_publish, "body")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("source_page"),
        FieldPanel("body"),
        FieldPanel("checked_by"),
    ]

    class Meta:
        verbose_name = _("page in plain language")
        verbose_name_plural = _("pages in plain language")


class SignLanguagePage(BasePage):
    """A page with films in German Sign Language."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("films and text"))

    translated_fields = (*BasePage.translated_fields, "body")
    needed_to_publish = (*BasePage.needed_to_publish, "body")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page in sign language")
        verbose_name_plural = _("pages in sign language")


class PublicationPage(Owned, BasePage):
    """A publication as a page with a list of contents, instead of a PDF."""

    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    publisher = models.ForeignKey(
        "base.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publisher"),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    served_with = ("publisher",)
    translated_fields = (*BasePage.translated_fields, "body")
    needed_to_publish = (*BasePage.needed_to_publish, "issued_on", "body")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("issued_on"),
        FieldPanel("publisher"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")


@rules.rule(AccessibilityStatementPage)
def statement_is_renewed(page: AccessibilityStatementPage) -> list[rules.Finding]:
    """The statement must be checked once a year."""
    from django.utils import timezone
    from django.utils.translation import gettext as _now

    due = page.renewal_due_on
    if due is None or due >= timezone.localdate():
        return []
    return [
        rules.Finding(
            rule="statement-overdue",
            field="reviewed_on",
            message=_now("The statement was last checked more than a year ago."),
            proposal=_now("Check the site again and enter the new date."),
        )
    ]
