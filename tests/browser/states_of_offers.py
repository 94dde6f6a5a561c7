"""Offers, events and courses that are over, full, called off, doubtful or very long."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from pages.base.models import Category
from pages.demo import builders
from pages.demo.builders import records
from pages.opportunities.models import Opportunity
from pages.places.models import Municipality

LONG = "Koordinierungszentrenübergreifendes Kindertagesstättenvorleseprojekt " * 2
TALE = "Ein Satz, der so lang ist, dass er in keiner Liste in eine einzige Zeile passt. " * 2
SITE = "https://anmeldung.kitt.example/"


def make() -> list[str]:
    """Publish them; returns their addresses."""
    rows = [*_offers(), *_events(), *_courses()]
    english = [rows[0].get_absolute_url().replace("/de/", "/en/", 1)]
    return [row.get_absolute_url() for row in rows] + english + [_film()]


def _town() -> Municipality:
    return Municipality.objects.get(name="Erbach", district__slug="odenwaldkreis")


def _offers() -> list[Any]:
    now, day = timezone.now(), timezone.localdate()
    fields = list(Category.objects.filter(facet=Category.Facet.FIELD)[:1])
    states: list[dict[str, Any]] = [
        {"state": "full"},
        {"state": "ended"},
        {"state": "paused"},
        {"state": "cancelled"},
        {"period_until": day - dt.timedelta(days=20)},
        {"apply_until": day - dt.timedelta(days=2)},
        {"starts_at": now + dt.timedelta(days=9), "ends_at": now + dt.timedelta(days=9, hours=3)},
        {"period_from": day, "period_until": day + dt.timedelta(days=90)},
        {"effort": "once"},
        {"title": LONG.strip()[:160], "teaser": TALE.strip()[:200], "venue": LONG[:160]},
        {"title": "Lange nicht bestätigt"},
    ]
    rows = [
        records.opportunity(
            one.pop("title", f"Vorlesen im Zustand {number}"),
            **{"municipality": _town(), "categories": fields, "state_since": day, **one},
        )
        for number, one in enumerate(states)
    ]
    Opportunity.objects.filter(pk=rows[-1].pk).update(confirmed_on=day - dt.timedelta(days=200))
    return rows


def _events() -> list[Any]:
    now, day = timezone.now(), timezone.localdate()
    states: list[dict[str, Any]] = [
        {"state": "cancelled", "state_note": TALE},
        {"state": "postponed", "state_note": "Der Saal ist belegt."},
        {"is_full": True, "registration_url": SITE},
        {"registration_closes_on": day - dt.timedelta(days=1), "registration_url": SITE},
        {"starts_at": now - dt.timedelta(days=9)},
        {"title": LONG.strip()[:160], "teaser": TALE.strip()[:200], "venue": LONG[:160]},
    ]
    return [
        records.event(
            one.pop("title", f"Fachtag im Zustand {number}"), **{"municipality": _town(), **one}
        )
        for number, one in enumerate(states)
    ]


def _courses() -> list[Any]:
    day = timezone.localdate()
    states: list[dict[str, Any]] = [
        {"state": "full", "starts_on": day + dt.timedelta(days=9)},
        {"state": "cancelled", "starts_on": day + dt.timedelta(days=9)},
        {"starts_on": day - dt.timedelta(days=9), "ends_on": day - dt.timedelta(days=2)},
        {"register_until": day - dt.timedelta(days=1), "starts_on": day},
        {"title": LONG.strip()[:160]},
    ]
    return [
        records.course(
            one.pop("title", f"Kurs im Zustand {number}"), **{"municipality": _town(), **one}
        )
        for number, one in enumerate(states)
    ]


def _film() -> str:
    link = {"title": "Was Sie hier finden", "link": "https://vimeo.com/76979871"}
    page = builders.standard_page("Ein Film", body=builders.stream([("video", link)]))
    return str(page.url)
