"""One world for the tests of the desk; what each of them changes is taken back by its mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_people import make
from django.db import transaction
from django.utils import translation

from pages.base.models import User


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, User]]:
    with django_db_blocker.unblock():
        everything = transaction.atomic()
        everything.__enter__()
        try:
            translation.activate("de")
            yield make()
        finally:
            transaction.set_rollback(True)
            everything.__exit__(None, None, None)
