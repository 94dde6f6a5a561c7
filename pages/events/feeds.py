"""Events in feeds and calendars, and where these are offered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.base.context import current_language
from pages.base.entries import entries_for
from pages.base.feeds import Channel, Item, contribute, feed_response
from pages.base.models import HomePage
from pages.base.models import in_language as pages_in_language
from pages.base.presentation import foreign
from pages.base.records import in_language
from pages.base.subscriptions import Chapter, Subscription, chapter, offer
from pages.base.wording import moment
from pages.places.models import District
from pages.press.feeds import public_programmes
from pages.profiles.models import CentrePage
from pages.profiles.whereabouts import index_name
from pages.programmes.models import Programme, ProgrammePage
from pages.programmes.models.page import programme_pages

from .calendars import in_district_q, of_programme_q, summary
from .models import Event, SeriesPage
from .presentation.events import series_pages, where

MOST = 30
MOST_OF_OTHERS = 15


def event_items(rows: Any, language: str, *, with_kind: bool = True) -> list[Item]:
    """German rows as items, with time and place; as many queries for many as for few."""
    records = in_language(rows.select_related("locale", "municipality"), language)
    series = series_pages(record.series_id for record in records)
    programmes = public_programmes(language)
    kind = _("Event")
    items = []
    for record, entry in zip(records, entries_for(records, language), strict=True):
        page = series.get(record.series_id or 0)
        entry = replace(entry, title=summary(record))
        about = (programmes.get(one.pk, "") for one in record.programmes.all())
        districts = [district.name for district in record.districts.all()]
        items.append(
            Item(
                entry,
                categories=[kind, page.title if page else "", *about, *districts],
                note=", ".join(filter(None, (_when(record), where(record)))),
                kind=kind if with_kind else "",
            )
        )
    return items


def _when(record: Any) -> str:
    return moment(record.starts_at, record.ends_at) if record.starts_at else ""


def announced() -> Any:
    """The events to come, those announced last first."""
    return Event.objects.sources().listed().order_by("-first_published_at", "-pk")


@require_safe
def events_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The events to come, as they are announced."""
    language = current_language()
    channel = Channel(
        title=_("Events"),
        description=_("Talks, trainings and meetings on volunteering."),
        url=reverse("events"),
        items=event_items(announced()[:MOST], language, with_kind=False),
    )
    return feed_response(request, kind, channel)


@contribute("programme")
def events_of_programme(programme: Programme, language: str) -> list[Item]:
    return event_items(announced().filter(of_programme_q(programme))[:MOST_OF_OTHERS], language)


@contribute("district")
def events_of_district(district: District, language: str) -> list[Item]:
    return event_items(announced().filter(in_district_q(district))[:MOST_OF_OTHERS], language)


def all_events() -> Subscription:
    return Subscription(_("Events"), feed=("feed-events",), calendar=reverse("events-calendar"))


@offer(HomePage, order=20)
def events_here(page: HomePage) -> list[Subscription]:
    return [all_events()]


@offer(ProgrammePage, order=20)
def events_with_programme(page: ProgrammePage) -> list[Subscription]:
    return [Subscription(_("Events"), calendar=_of_programme(page.facts.programme))]


@offer(CentrePage, order=20)
def events_in_county(page: CentrePage) -> list[Subscription]:
    membership = page.facts.membership
    district = membership.district if membership else None
    return [Subscription(_("Events"), calendar=_of_district(district))] if district else []


@offer(SeriesPage)
def events_of_series(page: SeriesPage) -> list[Subscription]:
    return [Subscription(_("Events of this series"), calendar=series_calendar(page))]


def series_calendar(page: SeriesPage) -> str:
    """The address holds the id of the German page, which never changes."""
    return reverse("series-calendar", args=[page.facts.pk, page.slug])


def _of_programme(programme: Programme) -> str:
    return reverse("programme-calendar", args=[programme.code])


def _of_district(district: District) -> str:
    return reverse("district-calendar", args=[district.slug])


@chapter(order=20)
def events_chapter(language: str) -> Chapter:
    """All events, and the series."""
    pages = SeriesPage.objects.sources().listed().select_related("locale").order_by("title", "pk")
    series = [
        Subscription(page.title, calendar=series_calendar(page), lang=foreign(page.language))
        for page in pages_in_language(SeriesPage, pages, language)
    ]
    return Chapter(
        _("Events"),
        _("A calendar follows by itself when an event is moved or cancelled."),
        [
            Subscription(
                _("All events"), feed=("feed-events",), calendar=reverse("events-calendar")
            ),
            *series,
        ],
    )


@chapter(order=30)
def programmes_chapter(language: str) -> Chapter:
    """Releases and events of each programme."""
    return Chapter(
        _("Programmes"),
        _("Press releases and events of one programme."),
        [
            Subscription(
                page.title,
                feed=("feed-programme", page.facts.programme.code),
                calendar=_of_programme(page.facts.programme),
                lang=foreign(page.language),
            )
            for page in programme_pages(language)
        ],
    )


@chapter(order=40)
def districts_chapter(language: str) -> Chapter:
    """Releases, offers and events of each county and independent city."""
    return Chapter(
        _("Counties and cities"),
        _("Press releases, opportunities to help and events of one county or city."),
        [
            Subscription(
                index_name(district),
                feed=("feed-district", district.slug),
                calendar=_of_district(district),
            )
            for district in District.objects.as_of().order_by("sort_key", "pk")
        ],
    )
