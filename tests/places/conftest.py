from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from register_file import HESSEN

from pages.places.imports import Report, load_places


@pytest.fixture
def hessen(db: None) -> Report:
    """The places of Hessen as the platform brings them along."""
    return load_places(HESSEN)


@pytest.fixture
def midsummer() -> Iterator[None]:
    """It is 15 June 2026: Hanau has been an independent city for half a year."""
    with time_machine.travel("2026-06-15 10:00:00Z", tick=False):
        yield
