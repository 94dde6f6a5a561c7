"""Drafts without a title: they are saved all the same, under a name that cannot go live."""

from __future__ import annotations

import secrets
from typing import Any

from django.utils.translation import gettext, override

from pages.places.names import slug_of


def untitled() -> str:
    """What a draft is called until somebody gives it a title; the same in all languages."""
    with override("de"):
        return gettext("Untitled")


def is_untitled(title: str) -> bool:
    """Whether nobody has given a title yet."""
    return title.strip() in ("", untitled())


class DraftWithoutTitle:
    """Mixin of the forms of pages: a draft may be saved before it has a title.

    The field stays empty for the person; the address follows once there is a title.
    """

    instance: Any
    initial: dict[str, Any]
    data: Any
    is_bound: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("title") == untitled():
            self.initial["title"] = ""
            if _is_of_untitled(self.initial.get("slug", "")):
                self.initial["slug"] = ""

    def defer_required_fields(self) -> None:
        super().defer_required_fields()  # type: ignore[misc]
        name = self.add_prefix("title")  # type: ignore[attr-defined]
        if self.is_bound and is_untitled(self.data.get(name, "")):
            self._put(name, untitled())

    def full_clean(self) -> None:
        slug, title = self.add_prefix("slug"), self.add_prefix("title")  # type: ignore[attr-defined]
        if self.is_bound and slug in self.data and not self.data[slug]:
            self._put(slug, self._slug_for(self.data.get(title, "")))
        super().full_clean()  # type: ignore[misc]

    def _put(self, name: str, value: str) -> None:
        self.data = self.data.copy()
        self.data[name] = value

    def _slug_for(self, title: str) -> str:
        if not is_untitled(title):
            return slug_of(title)
        so_far: str = self.instance.slug
        # Several drafts may wait for their titles below the same page.
        return so_far if _is_of_untitled(so_far) else f"{_start()}{secrets.token_hex(4)}"


def _is_of_untitled(slug: str) -> bool:
    return slug.startswith(_start())


def _start() -> str:
    return f"{slug_of(untitled())}-"
