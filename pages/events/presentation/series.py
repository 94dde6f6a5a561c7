"""The page of a series of events."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base import records
from pages.base.models import Organisation
from pages.base.presentation import bare_address, foreign
from pages.programmes.presentation import organisation_link, programme_links

from ..models import Event, SeriesPage
from .events import event_rows
from .shared import filled


def series(page: SeriesPage) -> dict[str, Any]:
    """Context of a series: who is behind it, the events to come, and those that are over."""
    facts = page.facts
    events = Event.objects.sources().reachable().filter(series=facts)
    events = events.select_related("locale", "municipality")
    coming = records.in_language(events.listed().order_by("starts_at")[: records.PER_PAGE])
    past = events.filter(Event.past_q(timezone.now())).order_by("-starts_at")
    over = records.in_language(past[: records.PER_PAGE])
    organisers = Organisation.objects.listed().filter(pk__in=facts.organisers.all())
    programmes = [facts.programme_id] if facts.programme_id else []
    website = {"url": facts.website, "label": bare_address(facts.website)}
    return {
        "text_lang": foreign(page.language),
        "coming": _without_series(event_rows(coming)),
        "past": _without_series(event_rows(over)),
        "coming_url": _all_url("events", page, coming),
        "past_url": _all_url("events-archive", page, over),
        "items": filled(
            [
                {
                    "label": _("Organised by"),
                    "links": [organisation_link(one) for one in organisers],
                },
                {
                    "label": _("Programme"),
                    "links": programme_links(programmes, page.language) if programmes else [],
                },
                {"label": _("Website"), "links": [website] if facts.website else []},
            ]
        ),
    }


def _all_url(route: str, page: SeriesPage, shown: list[Any]) -> str:
    """The list of all events of the series, where there may be more than are shown."""
    return f"{reverse(route)}?reihe={page.slug}" if len(shown) == records.PER_PAGE else ""


def _without_series(rows: list[Any]) -> list[Any]:
    """On the page of the series its name need not stand over every event."""
    for row in rows:
        row.kicker = ""
    return rows
