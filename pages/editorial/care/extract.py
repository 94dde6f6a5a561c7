"""From any page or record to the document that the rules of writing look at."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField

from pages.base import rules
from pages.base.documents import kind_of, size_of
from pages.base.models import KittDocument, KittImage
from pages.programmes.models import KeyFigure

from .document import Document, Figure, Link, Picture, Place, Text
from .in_blocks import add_block
from .rich_text import DOCUMENT, add_rich_text

_NO_PROSE = frozenset(
    [
        "slug",
        "source",
        "source_id",
        "hashtags",
        "code",
        "sort_key",
        "draft_title",
        "url_path",
        "path",
        "postcode",
        "phone",
        "feedback_phone",
        "street",
        "town",
        "venue",
        "licence",
        "credit",
        "public_id",
        "operator_name",
        "name",
        "short_name",
        "speaker",
        "length",
        "link",
        "credit",
    ]
)
"""Names of fields whose words are data: addresses, names, keys."""
_SELDOM_READ = frozenset({"seo_title", "search_description"})


def document_of(obj: Any) -> Document:
    """Everything that `obj` says, in its present, perhaps unsaved state."""
    language = getattr(obj, "language", "") or settings.LANGUAGE_CODE
    document = Document(language=language, title=str(getattr(obj, "title", "") or ""))
    if isinstance(obj, KittImage):
        document.pictures.append(_library_picture(obj))
        return document
    model: Any = type(obj)
    for name in text_fields(model):
        _add_field(document, obj, name, Place(name, rules.label(obj, name)))
    for relation in _relations(model):
        _add_rows(document, obj, relation, language)
    _name_files(document)
    return document


@cache
def text_fields(model: Any) -> tuple[str, ...]:
    """The fields of a model that hold sentences, in the order of the model."""
    only = getattr(model, "translated_fields", None)
    names = [
        one.name
        for one in model._meta.get_fields()
        if isinstance(one, models.CharField | models.TextField | StreamField)
        and not isinstance(one, models.SlugField | models.URLField | models.EmailField)
        and one.editable
        and not one.choices
        and one.name not in _NO_PROSE
    ]
    more = {"change_note"}
    return tuple(name for name in names if (only is None or name in only or name in more))


@cache
def _relations(model: Any) -> tuple[str, ...]:
    """The child tables of a model that are edited in its form."""
    return tuple(
        one.name
        for one in model._meta.get_fields()
        if one.one_to_many and one.auto_created and _is_parental(one.remote_field)
    )


def _is_parental(key: Any) -> bool:
    return type(key).__name__ == "ParentalKey" and not key.model._meta.app_label.startswith(
        "wagtail"
    )


def _add_field(document: Document, obj: Any, name: str, place: Place) -> None:
    field, value = obj._meta.get_field(name), getattr(obj, name, None)
    if isinstance(field, StreamField):
        document.heading_above[place.field] = 1
        for child in value or []:
            inner = place.below(str(child.id or ""), capfirst(str(child.block.label)))
            add_block(document, child.block, child.value, inner)
    elif isinstance(field, RichTextField):
        features = field.features or []
        document.heading_above[place.field] = 1 if "h2" in features else 2
        add_rich_text(document, str(value or ""), place)
    elif value:
        for line in filter(str.strip, str(value).replace("\u00ad", "").split("\n")):
            document.texts.append(Text(place, line, unlinked=line))


def _add_rows(document: Document, obj: Any, relation: str, language: str) -> None:
    rows = getattr(obj, relation).all() if obj.pk or hasattr(obj, relation) else ()
    label = rules.label(obj, relation)
    for number, row in enumerate(rows):
        model: Any = type(row)
        if getattr(row, "language", language) != language:
            continue
        place = Place(relation, label if number == 0 else f"{label} {number + 1}")
        step = str(number)
        if isinstance(row, KeyFigure):
            document.figures.append(_key_figure(row, place.below(step)))
        for name in text_fields(model):
            inner = place.below(step).below(name, rules.label(row, name))
            _add_field(document, row, name, inner)


def _key_figure(row: KeyFigure, place: Place) -> Figure:
    stated = row.kind == KeyFigure.Kind.STATED
    return Figure(place.below("as_of"), str(row), dated=not stated or bool(row.as_of or row.source))


def _library_picture(image: KittImage) -> Picture:
    return Picture(
        Place("alt_text", rules.label(image, "alt_text")),
        alt=image.alt_text,
        decorative=not image.alt_text.strip(),
        caption=image.caption,
        file_name=image.file.name,
    )


def _name_files(document: Document) -> None:
    """Kind and size of all files that links lead to, in one query."""
    wanted = {one.target for one in document.links if one.target.startswith(DOCUMENT)}
    keys = [one.removeprefix(DOCUMENT) for one in wanted]
    found = KittDocument.objects.in_bulk([int(key) for key in keys if key.isdecimal()])
    for place, link in enumerate(document.links):
        file = found.get(_number(link.target))
        if file is not None:
            known = ", ".join(word for word in (kind_of(file), size_of(file)) if word)
            document.links[place] = Link(link.place, link.text, link.target, known)


def _number(target: str) -> int:
    key = target.removeprefix(DOCUMENT)
    return int(key) if target.startswith(DOCUMENT) and key.isdecimal() else 0
