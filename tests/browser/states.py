"""Pages in the states that the demo does not happen to have."""

from __future__ import annotations


def make() -> list[str]:
    """Publish them; returns their addresses."""
    return []
