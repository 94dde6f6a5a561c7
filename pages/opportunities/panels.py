"""The form of an opportunity."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from pages.base.panels import DISTRICT_HELP, PLACE_HELP, SentencesPanel, when
from pages.base.week import WeekdayToggles

_ON_SITE = when(place_kind=("onsite", "hybrid"))
_LASTING = when(effort=("regular", "short", "open"))

PANELS: list[Any] = [
    MultiFieldPanel(
        [FieldPanel("title"), SentencesPanel("teaser"), FieldPanel("description")], _("What")
    ),
    MultiFieldPanel([FieldPanel("organisation"), FieldPanel("contact")], _("Who")),
    MultiFieldPanel(
        [
            FieldPanel("place_kind"),
            FieldPanel("municipality", attrs=_ON_SITE, help_text=PLACE_HELP),
            FieldPanel("district", attrs=_ON_SITE, help_text=DISTRICT_HELP),
            FieldPanel("venue", attrs=_ON_SITE),
            FieldPanel(
                "transport",
                attrs=_ON_SITE,
                help_text=_("For example “Tram 4, stop Rathaus”. Not everybody has a car."),
            ),
            FieldPanel(
                "accessibility_note",
                attrs=_ON_SITE,
                help_text=_("For example “step-free entrance, toilet for wheelchair users”."),
            ),
        ],
        _("Where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("effort"),
            FieldPanel(
                "weekdays",
                widget=WeekdayToggles,
                attrs=when(effort=("regular", "short", "open")),
                help_text=_("Choose none if the day does not matter."),
            ),
            FieldPanel("hours"),
            FieldPanel("time_note"),
            FieldPanel("starts_at", attrs=when(effort="once")),
            FieldPanel("ends_at", attrs=when(effort="once", starts_at=())),
            FieldPanel("period_from", attrs=_LASTING),
            FieldPanel("period_until", attrs=_LASTING),
            FieldPanel(
                "apply_until",
                help_text=_("From the next day on the offer no longer stands in lists."),
            ),
        ],
        _("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("categories"),
            FieldPanel("languages"),
            FieldPanel(
                "requirements",
                help_text=_("Only what is really needed, for example “driving licence”."),
            ),
            FieldPanel("benefits", help_text=_("For example training, a certificate, a team.")),
            FieldPanel(
                "expenses",
                help_text=_("For example “travel costs; insured through the association”."),
            ),
        ],
        _("For whom"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("state"),
            FieldPanel("source"),
            FieldPanel("source_id", attrs=when(source=())),
            FieldPanel("team"),
        ],
        _("State and origin"),
    ),
]
