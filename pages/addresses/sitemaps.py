"""All public addresses for search engines: an index, and files by type and range of ids.

Types come from the registered entries, rows from the one rule of what is listed. A file covers a
fixed range of ids, so that it stays the same when rows are added, and needs the same few queries
with a hundred thousand rows. (Protocol: sitemaps.org; alternates: hreflang with `xhtml:link`.)
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from pages.base import entries
from pages.base.conditional import conditional, last_change
from pages.base.head import absolute
from pages.base.models import BasePage, TranslatedRecord
from pages.base.models.page import snake_case
from pages.base.models.texts import address_of

from .tree import Tree

PER_FILE = 2_500
"""Ids in a file; with two languages at most 5,000 addresses."""
LISTS = "lists"
GERMAN = settings.LANGUAGE_CODE
LANGUAGES = [code for code, _name in settings.LANGUAGES]
_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


@dataclass(slots=True)
class Place:
    """A public thing: its address in each language that it has, and when each last changed."""

    urls: dict[str, str]
    changed: dict[str, dt.datetime | None]


def sections() -> dict[str, type[Model]]:
    """The types with addresses, by the name that stands in the address of their files."""
    models = [*entries.builders, *entries.without]
    return {_section(model): model for model in models}


def _section(model: type[Model]) -> str:
    return snake_case(model.__name__).removesuffix("_page").replace("_", "-")


def index(request: HttpRequest) -> HttpResponse:
    """The index of all files."""
    files = [(LISTS, 1, None), *_files()]
    lines = [
        "<sitemap>"
        f"<loc>{escape(absolute(reverse('sitemap-file', args=[name, number])))}</loc>"
        f"{_lastmod(changed)}</sitemap>"
        for name, number, changed in files
    ]
    return _answer(request, "sitemapindex", lines, (changed for *_file, changed in files))


def file(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One file. What holds nothing public does not exist."""
    if section == LISTS and number == 1:
        places = list(_lists())
    elif section in sections():
        places = list(_places(sections()[section], number - 1))
    else:
        raise Http404
    if not places:
        raise Http404
    lines = [line for place in places for line in _url_lines(place)]
    changed = (moment for place in places for moment in place.changed.values())
    return _answer(request, "urlset", lines, changed)


def _answer(
    request: HttpRequest, root: str, lines: list[str], changed: Iterable[dt.datetime | None]
) -> HttpResponse:
    body = "\n".join(lines)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACES}>\n{body}\n</{root}>\n'
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    return conditional(request, response, last_change(changed))


def _url_lines(place: Place) -> Iterator[str]:
    """One `url` per language, each with all versions; the German one is the default."""
    alternates = ""
    if len(place.urls) > 1:
        versions = {**place.urls, "x-default": place.urls.get(GERMAN, "")}
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(absolute(url))}/>'
            for code, url in versions.items()
            if url
        )
    for code, url in place.urls.items():
        changed = _lastmod(place.changed.get(code))
        yield f"<url><loc>{escape(absolute(url))}</loc>{changed}{alternates}</url>"


def _lastmod(moment: dt.datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""


def _leading(model: Any) -> QuerySet[Any]:
    """One listed row for each thing: the German one. A page may exist in another language only."""
    rows = model.objects.listed()
    if issubclass(model, TranslatedRecord):
        return rows.sources()
    if not issubclass(model, BasePage):
        return rows
    german = model._base_manager.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=GERMAN
    )
    leads = Q(locale__language_code=GERMAN) | ~Exists(german)
    return rows.filter(leads).exclude(not_indexed=True)


def _twins(model: Any) -> QuerySet[Any]:
    """The listed versions in other languages, each with the id of its German row."""
    german = model._base_manager.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=GERMAN
    )
    rows = model.objects.listed().exclude(locale__language_code=GERMAN)
    return rows.annotate(german_id=Subquery(german.values("pk")[:1])).filter(
        german_id__isnull=False
    )


def _in_files(rows: QuerySet[Any], key: str) -> dict[int, dt.datetime | None]:
    """The files in which the rows stand, with the latest change in each."""
    number = ExpressionWrapper(F(key) / PER_FILE, output_field=IntegerField())
    found = rows.order_by().annotate(file=number).values("file")
    changed = found.annotate(changed=Max("last_published_at"))
    return dict(changed.values_list("file", "changed"))


def _files() -> Iterator[tuple[str, int, dt.datetime | None]]:
    for name, model in sections().items():
        files = _in_files(_leading(model), "pk")
        if files and issubclass(model, BasePage | TranslatedRecord):
            for number, moment in _in_files(_twins(model), "german_id").items():
                if number in files:
                    files[number] = max(filter(None, (files[number], moment)), default=None)
        for number in sorted(files):
            yield name, number + 1, files[number]


def _places(model: Any, number: int) -> Iterator[Place]:
    first, end = number * PER_FILE, (number + 1) * PER_FILE
    rows = _leading(model).filter(pk__gte=first, pk__lt=end).order_by("pk")
    if issubclass(model, BasePage):
        yield from _pages(model, rows)
    elif issubclass(model, TranslatedRecord):
        yield from _records(model, rows)
    else:
        yield from _organisations(model, rows)


def _pages(model: Any, rows: QuerySet[Any]) -> Iterator[Place]:
    fields = ("translation_key", "locale__language_code", "url_path", "last_published_at")
    twins = defaultdict(list)
    for key, *twin in (
        _twins(model).filter(german_id__in=rows.order_by().values("pk")).values_list(*fields)
    ):
        twins[key].append(twin)
    tree = Tree()
    for key, *lead in rows.values_list(*fields):
        versions = [lead, *twins[key]]
        urls = {code: tree.address(url_path) for code, url_path, _changed in versions}
        changed = {code: moment for code, _path, moment in versions}
        if all(urls.values()):
            yield Place(urls, changed)


def _records(model: Any, rows: QuerySet[Any]) -> Iterator[Place]:
    """A record without texts in a language is a copy of its German page there: not named."""
    leads = rows.order_by().values("pk")
    twins: dict[Any, dict[str, Any]] = defaultdict(dict)
    for key, code, changed in (
        _twins(model)
        .filter(german_id__in=leads)
        .values_list("translation_key", "locale__language_code", "last_published_at")
    ):
        twins[key][code] = changed
    address = _record_address(model.route)
    for key, public_id, title, changed in rows.values_list(
        "translation_key", "public_id", "title", "last_published_at"
    ):
        moments = {GERMAN: changed, **twins[key]}
        last = address_of(public_id, title)
        # Facts stand in the German row, so that its change is one of all versions.
        latest = {
            code: max(filter(None, (moment, changed)), default=None)
            for code, moment in moments.items()
        }
        yield Place({code: address(code, last) for code in moments}, latest)


def _organisations(model: Any, rows: QuerySet[Any]) -> Iterator[Place]:
    """In languages other than German only those that are described in them."""
    address = _record_address(model.route)
    described: dict[int, list[str]] = defaultdict(list)
    texts = rows.order_by().filter(texts__description__gt="")
    for key, code in texts.values_list("pk", "texts__language"):
        described[key].append(code)
    for key, *facts in rows.values_list("pk", "public_id", "name", "last_published_at"):
        public_id, name, changed = facts
        last = address_of(public_id, name)
        codes = dict.fromkeys([GERMAN, *sorted(described[key])])
        yield Place({code: address(code, last) for code in codes}, dict.fromkeys(codes, changed))


@cache
def _around(route: str, code: str) -> tuple[str, str]:
    """What stands before and after the last part of an address."""
    with override(code):
        before, _sign, after = reverse(route, args=["~"]).partition("~")
    return before, after


def _record_address(route: str) -> Callable[[str, str], str]:
    around = {code: _around(route, code) for code in LANGUAGES}
    return lambda code, last: last.join(around[code])


def _lists() -> Iterator[Place]:
    for route, model in entries.list_pages.items():
        changed = _leading(model).aggregate(at=Max("last_published_at"))["at"] if model else None
        urls = {}
        for code in LANGUAGES:
            with override(code):
                urls[code] = reverse(route)
        yield Place(urls, dict.fromkeys(LANGUAGES, changed))
