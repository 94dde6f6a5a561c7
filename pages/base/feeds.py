"""Feeds for readers and programs: items from entries, written as RSS 2.0 or Atom.

A room answers for a feed with `feed_response`. What the feed of a programme or district shows of
upper rooms (events, offers) is contributed, like the fillings of slots.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.feedgenerator import Enclosure as FeedEnclosure
from django.utils.html import escape

from .conditional import conditional, last_change
from .context import Frame, current_language
from .enclosures import Enclosure
from .entries import Entry
from .head import absolute

MEDIA = "http://search.yahoo.com/mrss/"
_DC = "http://purl.org/dc/elements/1.1/"
_MINUTES = 60
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class Item:
    """An entry in a feed. `kind` stands before the title where a feed mixes kinds."""

    entry: Entry
    categories: Sequence[str] = ()
    note: str = ""
    kind: str = ""
    image: Enclosure | None = None


@dataclass(slots=True)
class Channel:
    """A feed: what it is called, the page that shows the same, and what is in it."""

    title: str
    description: str
    url: str
    items: list[Item] = field(default_factory=list)


class FeedKind:
    """The last part of the address of a feed."""

    regex = "rss|atom"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FeedKind, "feed")

Contribution = Callable[[Any, str], list[Item]]
_contributions: dict[str, list[Contribution]] = {}


def contribute(feed: str) -> Callable[[Contribution], Contribution]:
    """Register a function `(programme or district, language) -> items` for the feeds of these."""

    def register(items: Contribution) -> Contribution:
        _contributions.setdefault(feed, []).append(items)
        return items

    return register


def contributed(feed: str, subject: Any, language: str) -> list[Item]:
    """What the rooms contribute to a feed, newest first."""
    items = [item for ask in _contributions.get(feed, []) for item in ask(subject, language)]
    return sorted(items, key=_published, reverse=True)


def _published(item: Item) -> dt.datetime:
    return item.entry.first_published or dt.datetime.min.replace(tzinfo=dt.UTC)


class _Extras:
    """What both formats get beside Django's: pictures with their credit, and a fixed date."""

    feed: dict[str, Any]

    def latest_post_date(self) -> dt.datetime:
        # Django says "now" for an empty feed, and would never find it unchanged.
        changed: dt.datetime = self.feed["changed"]
        return changed

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)  # type: ignore[misc]
        image: Enclosure | None = item["image"]
        if image is None:
            return
        size = {"width": str(image.width), "height": str(image.height)}
        attributes = {"url": image.url, "type": image.mime_type, "medium": "image", **size}
        handler.startElement("media:content", attributes)
        if image.alt:
            handler.addQuickElement("media:description", image.alt, {"type": "plain"})
        handler.addQuickElement("media:credit", image.credit)
        handler.endElement("media:content")


class Rss(_Extras, Rss201rev2Feed):
    """RSS 2.0."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:media": MEDIA, "xmlns:dc": _DC}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:language", item["language"])
        if item["updateddate"]:
            handler.addQuickElement("atom:updated", item["updateddate"].isoformat())


class Atom(_Extras, Atom1Feed):
    """Atom 1.0."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        language = item["language"]
        return {"xml:lang": language} if language != self.feed["language"] else {}


FORMATS: dict[str, type[Rss] | type[Atom]] = {"rss": Rss, "atom": Atom}


def feed_response(request: HttpRequest, kind: str, channel: Channel) -> HttpResponse:
    """The channel as "rss" or "atom", or 304 when the client has it already."""
    changed = last_change(item.entry.changed for item in channel.items)
    name, language = Frame(request).texts.operator_name, current_language()
    feed = FORMATS[kind](
        title=xml_text(channel.title),
        link=absolute(channel.url),
        description=xml_text(channel.description),
        subtitle=xml_text(channel.description),
        language=language,
        author_name=xml_text(name),
        feed_url=absolute(request.path),
        feed_guid=_urn(f"{request.path.rpartition('.')[0]}"),
        ttl=_MINUTES,
        changed=changed,
    )
    for item in channel.items:
        _add(feed, item, changed)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    return conditional(request, response, changed)


def _add(feed: Rss | Atom, item: Item, changed: dt.datetime) -> None:
    entry = item.entry
    title = f"{item.kind}: {entry.title}" if item.kind else entry.title
    image = item.image
    feed.add_item(
        title=xml_text(title),
        link=absolute(entry.url),
        description=xml_text(_summary(entry.summary, item.note)),
        unique_id=guid(entry),
        unique_id_is_permalink=False,
        pubdate=entry.first_published,
        updateddate=entry.changed or entry.first_published or changed,
        categories=[xml_text(name) for name in dict.fromkeys(filter(None, item.categories))],
        enclosures=[FeedEnclosure(image.url, str(image.length), image.mime_type)] if image else [],
        image=image,
        language=entry.language,
    )


def _summary(*paragraphs: str) -> str:
    """Readers take this for HTML."""
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs if text)


def guid(entry: Entry) -> str:
    """The id of an item: the same for ever, whatever its address, of another name per language."""
    return _urn(f"{entry.type}:{entry.id}:{entry.language}")


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"kitt:{name}").urn


def xml_text(text: Any) -> str:
    """Text without the control characters that XML does not allow."""
    return _NOT_XML.sub("", str(text))


def names(rows: Iterable[Any], language: str) -> list[str]:
    """The names of records with texts (see `WithTexts`) in a language."""
    return [row.text("name", language) or str(row) for row in rows]
