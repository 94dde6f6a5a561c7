"""One world for all tests of a module; what each of them changes is taken back by its mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation
from matrix_world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock():
        everything = transaction.atomic()
        everything.__enter__()
        try:
            translation.activate("de")
            yield build()
        finally:
            transaction.set_rollback(True)
            everything.__exit__(None, None, None)
