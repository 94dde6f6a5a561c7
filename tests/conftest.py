"""What all tests share: nothing reaches the network, and nothing is skipped on CI."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

HERE = Path(__file__).parent
MISSING = set(filter(None, os.environ.get("KITT_MISSING", "").split(",")))
STRICT = os.environ.get("KITT_STRICT") == "1" or os.environ.get("CI", "").lower() == "true"
ON_ANY_DATABASE = (
    "addresses/test_fixed_files.py",
    "base/test_pictures.py",
    "base/test_week.py",
    "demo/",
    "deploy/",
    "docs/",
    "editorial/care/",
    "editorial/copying/",
    "editorial/desk/",
    "editorial/link_check/",
    "editorial/lists/",
    "editorial/media/",
    "editorial/matrix/test_admin_attacks.py::test_nothing_foreign_is_changed[author",
    "editorial/matrix/test_admin_attacks.py::test_nothing_foreign_is_changed[fulda",
    "editorial/matrix/test_admin_attacks.py::test_nothing_foreign_is_changed[nobody",
    "editorial/matrix/test_admin_attacks.py::test_nothing_foreign_is_changed[translator",
    "editorial/matrix/test_admin_matrix.py::test_nothing_foreign_is_named[approver",
    "editorial/matrix/test_admin_matrix.py::test_nothing_foreign_is_named[author",
    "editorial/matrix/test_admin_matrix.py::test_nothing_foreign_is_named[operator",
    "editorial/matrix/test_admin_matrix.py::test_nothing_foreign_is_named[press_officer",
    "editorial/matrix/test_admin_matrix.py::test_nothing_foreign_is_named[translator",
    "editorial/notes/",
    "editorial/publishing/test_proof.py",
    "editorial/sign_in/",
    "editorial/trash/",
    "editorial/workflow/test_nothing_incomplete.py",
    "journeys/",
    "kitt/",
    "press/test_newsroom_filters.py::TestFilters::test_no_choice",
    "search/test_analysis.py",
    "search/test_api_description.py",
    "search/test_api_secrets.py",
    "search/test_embedded_index.py",
    "search/test_evaluation.py",
    "search/test_geo.py",
    "search/test_hostile_input.py",
    "search/test_judged.py",
    "search/test_planner.py",
    "search/test_tokens.py",
    "search/test_understood.py",
    "sharing/",
    "templates/",
)
"""Tests that would find nothing more on a second database: they run on SQLite only.

Of the long tests over all roles the second database has those of one district.
"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one database run on that database; tests of a missing part say so."""
    kept, left_out = [], []
    postgresql = connection.vendor == "postgresql"
    for item in items:
        place = item.path.relative_to(HERE).as_posix()
        name = f"{place}::{item.nodeid.partition('::')[2]}"
        once = postgresql and name.startswith(ON_ANY_DATABASE)
        other = "postgresql" in item.keywords and not postgresql
        (left_out if other or (once and "postgresql" not in item.keywords) else kept).append(item)
        for keyword, part in (("browser", "chromium"), ("pdf", "pango")):
            if keyword in item.keywords and part in MISSING and not STRICT:
                item.add_marker(pytest.mark.skip(reason=f"{part.title()} is missing"))
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        local = isinstance(address, str | bytes) or address[0] in {"127.0.0.1", "::1", "localhost"}
        if not local:
            raise AssertionError(f"A test tried to reach {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def migrated(django_db_setup: None, django_db_blocker: Any) -> str:
    """What migrations leave behind: languages, the root of the tree, permissions.

    Content types come first: rows of other tables would otherwise make them, with other numbers.
    """
    with django_db_blocker.unblock():
        rows = json.loads(connection.creation.serialize_db_to_string())
    rows.sort(key=lambda row: row["model"] != "contenttypes.contenttype")
    return json.dumps(rows)


@pytest.fixture(autouse=True)
def _as_migrated(request: pytest.FixtureRequest) -> None:
    """Bring back what the flush after another test with real transactions has taken away.

    Such tests run last, so that the first of them still finds what migrations have left.
    """
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and marker.kwargs.get("transaction")
    if not marked and "transactional_db" not in request.fixturenames:
        return
    content = request.getfixturevalue("migrated")
    request.getfixturevalue("transactional_db")
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command
    from wagtail.models import Page

    if Page.objects.exists():
        return
    # The flush has made content types anew, with other numbers.
    options = {"reset_sequences": False, "inhibit_post_migrate": True}
    call_command("flush", verbosity=0, interactive=False, **options)
    ContentType.objects.clear_cache()
    connection.creation.deserialize_db_from_string(content)
    ContentType.objects.clear_cache()


@pytest.fixture(autouse=True)
def _fresh_caches(settings: Any) -> Iterator[None]:
    from django.core.cache import cache
    from django.utils import translation

    from pages.base import kept

    cache.clear()
    kept.forget()
    translation.activate("de")
    yield
    translation.activate("de")


@pytest.fixture
def site(db: None) -> Any:
    """The site with its two start pages."""
    from pages.demo import builders

    return builders.site()
