"""What goes wrong in tantivy, in the words of the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from search.engines.base import Broken, EngineError, Unavailable


@contextmanager
def failures() -> Iterator[None]:
    """Turn whatever tantivy raises into an `EngineError`; its panics are no `Exception`."""
    try:
        yield
    except EngineError:
        raise
    except OSError as error:
        raise Unavailable(f"The index cannot be read or written: {error}") from error
    except Exception as error:
        raise Broken(f"The index is damaged or the request is not possible: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Broken(f"The index is damaged: {error}") from error
