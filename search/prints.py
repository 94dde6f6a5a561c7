"""The print of a document: what tells whether an index has a document as it should be.

It stands in what the index stores, with the moment from which the engine shows the document no
more. Comparing an index with the database then needs no other part of the documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from hashlib import blake2b

from .documents import Document

PRINT = "print"
UNTIL = "until"


def with_prints(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, each with its print among what is stored."""
    for document in documents:
        values = json.loads(document.stored)
        values[PRINT] = _print(document)
        if document.visible_until is not None:
            values[UNTIL] = document.visible_until
        stored = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        yield replace(document, stored=stored)


def print_of(document: Document) -> str:
    """The print that `with_prints` has put in."""
    return str(json.loads(document.stored)[PRINT])


def is_over(stored: Mapping[str, object], at: int) -> bool:
    """Whether the engine does not show a document at a time (seconds since 1970) any more."""
    until = stored.get(UNTIL)
    return isinstance(until, int) and until <= at


def _print(document: Document) -> str:
    whole = json.dumps(asdict(document), ensure_ascii=False, sort_keys=True).encode()
    return blake2b(whole, digest_size=9).hexdigest()
