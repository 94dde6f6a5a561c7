"""Building blocks of the JSON schemas: what a value looks like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
NUMBER: Shape = {"type": "number"}
WHOLE: Shape = {"type": "integer"}
YES_OR_NO: Shape = {"type": "boolean"}
ADDRESS: Shape = {"type": "string", "format": "uri"}
MOMENT: Shape = {"type": "string", "format": "date-time"}
DAY: Shape = {"type": "string", "format": "date"}


def one_of(codes: Iterable[Any]) -> Shape:
    """A text out of a fixed list, which may be empty in a new installation."""
    known = [str(code) for code in codes]
    return {"type": "string", "enum": known} if known else TEXT


def maybe(shape: Shape) -> Shape:
    """The same, or null where it is not known."""
    found = {**shape, "type": [shape["type"], "null"]}
    if "enum" in shape:
        found["enum"] = [*shape["enum"], None]
    return found


def several(shape: Shape) -> Shape:
    """A list."""
    return {"type": "array", "items": shape}


def record(properties: dict[str, Shape], optional: Iterable[str] = ()) -> Shape:
    """An object; every property is there unless it is named as optional."""
    left_out = set(optional)
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in left_out],
    }


def says(shape: Shape, meaning: object) -> Shape:
    """The shape with a sentence about it, in the current language."""
    return {**shape, "description": str(meaning)}
