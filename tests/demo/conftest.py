"""The demo, loaded once for all tests of this folder that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The context of a first run. Whatever a test changes is rolled back after it."""
    from pages.demo import loader, pictures
    from pages.demo.context import Context

    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr(pictures, "SIZE", (160, 90))  # full-size drawings take seconds
        ctx = Context()
        loader.load(ctx)
        if connection.vendor == "postgresql":
            # Nobody counts the rows of a transaction that is open; plans would be those of an
            # empty database.
            connection.cursor().execute("ANALYZE")
        yield ctx
        transaction.set_rollback(True)
