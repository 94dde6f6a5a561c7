"""What leads on: filters, pages of a list, and messages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from pages.base.subscriptions import Subscription

from .samples import (
    HTML,
    LIST_URL,
    LONG_TEXT,
    LONG_TITLE,
    PHONE,
    SENTENCE,
    TITLE,
    URL,
    numbered,
)
from .specimens import ALL_PARTS, EMPTY, ENGLISH, LONG, MANY, SHORT, USUAL, States, Subject

WAYS = Subject("wege", _("Filters and messages"))


def _pages(number: int, of: int) -> dict[str, Any]:
    return {"page_obj": Paginator(range(of * 10), 10).page(number)}


@WAYS.shows("components/pagination.html")
def pagination() -> States:
    return {
        _("One page"): _pages(1, 1),
        _("First page"): _pages(1, 3),
        _("In the middle"): _pages(50, 100),
        _("Last page"): _pages(9, 9),
        ENGLISH: _pages(2, 3),
    }


@WAYS.shows("components/chips.html")
def chips() -> States:
    chip = {"label": "2023", "url": URL}
    active = {"label": "Gießen", "url": URL, "removes": True}
    return {
        SHORT: {"items": [chip], "label": "Jahr"},
        _("One chosen"): {"items": [chip, {**chip, "current": True}], "label": "Jahre"},
        _("Active filters"): {"items": [active, active], "clear_url": URL, "label": "Filter"},
        LONG: {"items": [{**active, "label": LONG_TITLE}], "clear_url": URL},
        MANY: {"items": numbered(25, **chip)},
    }


@WAYS.shows("components/facets.html")
def facets() -> States:
    def facet(many: int, word: str, **more: Any) -> dict[str, Any]:
        links = [{"label": f"{word} {n}", "url": LIST_URL, "count": n} for n in range(1, many + 1)]
        return {"label": word, "is_open": True, "links": links, **more}

    folded = facet(21, "Kreis", is_open=False, chosen="Odenwaldkreis")
    chosen = facet(3, "Thema")
    chosen["links"][0]["chosen"] = True
    return {
        SHORT: {"facets": [facet(2, "Ort")], "label": "Filter, kurz", "id": "filter-1"},
        USUAL: {
            "facets": [chosen, folded, facet(4, "Aufwand")],
            "label": "Filter",
            "chosen": 2,
            "id": "filter-2",
        },
        LONG: {"facets": [facet(3, LONG_TITLE)], "label": "Filter, lang", "id": "filter-3"},
    }


@WAYS.shows("components/chosen.html")
def chosen() -> States:
    chip = {"label": "Odenwaldkreis", "url": URL, "removes": True}
    return {USUAL: {"filters": {"chips": [chip, chip]}, "clear_url": URL}}


@WAYS.shows("components/nothing_found.html")
def nothing_found() -> States:
    ways = {"text": SENTENCE, "url": URL, "label": "Beratung in Ihrer Nähe"}
    out = {"filters": {"chips": [1]}, "list_url": URL, "list_label": "Alle Angebote"}
    return {SHORT: out, USUAL: {**out, **ways}, _("Empty list"): ways}


@WAYS.shows("components/contents.html")
def contents() -> States:
    chapter = {"id": "inhalt", "title": "Wer mitmacht"}
    return {
        SHORT: {"chapters": [chapter, chapter]},
        LONG: {"chapters": [{**chapter, "title": LONG_TITLE}] * 3},
        MANY: {"chapters": numbered(15, **chapter), "wide": True},
    }


@WAYS.shows("components/copy.html", "<p>{}</p>")
def copy() -> States:
    return {
        SHORT: {"text": PHONE, "label": "Telefonnummer"},
        LONG: {"text": LONG_TEXT, "label": LONG_TITLE},
    }


@WAYS.shows("components/subscriptions.html")
def subscriptions() -> States:
    feed, calendar = ("feed-events",), "/de/termine/kalender.ics"
    return {
        EMPTY: {"items": []},
        SHORT: {"items": [Subscription("Termine", calendar=calendar)]},
        ALL_PARTS: {"items": [Subscription("Termine", feed, calendar)]},
        LONG: {"items": [Subscription(LONG_TITLE, feed, calendar)]},
        ENGLISH: {"items": [Subscription("Termine", feed, lang="de")]},
    }


@WAYS.shows("components/subscribe.html")
def subscribe() -> States:
    items = [Subscription("Termine", ("feed-events",), "/de/termine/kalender.ics")]
    return {EMPTY: {"subscriptions": []}, USUAL: {"subscriptions": items}}


@WAYS.shows("components/breadcrumb.html")
def breadcrumb() -> States:
    start, above = {"label": "Start", "url": URL}, {"label": "Vor Ort", "url": URL}
    return {
        SHORT: {"items": [start], "current": "Programme"},
        USUAL: {"items": [start, above], "current": "Odenwaldkreis"},
        LONG: {"items": [start, {**above, "label": LONG_TITLE}, above], "current": LONG_TITLE},
    }


@WAYS.shows("components/notice.html")
def notice() -> States:
    link = {"label": "Ähnliche Angebote", "url": URL}
    return {
        SHORT: {"title": "Alle Plätze sind vergeben."},
        _("Success"): {
            "title": "Ihre Anfrage ist unterwegs.",
            "level": "success",
            "text": SENTENCE,
        },
        _("Warning"): {"title": "Abgelaufen", "level": "warning", "links": [link, link]},
        _("Error"): {"title": "Bitte füllen Sie alle Felder aus.", "level": "danger", "html": HTML},
        LONG: {"title": LONG_TITLE, "text": LONG_TEXT},
    }


@WAYS.shows("components/over_notice.html")
def over_notice() -> States:
    item = {"title": TITLE, "url": URL, "note": "Michelstadt, Laufend: Einstieg jederzeit"}
    ways = {
        "similar": [item, item, item],
        "similar_title": "Ähnliche Angebote in der Nähe:",
        "list_url": URL,
        "list_label": "Alle offenen Angebote",
    }
    advice = {"organisation": "Koordinierungszentrum Odenwaldkreis", "phone": "069 90009-365"}
    over = {"title": "Dieses Angebot ist seit dem 31. März 2026 abgelaufen."}
    long = {"similar": [{**item, "title": LONG_TITLE}], "advice": advice}
    return {
        SHORT: over,
        USUAL: {**over, **ways, "advice": advice},
        _("Full"): {"title": "Alle Plätze sind vergeben.", "text": SENTENCE, **ways},
        LONG: {"title": LONG_TITLE, "text": LONG_TEXT, **ways, **long},
    }


@WAYS.shows("components/language_notice.html")
def language_notice() -> States:
    return {
        USUAL: {},
        _("In parts"): {"partly": True},
        ENGLISH: {"summary_url": URL, "summary_label": "What we do in brief"},
    }


@WAYS.shows("components/alert_banner.html")
def alert_banner() -> States:
    alert = {"id": 1, "level": 10, "text": SENTENCE}
    link = {"link_url": URL, "link_label": "Wo Sie helfen können"}
    return {
        SHORT: {"alert": alert},
        USUAL: {"alert": {**alert, **link, "heading": "Hochwasser"}},
        LONG: {"alert": {**alert, **link, "heading": LONG_TITLE, "text": LONG_TEXT}},
        ENGLISH: {"alert": {**alert, "lang": "de"}},
    }
