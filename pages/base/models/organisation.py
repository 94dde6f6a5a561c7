"""Organisations and contacts: kept once, used everywhere."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from pages.places.models import Municipality
from pages.places.names import sort_key

from ..checked_fields import (
    MailAddressField,
    PhoneField,
    PostcodeField,
    StreetField,
    WebAddressField,
)
from ..panels import when
from ..part_preview import InLanguages, Part, ShownInPart
from ..untitled import untitled
from .approved import ApprovedRecord
from .texts import Addressed, TextRow, WithTexts


class Reachability(models.Model):
    """Mixin: postal address, phone, e-mail."""

    street = StreetField(_("street and number"), help_text=_("For example Goethestr. 12."))
    postcode = PostcodeField(_("postcode"))
    town = models.CharField(_("town"), max_length=120, blank=True)
    phone = PhoneField(_("phone"), help_text=_("With the area code, for example 0561 787-2010."))
    email = MailAddressField(_("e-mail"), help_text=_("For example info@kassel.example."))

    class Meta:
        abstract = True

    address_panels = [
        FieldPanel("street"),
        FieldPanel("postcode", help_text=_("Five digits, for example 35390.")),
        FieldPanel("town"),
        FieldPanel("phone"),
        FieldPanel("email"),
    ]

    @property
    def town_line(self) -> str:
        """Postcode and town, held together by a no-break space."""
        return "\u00a0".join(part for part in (self.postcode, self.town) if part)


class Organisation(InLanguages, Addressed, WithTexts, Reachability, ApprovedRecord):
    """An association, a foundation, an authority: who offers, funds, carries or takes part."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", _("authority: state, county, town")
        ASSOCIATION = "association", _("association or initiative")
        FOUNDATION = "foundation", _("foundation")
        TRAINING = "training", _("school or training provider")
        COMPANY = "company", _("company")

    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind,
        blank=True,
        help_text=_("For search engines and open data. Empty: another one."),
    )
    website = WebAddressField(_("website"), help_text=_("For example www.kassel.example."))
    municipality = models.ForeignKey(
        Municipality,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
    )
    logo = models.ForeignKey(
        "base.KittImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Invented for the demo; marked as such.")
    )
    sort_key = models.CharField(max_length=180, editable=False, db_index=True)

    route = "organisation"
    small_facts = ("street", "postcode", "town", "phone", "email", "website")

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("short_name"),
                FieldPanel("kind"),
                FieldPanel("logo"),
            ],
            _("Name"),
        ),
        InlinePanel("texts", heading=_("Description"), label=_("Language"), max_num=2),
        MultiFieldPanel(
            [*Reachability.address_panels, FieldPanel("website"), FieldPanel("municipality")],
            _("How to reach it"),
        ),
        FieldPanel("team"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["public_id"], name="organisation_address")]

    def __str__(self) -> str:
        return self.name or untitled()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse(self.route, args=[self.address])

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "pages/base/organisation.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from ..page_views import organisation_view

        return {"organisation": self, "request": request, **organisation_view(self)}


class OrganisationText(TextRow):
    """What an organisation does, in one language."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="texts")
    description = models.TextField(_("description"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language"], name="organisation_text")
        ]


class Contact(ShownInPart, WithTexts, ApprovedRecord):
    """A person to turn to. Each detail is public only when its box is ticked."""

    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("organisation"),
    )
    phone = PhoneField(_("phone"), help_text=_("With the area code, for example 0561 787-2010."))
    email = MailAddressField(_("e-mail"), help_text=_("For example info@kassel.example."))
    picture = models.ForeignKey(
        "base.KittImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    show_name = models.BooleanField(_("show the name"), default=True)
    show_function = models.BooleanField(_("show the function"), default=True)
    show_phone = models.BooleanField(_("show the phone number"), default=True)
    show_email = models.BooleanField(_("show the e-mail address"), default=True)
    show_picture = models.BooleanField(_("show the picture"), default=False)
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Invented for the demo; marked as such.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("show_name")], _("Name")),
        FieldPanel("organisation"),
        InlinePanel("texts", heading=_("Function"), label=_("Language"), max_num=2),
        FieldPanel("show_function"),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("show_phone", attrs=when(phone=())),
                FieldPanel("email"),
                FieldPanel("show_email", attrs=when(email=())),
            ],
            _("How to reach the person"),
        ),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("show_picture", attrs=when(picture=()))],
            _("Picture"),
        ),
        FieldPanel("team"),
    ]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["name", "pk"]

    shown_by_others = True
    small_facts = ("phone", "email", "show_phone", "show_email")

    def __str__(self) -> str:
        return self.name or untitled()

    def preview_parts(self) -> list[Part]:
        from ..presentation import contact_card

        card = contact_card(self)
        heading = gettext("Contact")
        return [Part("components/contact_card.html", {"contact": card, "heading": heading})]

    @classmethod
    def shows_media_q(cls) -> models.Q:
        return models.Q(show_picture=True)

    @property
    def public_name(self) -> str:
        return self.name if self.show_name else ""

    @property
    def public_function(self) -> str:
        return self.text("function") if self.show_function else ""

    @property
    def public_phone(self) -> str:
        return self.phone if self.show_phone else ""

    @property
    def public_email(self) -> str:
        return self.email if self.show_email else ""

    @property
    def public_picture(self) -> Any | None:
        return self.picture if self.show_picture else None


class ContactText(TextRow):
    """The function of a contact in one language."""

    contact = ParentalKey(Contact, on_delete=models.CASCADE, related_name="texts")
    function = models.CharField(_("function"), max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "language"], name="contact_text")]
