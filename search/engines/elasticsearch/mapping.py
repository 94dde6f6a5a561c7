"""The index on the cluster, and documents in its form.

Everything is plain terms: no analyzer of the cluster is used but the one that splits at blanks,
and that only where the order of words counts.
"""

from __future__ import annotations

import math
from typing import Any

from search.documents import (
    FACETS,
    PHRASE_FIELDS,
    SCHEMA_VERSION,
    SPLIT_FIELDS,
    TEXT_FIELDS,
    Document,
)
from search.engines.nodes import boost

FIELDS = (*TEXT_FIELDS, *(f"{field}_parts" for field in SPLIT_FIELDS))
SORT_KEYS = ("newest", "starts", "deadline")
NUMBERS = ("visible_from", "visible_until")
LONGEST_TERM = 255
"""Longer ones are nobody's words, and Lucene refuses a document for terms above 32 kB."""


def _terms() -> dict[str, Any]:
    return {"type": "keyword", "doc_values": False, "ignore_above": LONGEST_TERM}


def mapping() -> dict[str, Any]:
    """The mapping of `search.documents.SCHEMA_VERSION`; only what is stored comes back."""
    text = {"type": "text", "analyzer": "whitespace", "norms": False}
    counted = {"type": "keyword", "ignore_above": LONGEST_TERM}
    return {
        "dynamic": "strict",
        "_meta": {"schema": SCHEMA_VERSION},
        "_source": {"includes": ["stored"]},
        "properties": {
            **{field: text if field in PHRASE_FIELDS else _terms() for field in FIELDS},
            **{field: _terms() for field in ("title_words", "terms", "where", "locale", "tags")},
            **{f"facet_{facet}": counted for facet in FACETS},
            "words": counted,
            **{field: {"type": "long", "doc_values": False} for field in NUMBERS},
            **{field: {"type": "long", "index": False} for field in SORT_KEYS},
            "boost": {"type": "double", "index": False},
            "stored": {"type": "keyword", "index": False, "doc_values": False},
        },
    }


def settings(*, building: bool, replicas: int) -> dict[str, Any]:
    """While an index is built nobody reads it, so that it need be neither fresh nor copied."""
    return {
        "number_of_replicas": 0 if building else replicas,
        "refresh_interval": "-1" if building else "1s",
    }


def source(document: Document) -> dict[str, Any]:
    """A document in the cluster's form; its key is the `_id`."""
    texts = {
        field: text if field in PHRASE_FIELDS else text.split()
        for field, text in document.texts.items()
        if field in FIELDS or field == "title_words"
    }
    numbers = {name: getattr(document, name) for name in NUMBERS}
    return {
        **texts,
        "terms": document.terms.split(),
        "words": document.words.split(),
        "where": document.where.split(),
        "locale": document.locale,
        "tags": list(document.tags),
        **{f"facet_{facet}": list(codes) for facet, codes in document.facets.items()},
        **{name: number for name, number in numbers.items() if number is not None},
        **{name: getattr(document, name) for name in SORT_KEYS},
        # The embedded engine multiplies with this logarithm; the cluster gets it ready.
        "boost": math.log2(2 + boost(document.rank)),
        "stored": document.stored,
    }
