"""Every link in what is public, and where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from pages.addresses.lookup import own_path
from pages.base.public import Public
from pages.opportunities.models import Opportunity

from ..models import CheckedLink, LinkPlace

PAGE = "page:"
"""What stands before the number of a page that a text names without its address."""
_WRITTEN = (models.URLField, RichTextField, StreamField)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A link and its place. `url`: an address, or PAGE and a number."""

    url: str
    model: Any
    key: int
    title: str
    field: str


def find(now: dt.datetime) -> int:
    """Bring the tables in line with what is public now; the number of places."""
    count, batch = 0, []
    for one in found_links(now):
        batch.append(one)
        if len(batch) >= _BATCH:
            count += _store(batch, now)
            batch = []
    count += _store(batch, now)
    LinkPlace.objects.filter(seen_at__lt=now).delete()
    CheckedLink.objects.filter(places__isnull=True).delete()
    return count


def found_links(now: dt.datetime) -> Iterator[Found]:
    """The links of all public pages and records."""
    for model in apps.get_models():
        if issubclass(model, Public) and _has_address(model):
            yield from _of_model(model, now)


def _has_address(model: Any) -> bool:
    return issubclass(model, Page) or hasattr(model, "get_absolute_url")


def _of_model(model: Any, now: dt.datetime) -> Iterator[Found]:
    rows = model.objects.reachable(now)
    if model is Opportunity:
        rows = rows.filter(Opportunity.offered_q(now))
    names = _fields(model)
    if names:
        values = ("pk", _title(model), *names)
        for key, title, *contents in rows.values_list(*values).iterator(_BATCH):
            for name, content in zip(names, contents, strict=True):
                for url in links_in(content):
                    yield Found(url, model, key, str(title), name)
    yield from _of_children(model, rows)


def _of_children(model: Any, rows: Any) -> Iterator[Found]:
    """Rows that are edited within the form of another, such as the links of a box."""
    for child in apps.get_models():
        parents = [
            one
            for one in child._meta.get_fields()
            if isinstance(one, ParentalKey) and one.related_model is model
        ]
        names = _fields(child)
        if not parents or not names:
            continue
        parent = parents[0]
        inner = child._base_manager.filter(**{f"{parent.name}__in": rows.values("pk")})
        title = f"{parent.name}__{_title(model)}"
        relation = parent.remote_field.get_accessor_name()
        for key, name, *contents in inner.values_list(parent.attname, title, *names).iterator():
            for content in contents:
                for url in links_in(content):
                    yield Found(url, model, key, str(name), relation)


def _fields(model: Any) -> list[str]:
    return [one.name for one in model._meta.concrete_fields if isinstance(one, _WRITTEN)]


def _title(model: Any) -> str:
    names = {one.name for one in model._meta.concrete_fields}
    return "title" if "title" in names else "name" if "name" in names else "pk"


def links_in(content: Any) -> set[str]:
    """The links of a value as it is stored: address, rich text, or blocks."""
    if hasattr(content, "stream_block"):
        content = content.get_prep_value()
    if isinstance(content, str):
        return _in_text(content)
    if isinstance(content, dict):
        return _in_many(content.values()) | _in_page_field(content)
    if isinstance(content, list | tuple):
        return _in_many(content)
    return set()


def _in_many(values: Iterable[Any]) -> set[str]:
    return {url for value in values for url in links_in(value)}


def _in_page_field(block: dict[str, Any]) -> set[str]:
    """A block that names a page by its number in a field of that name."""
    page = block.get("page")
    return {f"{PAGE}{page}"} if isinstance(page, int) and page else set()


def _in_text(text: str) -> set[str]:
    plain = text.strip()
    if plain.startswith(("http://", "https://")) and not any(mark in plain for mark in " <>\n"):
        return {_without_place(plain)}
    if "<a" not in text:
        return set()
    parser = _Anchors()
    parser.feed(text)
    return parser.found


class _Anchors(HTMLParser):
    """Collects where the links of a text lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        given = {name: value or "" for name, value in attrs}
        if given.get("linktype") == "page" and given.get("id", "").isdecimal():
            self.found.add(f"{PAGE}{given['id']}")
        elif given.get("href", "").startswith(("http://", "https://", "/")):
            self.found.add(_without_place(given["href"].strip()))


def _without_place(url: str) -> str:
    """The address without the place on the page that it names."""
    return url.partition("#")[0]


def is_internal(url: str) -> bool:
    """Whether a link stays on this website."""
    if url.startswith(PAGE) or not urlsplit(url).scheme:
        return True
    return own_path(url) is not None and urlsplit(url).hostname in _hosts()


def _hosts() -> set[str | None]:
    return {urlsplit(settings.BASE_URL).hostname}


def _store(found: list[Found], now: dt.datetime) -> int:
    urls = {one.url for one in found}
    hashes = {CheckedLink.hash_of(url): url for url in urls}
    CheckedLink.objects.bulk_create(
        [
            CheckedLink(url=url, url_hash=key, is_internal=is_internal(url), check_at=now)
            for key, url in hashes.items()
        ],
        ignore_conflicts=True,
    )
    rows = CheckedLink.objects.filter(url_hash__in=hashes)
    ids = dict(rows.values_list("url", "pk"))
    places = {
        (ids[one.url], _kind(one.model), one.key, one.field): one.title[:255] for one in found
    }
    LinkPlace.objects.bulk_create(
        [
            LinkPlace(
                link_id=link,
                content_type_id=kind,
                object_id=key,
                field=name,
                title=title,
                seen_at=now,
            )
            for (link, kind, key, name), title in places.items()
        ],
        update_conflicts=True,
        unique_fields=["link", "content_type", "object_id", "field"],
        update_fields=["title", "seen_at"],
    )
    return len(places)


def _kind(model: Any) -> int:
    """Pages of all types are kept under one type, as their revisions are."""
    of = Page if issubclass(model, Page) else model
    return ContentType.objects.get_for_model(of).pk
