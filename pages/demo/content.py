"""From the data files to objects: one entry of a TOML file becomes one page or record.

An entry names its `key`, its `model` and its fields. Foreign keys and lists name other keys; places
are named by their slug or official key. `en` holds the English texts. Rich text and the blocks of
bodies are written in light markup.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Locale, Orderable, Page, TranslatableMixin

from pages.base.models import Category, HomePage, KittImage, SiteTexts, TextRow
from pages.places.models import District, Municipality
from pages.press.models import Topic

from .builders.around import published
from .builders.translations import translate
from .builders.tree import add, stream
from .context import Context, Skipped
from .markup import to_html
from .pictures import draw

DATA = Path(__file__).parent / "data"
Entry = dict[str, Any]

_RESERVED = {"key", "model", "parent", "draft", "en"}
_PLACES: dict[type[models.Model], str] = {District: "slug", Municipality: "key", Topic: "code"}


class UnknownKey(ValueError):
    """A data file names something that no data file makes."""


def content_of(name: str) -> dict[str, Any]:
    """A whole data file."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def entries(name: str) -> Iterator[Entry]:
    """The entries of a data file; the model of the file is that of its entries."""
    content = content_of(name)
    for entry in content["entry"]:
        yield {"model": content.get("model"), **entry}


def load_file(name: str) -> Callable[[Context], None]:
    """A part of the demo: everything in one data file."""

    def work(ctx: Context) -> None:
        for entry in entries(name):
            load(ctx, entry)

    return work


def load(ctx: Context, entry: Entry) -> Any | None:
    """Make the object of an entry once, and its English version."""
    key = entry["key"]
    if not ctx.knows(key) and (existing := _made_by_others(ctx, entry)):
        ctx.lend(key, existing)
        return existing
    obj = ctx.once(key, lambda: make(ctx, entry))
    if obj is not None and "en" in entry:
        ctx.once(f"{key}:en", lambda: translate(obj, "en", **texts(ctx, type(obj), entry["en"])))
    return obj


def make(ctx: Context, entry: Entry) -> Any:
    """Build and store the object of an entry."""
    model = apps.get_model(entry["model"])
    if issubclass(model, KittImage):
        return draw(entry)
    obj = build(ctx, model, {k: v for k, v in entry.items() if k not in _RESERVED})
    if isinstance(obj, Page):
        obj.slug = obj.slug or _tail(entry["key"])
        return add(obj, _parent(ctx, entry), publish=not entry.get("draft"))
    if isinstance(obj, DraftStateMixin):
        return published(obj)
    obj.save()
    return obj


def build(ctx: Context, model: type[models.Model], fields: dict[str, Any]) -> Any:
    """An unsaved instance with its rows."""
    obj = model()
    if isinstance(obj, TranslatableMixin):
        obj.locale = Locale.objects.get(language_code="de")
    relations = {one.get_accessor_name(): one for one in get_all_child_relations(model)}
    for name, value in fields.items():
        if name in relations:
            setattr(obj, name, _rows(ctx, relations[name].related_model, value))
            continue
        field = model._meta.get_field(name)
        if field.many_to_many:
            found = [resolve(ctx, field.related_model, key) for key in value]
            setattr(obj, name, [one for one in found if one is not None])
        else:
            setattr(obj, name, converted(ctx, field, value))
    return obj


def converted(ctx: Context, field: Any, value: Any) -> Any:
    """The value of a field from what the data file says."""
    if isinstance(field, models.ForeignKey):
        found = resolve(ctx, field.related_model, value)
        if found is None and not field.null:
            raise Skipped(f"{value} has been deleted")
        return found
    if isinstance(field, StreamField):
        return stream([_block(ctx, field.stream_block, one) for one in value], field.stream_block)
    if isinstance(field, RichTextField):
        return to_html(value, lambda key: _page_id(ctx, key))
    if isinstance(field, models.DateTimeField):
        return ctx.at(value, "12:00") if isinstance(value, int) else value
    if isinstance(field, models.DateField):
        return ctx.day(value) if isinstance(value, int) else value
    return unwrapped(value) if isinstance(value, str) else value


def texts(ctx: Context, model: type[models.Model], words: dict[str, Any]) -> dict[str, Any]:
    """The English words of an entry, as `translate` takes them."""
    result: dict[str, Any] = {}
    for name, value in words.items():
        field: Any = model._meta.get_field(name)
        if isinstance(field, StreamField):
            pairs = [_block(ctx, field.stream_block, one) for one in value]
            result[name] = [content for _kind, content in pairs]
        else:
            result[name] = converted(ctx, field, value)
    return result


def resolve(ctx: Context, model: Any, key: Any) -> Any | None:
    """The object that a key names; None when an editor has deleted it."""
    if model in _PLACES:
        return model.objects.filter(**{_PLACES[model]: key}).first()
    if model is Category:
        facet, _colon, code = key.partition(":")
        return Category.objects.filter(facet=facet, code=code).first()
    found = ctx.get(key)
    if found is None and not ctx.knows(key) and key not in ctx.skipped:
        raise UnknownKey(key)
    return found


def unwrapped(text: str) -> str:
    """Text without the line breaks of the data file; empty lines still separate paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))


def _rows(ctx: Context, model: type[models.Model], value: Any) -> list[Any]:
    if issubclass(model, TextRow):
        value = [{"language": code, **words} for code, words in value.items()]
    rows = []
    for number, fields in enumerate(value):
        row = build(ctx, model, fields)
        if issubclass(model, Orderable):
            row.sort_order = number
        rows.append(row)
    return rows


def _block(ctx: Context, stream_block: Any, one: dict[str, Any]) -> tuple[str, Any]:
    ((kind, value),) = one.items()
    return kind, _raw(ctx, stream_block.child_blocks[kind], value)


def _raw(ctx: Context, block: Any, value: Any) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return to_html(value, lambda key: _page_id(ctx, key))
    if isinstance(block, blocks.StructBlock):
        return {name: _raw(ctx, block.child_blocks[name], part) for name, part in value.items()}
    if isinstance(block, blocks.ListBlock):
        return [_raw(ctx, block.child_block, part) for part in value]
    if isinstance(block, blocks.ChooserBlock):
        found = resolve(ctx, block.target_model, value)
        if found is None:
            raise Skipped(f"{value} has been deleted")
        return found.pk
    return unwrapped(value) if isinstance(value, str) else value


def _page_id(ctx: Context, key: str) -> int:
    found = resolve(ctx, Page, key)
    if found is None:
        raise Skipped(f"{key} has been deleted")
    return int(found.pk)


def _parent(ctx: Context, entry: Entry) -> Page:
    if entry["model"] == "base.HomePage":
        return Page.get_first_root_node()
    parent = resolve(ctx, Page, entry["parent"])
    if parent is None:
        raise Skipped(f"{entry['parent']} has been deleted")
    return parent


def _made_by_others(ctx: Context, entry: Entry) -> Any | None:
    """A page of the same type and place, or the site's menus: left alone, and built upon."""
    model = apps.get_model(entry["model"])
    if model in (HomePage, SiteTexts):
        return model._default_manager.filter(locale__language_code="de").first()
    if not issubclass(model, Page) or not (parent := ctx.get(entry["parent"])):
        return None
    slug = entry.get("slug") or _tail(entry["key"])
    return model._default_manager.child_of(parent).filter(slug=slug).first()


def _tail(key: str) -> str:
    return re.split(r"[:/]", key)[-1]
