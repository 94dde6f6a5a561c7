"""Fields of the tantivy index, and documents in its form."""

from __future__ import annotations

import json
from typing import Any

import tantivy

from search.documents import FACETS, PHRASE_FIELDS, SPLIT_FIELDS, TEXT_FIELDS, Document
from search.engines.nodes import boost

TERMS_ONLY = ("title_words", "terms", "words", "where")
RAW = ("locale", "tags")
NUMBERS = ("visible_from", "visible_until")
SORT_KEYS = ("newest", "starts", "deadline")


def schema() -> tantivy.Schema:
    """The schema of `search.documents.SCHEMA_VERSION`."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("stored", stored=True)
    for field in (*TEXT_FIELDS, *(f"{field}_parts" for field in SPLIT_FIELDS)):
        option = "position" if field in PHRASE_FIELDS else "basic"
        builder.add_text_field(field, tokenizer_name="whitespace", index_option=option)
    for field in TERMS_ONLY:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    for field in RAW:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(
            f"facet_{facet}", tokenizer_name="raw", index_option="basic", fast=True
        )
    for field in NUMBERS:
        builder.add_unsigned_field(field, indexed=True)
    for field in SORT_KEYS:
        builder.add_unsigned_field(field, fast=True)
    builder.add_float_field("boost", fast=True)
    return builder.build()


def as_tantivy(document: Document) -> tantivy.Document:
    """A document in tantivy's form."""
    made = tantivy.Document()
    add = made.add_text
    add("key", document.key)
    add("locale", document.locale)
    add("terms", document.terms)
    add("words", document.words)
    add("where", document.where)
    for field, text in document.texts.items():
        add(field, text)
    for facet, codes in document.facets.items():
        for code in codes:
            add(f"facet_{facet}", code)
    for tag in document.tags:
        add("tags", tag)
    for field in SORT_KEYS:
        made.add_unsigned(field, getattr(document, field))
    for field in NUMBERS:
        if (value := getattr(document, field)) is not None:
            made.add_unsigned(field, max(value, 0))
    made.add_float("boost", boost(document.rank))
    made.add_bytes("stored", document.stored.encode())
    return made


def stored(found: tantivy.Document) -> tuple[str, dict[str, object]]:
    """Key and stored values of a document that was found."""
    values: Any = found
    return values.get_first("key"), json.loads(bytes(values.get_first("stored")))
