"""What an index is about: how its items are made, and which of them a change touches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from django.db.models import Model

from pages.base.models import Change

from . import items as public
from .affected import Identities, affected
from .documents import Item


class Contents(Protocol):
    """The things of an index. A thing is named by a model and an identity; it may have many keys.

    `drafts`: what only editors see belongs to it, so that changes of drafts touch it.
    """

    @property
    def drafts(self) -> bool: ...

    def models(self) -> list[type[Model]]:
        """The types that the index holds."""

    def items(
        self, model: type[Model], identities: Collection[object] | None = None
    ) -> Iterator[Item]:
        """All things of a type, or some of them."""

    def count(self, model: type[Model]) -> int:
        """About how many items `items` gives."""

    def keys_of(self, identity: object) -> list[str]:
        """All keys under which the index may know a thing."""

    def affected(self, changes: Sequence[Change]) -> tuple[Identities, set[str]]:
        """Things to look at again by type, and the identities of those that are gone."""


class Public:
    """Everything that is listed on the site, in every language."""

    drafts = False

    def models(self) -> list[type[Model]]:
        return public.models()

    def items(
        self, model: type[Model], identities: Collection[object] | None = None
    ) -> Iterator[Item]:
        return public.items(model, identities)

    def count(self, model: type[Model]) -> int:
        return public.count(model)

    def keys_of(self, identity: object) -> list[str]:
        return public.keys_of(identity)

    def affected(self, changes: Sequence[Change]) -> tuple[Identities, set[str]]:
        return affected(changes)


PUBLIC = Public()
