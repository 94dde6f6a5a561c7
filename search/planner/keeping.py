"""The vocabulary of an engine, kept in memory and read again when the index has changed."""

from __future__ import annotations

import threading
import time
import weakref

from search.engines.base import Engine, EngineError

from .vocabulary import Vocabulary

_SMALL = 20_000
"""Documents up to which reading the words again takes no time worth waiting for."""

_SECONDS = 120
"""How old the words of a larger index may be."""


class _Kept:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.vocabulary: Vocabulary | None = None
        self.version: object = None
        self.at = 0.0
        self.reading = False


_kept: weakref.WeakKeyDictionary[Engine, _Kept] = weakref.WeakKeyDictionary()


def vocabulary(engine: Engine) -> Vocabulary:
    """The words of the index; those of a large index are read anew in the background."""
    kept = _kept.setdefault(engine, _Kept())
    version = engine.version()
    if kept.vocabulary is None or kept.version != version:
        stale = time.monotonic() - kept.at
        if kept.vocabulary is None or engine.count() <= _SMALL:
            with kept.lock:
                if kept.vocabulary is None or kept.version != version:
                    _read(engine, kept, version)
        elif stale > _SECONDS and not kept.reading:
            kept.reading = True
            threading.Thread(target=_read, args=(engine, kept, version), daemon=True).start()
    assert kept.vocabulary is not None
    return kept.vocabulary


def _read(engine: Engine, kept: _Kept, version: object) -> None:
    try:
        kept.vocabulary = Vocabulary(engine.words())
        kept.version = version
        kept.at = time.monotonic()
    except EngineError:
        if kept.vocabulary is None:
            raise
    finally:
        kept.reading = False
