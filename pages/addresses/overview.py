"""The site map for people: the pages of the tree in their order, and the lists beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import Page

from pages.base import entries
from pages.base.context import current_language
from pages.base.head import absolute
from pages.base.meta import trail
from pages.base.models import BasePage
from pages.base.pictures import drawn

HOME_DEPTH = 2
ROUTE = "site-map"
LISTS = {
    "finder": gettext_lazy("Find local advice"),
    "opportunities": gettext_lazy("Opportunities to help"),
    "events": gettext_lazy("Events"),
    "events-archive": gettext_lazy("Past events"),
    "courses": gettext_lazy("Courses"),
    "contact-points": gettext_lazy("Contact points"),
    "organisations": gettext_lazy("Organisations"),
    "subscriptions": gettext_lazy("Feeds and calendars"),
}
"""The order of the lists, and their names; one that is not named here follows at the end."""


@dataclass(slots=True)
class Node:
    """A page or a list, with what stands below it."""

    title: str
    url: str
    below: list[Node] = field(default_factory=list)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """All public pages of the tree but those that stand in lists of their own, and all lists."""
    title = _("Site map")
    context = {
        "nodes": tree(public_pages(current_language())),
        "lists": lists(),
        "head_image": drawn("verwaltung", "uebersicht", 4, 3),
        "breadcrumbs": trail((title, request.path)),
        "meta": {
            "title": title,
            "description": _("All parts of this website at a glance."),
            "canonical": absolute(request.path),
        },
    }
    return TemplateResponse(request, "pages/addresses/site_map.html", context)


def public_pages(language: str) -> list[Page]:
    """The pages of a language in the order of the tree, without the start page; one query."""
    shown = BasePage.reachable_q(timezone.now())
    pages = Page.objects.filter(shown, locale__language_code=language, depth__gt=HOME_DEPTH)
    listed_elsewhere = [one for one in _types() if not one.in_site_map]
    return list(
        pages.exclude(_kept_out())
        .not_exact_type(*listed_elsewhere)
        .select_related("locale")
        .order_by("path")
    )


def tree(pages: Iterable[Page]) -> list[Node]:
    """Pages in the order of the tree as nodes; what stands above a page may be missing."""
    roots: list[Node] = []
    above: list[tuple[str, Node]] = []
    for page in pages:
        node = Node(page.title, page.url or "")
        while above and not page.path.startswith(above[-1][0]):
            above.pop()
        (above[-1][1].below if above else roots).append(node)
        above.append((page.path, node))
    return roots


def lists() -> list[Node]:
    """The lists that are not pages of the tree."""
    routes = [one for one in dict.fromkeys([*LISTS, *entries.list_pages]) if one != ROUTE]
    found = [(route, _address(route)) for route in routes if route in entries.list_pages]
    return [Node(_name(route), url) for route, url in found if url]


def _name(route: str) -> str:
    model: Any = entries.list_pages[route]
    return str(LISTS.get(route) or capfirst(model._meta.verbose_name_plural if model else route))


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def _types() -> list[type[BasePage]]:
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def _kept_out() -> Q:
    """Pages whose German row is kept out of search and site map."""
    condition = Q()
    for model in _types():
        rows: Any = model._base_manager
        condition |= Q(
            Exists(
                rows.filter(
                    translation_key=OuterRef("translation_key"),
                    locale__language_code=settings.LANGUAGE_CODE,
                    not_indexed=True,
                )
            )
        )
    return condition
