"""Sending the public forms as a browser does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from sending import FORM, FROM_HERE

from pages.base.public_forms import new_stamp
from pages.demo import builders


@pytest.fixture
def statement(site: Any) -> Any:
    """A public accessibility statement: it names who answers."""
    return builders.accessibility_statement()


@pytest.fixture
def report(client: Client, statement: Any) -> Callable[..., Any]:
    """Sends a report of a barrier; the form was shown ten seconds ago."""

    def send(*, headers: dict[str, str] | None = None, url: str = FORM, **fields: Any) -> Any:
        sent = {
            "problem": "Der Knopf hat keinen Namen.",
            "stamp": new_stamp("barrier", aged=10),
            **fields,
        }
        return client.post(url, sent, headers=FROM_HERE if headers is None else headers)

    return send
