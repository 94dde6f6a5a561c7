"""Pages in the states that the demo does not happen to have."""

from __future__ import annotations

import states_of_offers


def make() -> list[str]:
    """Publish them; returns their addresses."""
    return states_of_offers.make()
