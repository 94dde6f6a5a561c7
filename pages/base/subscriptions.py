"""What visitors can subscribe to: feeds and calendars, offered where they expect them.

Rooms register what they offer on a type of page (`offer`), and on the page of all of them
(`chapter`). Offers ask no query: they stand in the head of every page of their type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .context import current_language
from .head import absolute
from .meta import trail
from .presentation import drawn


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed, a calendar, or both. `feed` is the route of a feed with its arguments.

    `lang`: language of the title, where it is not that of the page.
    """

    title: str
    feed: tuple[str, ...] = ()
    calendar: str = ""
    lang: str = ""

    @property
    def rss(self) -> str:
        return self._address("rss")

    @property
    def atom(self) -> str:
        return self._address("atom")

    @property
    def webcal(self) -> str:
        """The address that opens the calendar program of the visitor."""
        host = urlsplit(settings.BASE_URL).netloc
        return f"webcal://{host}{self.calendar}" if self.calendar else ""

    @property
    def calendar_address(self) -> str:
        """The full address, for programs into which one has to type it."""
        return absolute(self.calendar)

    def _address(self, kind: str) -> str:
        return reverse(self.feed[0], args=[*self.feed[1:], kind]) if self.feed else ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the page of all subscriptions."""

    title: str
    intro: str
    items: list[Subscription]


Offer = Callable[[Any], Iterable[Subscription]]
_offers: dict[type, list[tuple[int, Offer]]] = {}
_chapters: list[tuple[int, Callable[[str], Chapter]]] = []


def offer(model: type, *, order: int = 100) -> Callable[[Offer], Offer]:
    """Register a function `page -> subscriptions` for the pages of a type."""

    def register(function: Offer) -> Offer:
        offers = _offers.setdefault(model, [])
        offers.append((order, function))
        offers.sort(key=lambda one: one[0])
        return function

    return register


def chapter(*, order: int) -> Callable[[Callable[[str], Chapter]], Callable[[str], Chapter]]:
    """Register a function `language -> Chapter` for the page of all subscriptions."""

    def register(function: Callable[[str], Chapter]) -> Callable[[str], Chapter]:
        _chapters.append((order, function))
        _chapters.sort(key=lambda one: one[0])
        return function

    return register


def offered(page: Any) -> list[Subscription]:
    """What is offered on a page; nothing on previews of pages that are not stored yet."""
    if not getattr(page, "pk", None):
        return []
    return [one for _order, function in _offers.get(type(page), []) for one in function(page)]


def overview(request: HttpRequest) -> HttpResponse:
    """Everything there is to subscribe to."""
    language = current_language()
    chapters = [build(language) for _order, build in _chapters]
    title = _("Feeds and calendars")
    context = {
        "chapters": [one for one in chapters if one.items],
        "head_image": drawn("verwaltung", "abonnieren", 4, 3),
        "breadcrumbs": trail((title, request.path)),
        "meta": {
            "title": title,
            "description": _(
                "Stay informed without looking in: a feed reader shows what is new, "
                "your calendar shows the events."
            ),
            "canonical": absolute(request.path),
        },
    }
    return TemplateResponse(request, "pages/base/subscriptions.html", context)
