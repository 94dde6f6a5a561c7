"""The feed of a county or city: releases, and the offers and events of upper rooms."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.base.context import current_language
from pages.base.feeds import Channel, contributed, feed_response
from pages.base.models import in_language
from pages.base.subscriptions import Subscription, offer
from pages.places.models import District
from pages.press.feeds import newsroom_url

from .models import CentrePage, CityPage
from .whereabouts import in_district


@require_safe
def district_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """What is new in a county or an independent city."""
    language = current_language()
    district = get_object_or_404(District, slug=slug)
    where = {"where": in_district(district)}
    channel = Channel(
        title=_("News %(where)s") % where,
        description=_("Press releases, opportunities to help and events %(where)s.") % where,
        url=_page_url(district, language),
        items=contributed("district", district, language),
    )
    return feed_response(request, kind, channel)


def _page_url(district: District, language: str) -> str:
    """The profile of the district's centre; where there is none, the newsroom."""
    pages = CentrePage.objects.sources().listed().filter(membership__district=district)
    page = next(iter(in_language(CentrePage, pages[:1], language)), None)
    return (page.url if page else None) or newsroom_url(language)


def district_subscription(district: District, title: str = "") -> Subscription:
    """The feed of a district under that title, or else its name."""
    return Subscription(title or district.name, feed=("feed-district", district.slug))


@offer(CentrePage, order=10)
def news_of_county(page: CentrePage) -> list[Subscription]:
    membership = page.facts.membership
    district = membership.district if membership else None
    return [district_subscription(district, _("News from here"))] if district else []


@offer(CityPage, order=10)
def news_of_city(page: CityPage) -> list[Subscription]:
    """Of independent cities only: a feed belongs to a whole district."""
    membership = page.facts.membership
    place = membership.municipality if membership else None
    if place is None or not place.district.is_city:
        return []
    return [district_subscription(place.district, _("News from here"))]
