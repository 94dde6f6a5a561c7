"""What a test writes is never committed, so no index has it: long lists ask the database here."""

from __future__ import annotations

import pytest

from pages.base import finding


@pytest.fixture(autouse=True)
def _no_index_for_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_finders", {})
