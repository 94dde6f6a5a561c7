"""Choices that depend on nothing but a word, so a picture never changes between builds."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def _numbers(seed: str) -> Iterator[int]:
    block = hashlib.sha256(seed.encode("utf-8")).digest()
    while True:
        for start in range(0, len(block), 4):
            yield int.from_bytes(block[start : start + 4], "big")
        block = hashlib.sha256(block).digest()


class Chance:
    """A stream of choices drawn from the SHA-256 of a seed word.

    Python's own ``random`` may change its drawing between versions; this one cannot.
    """

    def __init__(self, seed: str) -> None:
        self._stream = _numbers(seed)

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, the limit."""
        return next(self._stream) % limit

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(len(options))]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """The options in a new order."""
        rest = list(options)
        return [rest.pop(self.below(len(rest))) for _ in range(len(rest))]
