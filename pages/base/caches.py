"""The cache: in the memory of each process, but for the counts that limit signing in.

What limits attempts has to be known to all web processes, and adding has to be atomic, so those
keys go to the database. Everything else is asked far too often for that.
"""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

SHARED = "allauth:"
"""What the keys of the shared counts begin with."""


class MemoryAndSharedCounts(LocMemCache):
    """A memory cache that hands the shared counts to the cache called "counts"."""

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        if _is_shared(key):
            return bool(caches["counts"].add(key, value, timeout, version))
        return bool(super().add(key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        if _is_shared(key):
            return caches["counts"].get(key, default, version)
        return super().get(key, default, version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        if _is_shared(key):
            caches["counts"].set(key, value, timeout, version)
        else:
            super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        if _is_shared(key):
            return bool(caches["counts"].delete(key, version))
        return bool(super().delete(key, version))


def _is_shared(key: Any) -> bool:
    return isinstance(key, str) and key.startswith(SHARED)
