"""Walking through JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node with a type, however deep."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)


def types(node: dict[str, Any]) -> list[str]:
    """The types of a node."""
    kinds = node["@type"]
    return kinds if isinstance(kinds, list) else [kinds]


def first_type(node: dict[str, Any]) -> str:
    """The main type: a centre is found by its office."""
    kinds = types(node)
    return "GovernmentOffice" if "GovernmentOffice" in kinds else kinds[0]
