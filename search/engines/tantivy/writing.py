"""Changing an index of tantivy, and building a new one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import tantivy

from search.documents import Document
from search.engines.base import EngineError

from .failures import failures
from .folder import Folder, Lock
from .schema import as_tantivy, schema

_SMALL = 20_000_000
"""Bytes in memory for a few changes; tantivy needs 15 million at least."""

_LARGE = 512_000_000
"""Bytes in memory for a whole index: fewer parts to merge later."""


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
            with failures():
                self._writer.add_document(as_tantivy(document))

    def replace(self, documents: Iterable[Document]) -> None:
        for document in documents:
            with failures():
                self._writer.delete_documents_by_term("key", document.key)
                self._writer.add_document(as_tantivy(document))

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            with failures():
                self._writer.delete_documents_by_term("key", key)

    def tidy(self) -> None:
        with failures():
            self._writer.garbage_collect_files()

    def finish(self) -> None:
        """Make the changes visible and durable."""
        with failures():
            self._writer.commit()

    def merge(self) -> None:
        """Wait until parts of the index are merged that are to be; the last thing to do."""
        self._writer.wait_merging_threads()
        del self._writer

    def drop(self) -> None:
        """Forget what is not finished."""
        del self._writer


def merge_and_release(writing: Writing, lock: Lock) -> None:
    """Let merging finish, then let others write."""
    try:
        with suppress(EngineError), failures():
            writing.merge()
    finally:
        lock.release()


class Generation:
    """A new index beside the one in use."""

    def __init__(self, folder: Folder, patience: float) -> None:
        self._folder = folder
        self._patience = patience
        self._path = folder.new()
        self.name = self._path.name
        self._building = folder.building(self._path)
        self._writing = Writing.new(self._path)

    def add(self, documents: Iterable[Document]) -> None:
        self._writing.add(documents)

    def replace(self, documents: Iterable[Document]) -> None:
        self._writing.replace(documents)

    def delete(self, keys: Iterable[str]) -> None:
        self._writing.delete(keys)

    def commit(self) -> None:
        with failures():
            self._writing.finish()
            self._writing.merge()
            lock = self._folder.writing(self._patience)
            try:
                self._folder.switch(self._path)
            finally:
                lock.release()
        self._building.release()
        self._folder.sweep()

    def abort(self) -> None:
        self._writing.drop()
        self._building.release()
        self._folder.sweep()
