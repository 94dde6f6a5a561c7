"""Feeds of releases: all, on a topic, on a programme. And where they are offered."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.base.context import current_language
from pages.base.enclosures import enclosures
from pages.base.entries import entries_for
from pages.base.feeds import Channel, Item, contribute, contributed, feed_response, names
from pages.base.filters import Filters
from pages.base.models import HomePage
from pages.base.presentation import foreign
from pages.base.subscriptions import Chapter, Subscription, chapter, offer
from pages.programmes.models import Programme, ProgrammePage
from pages.programmes.models.page import programme_pages

from .fillings import newsroom
from .models import Topic, in_order, latest_releases

MOST = 30


def release_items(rows: Any, language: str) -> list[Item]:
    """Rows of `latest_releases` as items; as many queries for many as for few."""
    pages = in_order(rows, language)
    entries = entries_for(pages, language)
    images = enclosures(entry.image for entry in entries)
    programmes = public_programmes(language)
    return [
        Item(entry, _categories(page, programmes, language), image=images.get(entry.image or 0))
        for page, entry in zip(pages, entries, strict=True)
    ]


def public_programmes(language: str) -> dict[int, str]:
    """What the public pages of programmes are called; of others not even the name goes out."""
    return {page.facts.programme_id: page.title for page in programme_pages(language)}


def _categories(page: Any, programmes: dict[int, str], language: str) -> list[str]:
    facts = page.facts
    return [
        _("Press release"),
        *names(facts.topics.all(), language),
        *(programmes.get(programme.pk, "") for programme in facts.programmes.all()),
        *(district.name for district in facts.districts.all()),
    ]


@require_safe
def newsroom_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The latest releases."""
    language = current_language()
    channel = Channel(
        title=_("Press releases"),
        description=_("News on volunteering and on the programmes for it."),
        url=newsroom_url(language),
        items=release_items(latest_releases()[:MOST], language),
    )
    return feed_response(request, kind, channel)


@require_safe
def topic_feed(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The latest releases on a topic."""
    language = current_language()
    topic = get_object_or_404(Topic.objects.prefetch_related("texts"), code=code)
    rows = latest_releases().filter(topics=topic)[:MOST]
    name = topic.text("name", language) or topic.code
    channel = Channel(
        title=_("Press releases: %(topic)s") % {"topic": name},
        description=_("Press releases on the topic “%(topic)s”.") % {"topic": name},
        url=newsroom_url(language),
        items=release_items(rows, language),
    )
    return feed_response(request, kind, channel)


@require_safe
def programme_feed(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """What is new in a programme: releases, and what upper rooms contribute."""
    language = current_language()
    page = next(
        (one for one in programme_pages(language) if one.facts.programme.code == code), None
    )
    if page is None:  # a programme without a public page is not talked about
        raise Http404
    channel = Channel(
        title=page.title,
        description=_("News on the programme “%(programme)s”.") % {"programme": page.title},
        url=page.url or "",
        items=contributed("programme", page.facts.programme, language),
    )
    return feed_response(request, kind, channel)


@contribute("programme")
def releases_on_programme(programme: Programme, language: str) -> list[Item]:
    return release_items(latest_releases().filter(programmes=programme)[:MOST], language)


@contribute("district")
def releases_on_district(district: Any, language: str) -> list[Item]:
    return release_items(latest_releases().filter(districts=district)[:MOST], language)


def newsroom_url(language: str) -> str:
    """The address of the newsroom, or of the start page where there is none."""
    page = newsroom(language)
    return (page.url if page else None) or f"/{language}/"


def all_releases() -> Subscription:
    return Subscription(_("Press releases"), feed=("feed-releases",))


_FEED_OF_FILTER = {
    "thema": "feed-topic",
    "programm": "feed-programme",
    "kreis": "feed-district",
}


def chosen_releases(filters: Filters) -> list[Subscription]:
    """What the newsroom offers: the feeds of the topic, programme or district that is chosen."""
    chosen = [
        Subscription(one.chosen.label, feed=(_FEED_OF_FILTER[one.name], one.chosen.code))
        for one in filters.all
        if one.chosen and one.name in _FEED_OF_FILTER
    ]
    return [*chosen, all_releases()]


@offer(HomePage, order=10)
def releases_here(page: Any) -> list[Subscription]:
    return [all_releases()]


@offer(ProgrammePage, order=10)
def news_of_programme(page: ProgrammePage) -> list[Subscription]:
    return [Subscription(_("News"), feed=("feed-programme", page.facts.programme.code))]


@chapter(order=10)
def releases_chapter(language: str) -> Chapter:
    """All releases, and those on each topic that has some."""
    listed = latest_releases().order_by().values("topics")
    topics = Topic.objects.filter(pk__in=listed).prefetch_related("texts")
    by_topic = [
        Subscription(
            str(topic),
            feed=("feed-topic", topic.code),
            lang=foreign(topic.text_language("name", language)),
        )
        for topic in topics
    ]
    return Chapter(
        _("Press releases"),
        _("All of them, or only those on a topic."),
        [Subscription(_("All press releases"), feed=("feed-releases",)), *by_topic],
    )
