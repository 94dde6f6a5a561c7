"""Asking the API as programs do, and one published thing of each set."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.test import Client

from pages.base import changes
from pages.demo import builders

ROOT = "/api/v1/"
Make = Callable[..., Any]


def _record(build: Make) -> Make:
    """Records are drafts with `live=False`, pages with `publish=False`."""
    return lambda title, publish=True, **fields: build(title, live=publish, **fields)


SETS: dict[str, Make] = {
    "opportunities": _record(builders.opportunity),
    "centres": builders.centre,
    "cities": builders.city,
    "press-releases": builders.release,
    "events": _record(builders.event),
}
PAGES = ("centres", "cities", "press-releases")


def identity(row: Any) -> str:
    """The id by which the API names a row."""
    return str(getattr(row, "public_id", "") or row.translation_key)


def noted() -> None:
    """Let everybody who follows the changes do so, as happens after a commit."""
    changes.drain_all()


def text_of(response: Any) -> str:
    """The body of an answer, streamed or not."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()


class Api:
    """A client of the API."""

    def __init__(self) -> None:
        self.client = Client()

    def answer(self, path: str = "", *, headers: dict[str, str] | None = None, **query: Any) -> Any:
        return self.client.get(f"{ROOT}{path}", query, headers=headers or {})

    def json(self, path: str = "", status: int = 200, **query: Any) -> Any:
        response = self.answer(path, **query)
        assert response.status_code == status, text_of(response)
        return json.loads(text_of(response))

    def ids(self, path: str, **query: Any) -> list[str]:
        """The ids of a list, over all of its pages."""
        found, body = [], self.json(path, **query)
        while True:
            found += [one["id"] for one in body["items"]]
            if not body["next"]:
                return found
            body = json.loads(self.client.get(body["next"].removeprefix("http://testserver")).text)
