"""Writing to an index of tantivy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy

from search.documents import Document

from .schema import as_tantivy, schema

_SMALL = 20_000_000
"""Bytes in memory for a few changes; tantivy needs 15 million at least."""

_LARGE = 256_000_000
"""Bytes in memory for a whole index: fewer parts to merge later."""

_MANY_PARTS = 30
"""Parts of the index above which a change waits for their merging."""


class Writing:
    """Changes that become visible together with `finish`."""

    def __init__(self, index: tantivy.Index, memory: int = _SMALL, threads: int = 1) -> None:
        self._index = index
        self._writer = index.writer(memory, threads)

    @classmethod
    def new(cls, path: Path) -> Writing:
        """Changes to a new, empty index."""
        index = tantivy.Index(schema(), str(path), reuse=False)
        return cls(index, _LARGE, 2)

    def add(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self._writer.add_document(as_tantivy(document))

    def replace(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self._writer.delete_documents_by_term("key", document.key)
            self._writer.add_document(as_tantivy(document))

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def tidy(self) -> None:
        self._writer.garbage_collect_files()

    def finish(self, wait: bool = False) -> None:
        """Make the changes visible and durable; merging goes on only if there is time for it."""
        self._writer.commit()
        if wait or self._index.searcher().num_segments > _MANY_PARTS:
            self._writer.wait_merging_threads()
        self.drop()

    def drop(self) -> None:
        """Forget what is not finished."""
        del self._writer
