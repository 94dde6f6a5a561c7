"""Does an index say what the database says? Comparing the two, and mending what differs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db.models import Model

from .affected import Identities
from .analysis.documents import documents
from .documents import Document
from .indexes import Index
from .prints import PRINT, is_over, print_of, with_prints
from .resources import use_words

_SLICE = 500

Thing = tuple[type[Model], str]
T = TypeVar("T", str, Document)


@dataclass(frozen=True, slots=True)
class Differences:
    """What an index lacks or has otherwise (key to type and identity), and has needlessly.

    `over` are keys of what has left the lists by its date. The engine does not show it, so it is
    no difference; it is taken away with the others.
    """

    missing: dict[str, Thing]
    changed: dict[str, Thing]
    needless: tuple[str, ...]
    over: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.needless)

    def __len__(self) -> int:
        return len(self.missing) + len(self.changed) + len(self.needless)

    @property
    def wanted(self) -> Identities:
        """What must be put in anew."""
        found: Identities = {}
        for model, identity in (*self.missing.values(), *self.changed.values()):
            found.setdefault(model, set()).add(identity)
        return found

    @property
    def doubtful(self) -> set[str]:
        """Identities of what should not be there."""
        return {key.split(":")[1] for key in (*self.needless, *self.over)}


def differences(index: Index) -> Differences:
    """Compare an index with the database, document by document."""
    use_words()
    there = set(index.engine.keys())
    missing: dict[str, Thing] = {}
    changed: dict[str, Thing] = {}
    for model in index.contents.models():
        for some in _sliced(with_prints(documents(index.contents.items(model)))):
            known = index.engine.get([one.key for one in some if one.key in there])
            for document in some:
                thing = (model, document.key.split(":")[1])
                if document.key not in there:
                    missing[document.key] = thing
                elif known.get(document.key, {}).get(PRINT) != print_of(document):
                    changed[document.key] = thing
                there.discard(document.key)
    needless, over = _left_over(index, sorted(there))
    return Differences(missing, changed, needless, over)


def _left_over(index: Index, keys: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which of the keys should not be there, and which are over and not shown."""
    now, over = int(time.time()), set()
    for some in _sliced(keys):
        known = index.engine.get(some)
        over |= {key for key, values in known.items() if is_over(values, now)}
    return tuple(key for key in keys if key not in over), tuple(sorted(over))


def _sliced(rows: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(rows)
    while some := list(islice(rest, _SLICE)):
        yield some
