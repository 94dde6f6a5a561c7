"""The form of a press release."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from pages.base.models import BasePage
from pages.base.panels import AfterPublishingPanel, when

PANELS: list[Any] = [
    MultiFieldPanel(
        [
            FieldPanel("kicker", help_text=_("Above the title, for example “Seminars”.")),
            *BasePage.content_panels,
            FieldPanel("subline", help_text=_("What the title does not say yet.")),
        ],
        _("Heading"),
    ),
    FieldPanel("place_line"),
    FieldPanel("lead"),
    FieldPanel("body"),
    FieldPanel("press_contact"),
    InlinePanel("organisations", heading=_("Who publishes it"), label=_("Organisation")),
    MultiFieldPanel(
        [
            FieldPanel("announces"),
            FieldPanel("programmes"),
            FieldPanel(
                "districts",
                help_text=_("Whom it concerns: it then also stands on their pages."),
            ),
            FieldPanel("topics"),
        ],
        _("What it is about"),
    ),
    AfterPublishingPanel(
        [
            FieldPanel("change_kind"),
            FieldPanel("change_note", attrs=when(change_kind="noted")),
        ],
        _("Change after publishing"),
    ),
    AfterPublishingPanel(
        [
            FieldPanel(
                "withdrawn_at",
                help_text=_("The release stays readable and says that it no longer holds."),
            ),
            FieldPanel("withdrawn_reason", attrs=when(withdrawn_at=())),
            FieldPanel("gone_at"),
        ],
        _("Withdraw the release"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("issued_at"),
            FieldPanel("taken_over_from", attrs=when(issued_at=())),
            FieldPanel("government", attrs=when(issued_at=())),
        ],
        _("Did it come out earlier?"),
    ),
]
