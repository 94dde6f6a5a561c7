"""Finished rich text without links that a browser would run, whatever way they came into it.

Forms refuse such links already; imports, old versions and translations do not all pass a form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from wagtail import rich_text
from wagtail.rich_text.rewriters import MultiRuleRewriter

from .schemes import links_are_harmless

_LINK = re.compile(r"<(?:a|area)\b[^>]*>", re.IGNORECASE)
_of_wagtail: Callable[[], MultiRuleRewriter] = rich_text.get_rewriter


class HarmlessLinks:
    """The last step of Wagtail's way from stored to finished rich text."""

    def __call__(self, html: str) -> str:
        return _LINK.sub(lambda tag: tag[0] if links_are_harmless(tag[0]) else "<a>", html)

    def extract_references(self, html: str) -> Iterator[Any]:
        """Nothing more than Wagtail finds."""
        yield from ()


@cache
def rewriter() -> MultiRuleRewriter:
    """Wagtail's steps, and ours."""
    return MultiRuleRewriter([*_of_wagtail().rewriters, HarmlessLinks()])


def connect() -> None:
    """Called once when the room is ready. Wagtail has no other place to look at finished links."""
    rich_text.get_rewriter = rewriter
