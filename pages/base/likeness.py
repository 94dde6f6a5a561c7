"""Whether two pictures look the same, whatever their size and format.

Each of 16 x 16 fields is compared with its neighbour on the right: lighter or darker. What is left
of a picture are 256 answers; two files of one photo differ in a few of them at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PIL import Image as PillowImage

_SIDE = 16
_ALIKE = 10
"""Answers in which two versions of one picture may differ, of 256."""
_PLAIN = 24
"""With fewer answers of one kind a picture is too plain to be recognised."""


def look_of(file: Any) -> str:
    """What a picture looks like, as 64 hexadecimal digits; empty for plain and unreadable ones."""
    try:
        file.seek(0)
        with PillowImage.open(file) as picture:
            small = picture.convert("L").resize((_SIDE + 1, _SIDE), PillowImage.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError):
        return ""
    finally:
        file.seek(0)
    grey = list(small.getdata())
    answers = 0
    for row in range(_SIDE):
        for column in range(_SIDE):
            at = row * (_SIDE + 1) + column
            answers = answers << 1 | (grey[at] > grey[at + 1])
    ones = answers.bit_count()
    if not _PLAIN <= ones <= _SIDE * _SIDE - _PLAIN:
        return ""
    return f"{answers:064x}"


def alike(look: str, others: Iterable[tuple[int, str]]) -> Iterator[int]:
    """The keys of those that look the same, the most alike first."""
    if not look:
        return
    mine = int(look, 16)
    found = [(differing, key) for key, one in others if (differing := _differ(mine, one)) <= _ALIKE]
    yield from (key for _differing, key in sorted(found))


def _differ(mine: int, other: str) -> int:
    return (mine ^ int(other, 16)).bit_count() if other else _SIDE * _SIDE
