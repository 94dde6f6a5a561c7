"""The form of an event."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from pages.base.panels import PLACE_HELP, SentencesPanel, when

_ON_SITE = when(place_kind=("onsite", "hybrid"))
_REGISTERED = when(registration_with=(), registration_url=())

PANELS: list[Any] = [
    MultiFieldPanel(
        [
            FieldPanel("title"),
            SentencesPanel("teaser"),
            FieldPanel("description"),
            FieldPanel("audience", help_text=_("For example “boards of associations”.")),
        ],
        _("What"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("starts_at", help_text=_("For example 01.03.2026 18:30.")),
            FieldPanel("ends_at", help_text=_("So that calendars know how long it lasts.")),
        ],
        _("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("place_kind"),
            FieldPanel("venue", attrs=_ON_SITE, help_text=_("For example “Town hall, room 12”.")),
            FieldPanel("street", attrs=_ON_SITE),
            FieldPanel("postcode", attrs=_ON_SITE, help_text=_("Five digits, for example 35390.")),
            FieldPanel("municipality", attrs=_ON_SITE, help_text=PLACE_HELP),
            FieldPanel("online_url", attrs=when(place_kind=("online", "hybrid"))),
        ],
        _("Where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("state"),
            FieldPanel(
                "state_note",
                attrs=when(state=("moved", "postponed", "online_instead", "cancelled")),
            ),
        ],
        _("Does it take place?"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("registration_with"),
            FieldPanel("registration_url"),
            FieldPanel("registration_opens_on", attrs=_REGISTERED),
            FieldPanel("registration_closes_on", attrs=_REGISTERED),
            FieldPanel("is_full", attrs=_REGISTERED),
            FieldPanel("price"),
            FieldPanel("price_note"),
        ],
        _("Registration and price"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("organiser"),
            FieldPanel("series"),
            FieldPanel("programmes"),
            FieldPanel(
                "districts",
                help_text=_("Whom it concerns: it then also stands on their pages."),
            ),
            FieldPanel("team"),
        ],
        _("What it belongs to"),
    ),
    InlinePanel("materials", heading=_("Material"), label=_("Document")),
]
