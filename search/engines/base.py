"""What every engine can do, and how it fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from search.documents import Document
from search.queries import Hit, Query, Result


class EngineError(Exception):
    """The engine cannot do what it was asked; the sentence says why."""


class Unavailable(EngineError):
    """Out of reach, too slow, or busy: try again later, answer from elsewhere now."""


class Occupied(Unavailable):
    """Somebody else is writing at this moment."""


class Broken(EngineError):
    """There is no index, or it is damaged or of another schema: only a rebuild helps."""


_hurry: ContextVar[bool] = ContextVar("hurry", default=False)
HURRY_SECONDS = 0.4
"""How long somebody who waits for an answer waits for others that write."""


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """Within the block somebody waits: engines give up soon where others are writing."""
    token = _hurry.set(True)
    try:
        yield
    finally:
        _hurry.reset(token)


def patience(seconds: float) -> float:
    """How long to wait for others, at most `seconds`."""
    return min(seconds, HURRY_SECONDS) if _hurry.get() else seconds


class State(StrEnum):
    READY = "ready"
    MISSING = "missing"
    OUTDATED = "outdated"
    BROKEN = "broken"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Health:
    """How an engine does. `size` in bytes; `generation` names the index in use."""

    state: State
    documents: int = 0
    generation: str = ""
    schema: int = 0
    size: int = 0
    message: str = ""


class Generation(Protocol):
    """A new index that is built beside the one in use."""

    name: str

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in; their keys must not have been put in before."""

    def replace(self, documents: Iterable[Document]) -> None:
        """Put documents in, in place of those with the same keys (what changed meanwhile)."""

    def delete(self, keys: Iterable[str]) -> None: ...

    def commit(self) -> None:
        """Make everything durable and switch to this generation, in one step."""

    def abort(self) -> None:
        """Throw it away."""


class Engine(Protocol):
    """An index of documents. All methods raise `EngineError` and nothing else.

    Engines are safe to share between threads and to create in any number of processes.
    """

    name: str

    def search(self, query: Query) -> Result: ...

    def titles(
        self, locale: str, at: int, terms: Sequence[str], endings: Sequence[str], limit: int
    ) -> list[Hit]:
        """Documents whose title has all `terms` and, if there are any, one of `endings`.

        `endings` are whole words, folded: those that begin with what is being typed.
        """

    def get(self, keys: Sequence[str]) -> dict[str, dict[str, object]]:
        """What is stored of the documents that exist."""

    def keys(self, words: Sequence[str] = ()) -> Iterator[str]:
        """Every document's key, in no order; or of those that have one of the words as written."""

    def words(self, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
        """Words in small letters as they are written, with the number of documents that have them.

        In alphabetical order (of code points), or the `limit` most frequent ones, and among
        equally frequent ones those that come first in the alphabet.
        """

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many documents each term occurs; may count what has just been deleted."""

    def count(self) -> int:
        """How many documents there are, in all languages."""

    def version(self) -> object:
        """Changes when the index has changed, for what is remembered about it; may lag behind."""

    def upsert(self, documents: Iterable[Document]) -> None:
        """Put documents in or replace them; visible to everybody when this returns."""

    def delete(self, keys: Iterable[str]) -> None: ...

    def begin(self) -> Generation:
        """Start a new generation beside the one in use, which goes on serving and changing."""

    def health(self) -> Health:
        """Never raises."""

    def verify(self) -> None:
        """Look for damage that nobody has stumbled over yet; for a job. Raises `Broken`."""

    def tidy(self) -> None:
        """Remove what is no longer needed; for a job, since it may take a while."""

    def close(self) -> None: ...
