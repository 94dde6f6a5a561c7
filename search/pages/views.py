"""The search page, the entrance for opportunities, and suggestions while somebody types."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from pages.base.context import current_language, link_urls
from pages.base.meta import trail
from pages.opportunities.views import OpportunityList, what_for
from pages.places.typed import printable

from .. import empty
from ..engines.base import EngineError
from ..indexes import LOCAL, SITE, indexes
from ..pending import hidden
from ..planner import Answer
from ..planner.suggesting import Suggestion, suggest, suggest_places
from ..resources import best_bets, resources
from ..site import Found, Source, ask, find, public_keys
from .centre import centres_near
from .facets import FACETS
from .narrowing import chips_of, options_of, steps_of
from .rows import row
from .state import DISTANCES, LAST_PAGE, PER_PAGE, SORTS, State
from .understood import understood_in
from .words import heading, notices

_SUGGESTED = 8
_OPPORTUNITY_FACETS = (
    "field",
    "activity",
    "audience",
    "effort",
    "weekday",
    "mode",
    "language",
    "accessibility",
    "district",
)


class SearchPage(View):
    """Everything public, in one box."""

    route = "search"
    template = "search/search.html"
    fixed: Mapping[str, tuple[str, ...]] = {}
    facets: tuple[str, ...] = tuple(facet.key for facet in FACETS)
    offers = False

    def get(self, request: HttpRequest) -> HttpResponse:
        state = State.read(request, self.fixed)
        found = find(state.request(current_language(), int(time.time())))
        if found.source is Source.TITLES and self.offers:
            return self.without_index(request)
        if found.answer and not found.total and state.text and not state.chosen:
            empty.note(state.text, current_language())
        return TemplateResponse(request, self.template, self.context(request, state, found))

    def without_index(self, request: HttpRequest) -> HttpResponse:
        """What the database can do alone."""
        raise NotImplementedError

    def title(self) -> str:
        return _("Search")

    def what_for(self) -> str:
        """What the page is for, in one sentence for search engines and those who share it."""
        return _("Find opportunities, organisations, advice, events and news on this website.")

    def context(self, request: HttpRequest, state: State, found: Found) -> dict[str, Any]:
        answer = found.answer
        marks = answer.understanding.marks if answer and state.text else frozenset()
        options = options_of(state, answer, self.facets) if answer else []
        with_kind = len(state.fixed.get("type", ())) != 1
        return {
            "state": state,
            "found": found,
            "title": self.title(),
            "heading": heading(found, state, offers=self.offers),
            "best_bets": _best_bets(state),
            "rows": [row(one, marks, with_kind=with_kind) for one in found.shown],
            "more": [row(one, marks, with_kind=with_kind) for one in found.more],
            "notices": notices(found, state),
            "understood": understood_in(state, answer) if answer else [],
            "options": options,
            "steps": steps_of(state, options, found.total),
            "chips": chips_of(state),
            "clear_url": state.with_(chosen={}).url(),
            "sorts": _sorts(state, answer),
            "distances": DISTANCES,
            "page_obj": _page(state, found.total),
            "changed_on": found.changed_at if state.is_empty else None,
            "centres": centres_near(answer.understanding.place if answer else (), state.place),
            "ways_on": _ways_on(state, answer) if not found.shown else [],
            "suggest_url": reverse("suggestions"),
            "breadcrumbs": trail((self.title(), request.path)),
            "meta": {
                "title": _meta_title(self.title(), state),
                "description": self.what_for(),
                "robots": "" if state.is_empty and state.page == 1 else "noindex, follow",
            },
        }


class OpportunitySearch(SearchPage):
    """The entrance for those who want to help."""

    route = "opportunities"
    template = "search/opportunities.html"
    fixed = {"type": ("opportunity",)}
    facets = _OPPORTUNITY_FACETS
    offers = True

    def title(self) -> str:
        return _("Find something to do")

    def what_for(self) -> str:
        return what_for()

    def without_index(self, request: HttpRequest) -> HttpResponse:
        return OpportunityList().get(request)


def suggestions(request: HttpRequest) -> JsonResponse:
    """`?q=` for the box of words, `?ort=` for the box of places: up to eight suggestions."""
    text = printable(request.GET.get("q", ""))[:100]
    place = printable(request.GET.get("ort", ""))[:100]
    found = suggest_places(place, resources(), _SUGGESTED) if place else _suggested(text)
    response = JsonResponse(
        {"suggestions": [{"text": one.text, "label": _kind_label(one.kind)} for one in found]}
    )
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _kind_label(kind: str) -> str:
    labels = {"place": _("Place"), "organisation": _("Organisation"), "category": _("Topic")}
    return labels.get(kind, "")


def _suggested(text: str) -> list[Suggestion]:
    """Of the best index that answers; titles only of what is public now."""
    at, locale, known = int(time.time()), current_language(), resources()
    for name in (SITE, LOCAL):
        index = indexes().get(name)
        if index is None:
            continue
        try:
            waiting = hidden(index)
            found = ask(index, lambda engine: suggest(engine, text, locale, at, known, _SUGGESTED))
        except EngineError:
            continue
        return _public_only(found, waiting)
    return suggest_places(text, known, _SUGGESTED)


def _public_only(found: list[Suggestion], waiting: Sequence[str]) -> list[Suggestion]:
    """Without what an index that is behind would still name, or by a former name."""
    keys = [one.key for one in found if one.kind in {"title", "organisation"}]
    public = public_keys(keys).difference(waiting) if keys else set()
    return [one for one in found if one.key not in keys or one.key in public]


def _best_bets(state: State) -> list[dict[str, str]]:
    """What the editors put above the hits; pages only where they are public."""
    if state.page > 1 or state.fixed:
        return []
    found = best_bets(state.text, current_language())
    urls = link_urls([{"page": one.page, "url": one.url} for one in found])
    return [
        {"title": one.title, "summary": one.text, "url": url}
        for one, url in zip(found, urls, strict=True)
        if url
    ]


def _sorts(state: State, answer: Answer | None) -> list[tuple[str, Any, bool]]:
    """Orders that make sense here: by distance only where there is a place."""
    near = bool(answer and answer.understanding.place) or bool(state.place)
    return [
        (name, label, name == state.sort)
        for name, (_sort, label) in SORTS.items()
        if name != "entfernung" or near
    ]


def _page(state: State, total: int) -> Page[Any]:
    paginator = Paginator(range(min(total, PER_PAGE * LAST_PAGE)), PER_PAGE)
    return paginator.get_page(state.page)


def _ways_on(state: State, answer: Answer | None) -> list[dict[str, str]]:
    """From an empty page: fewer filters, a wider circle, what is done online, everything."""
    ways = []
    if state.chosen:
        ways.append(
            {"label": _("Search again without filters"), "url": state.with_(chosen={}).url()}
        )
    wider = next((km for km in DISTANCES if km > state.km), None)
    if state.place and wider:
        label = _("Search within %(km)s km of %(place)s") % {"km": wider, "place": state.place}
        ways.append({"label": label, "url": state.with_(km=wider).url()})
    if "online" not in state.chosen.get("mode", ()):
        online = state.with_(chosen={"mode": ("online",)}, place="")
        ways.append({"label": _("Look at what you can do from home"), "url": online.url()})
    if state.fixed:
        everywhere = State(path=reverse("search"), text=state.text, place=state.place)
        ways.append({"label": _("Search the whole site"), "url": everywhere.url()})
    return ways


def _meta_title(title: str, state: State) -> str:
    said = ", ".join(filter(None, (state.text, state.place)))
    return f"{said} – {title}" if said else title
