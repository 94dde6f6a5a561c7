"""Rights follow teams and pages at once, in the transaction that saves them.

The change seam would be too late and too little here: it tells of what the public sees, and a team
must be able to open the draft of its profile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_delete, post_save

from pages.base.models import Team

from . import sections, sync

_waiting: ContextVar[bool] = ContextVar("waiting", default=False)


def connect() -> None:
    """Called once when the room is ready."""
    post_save.connect(_team_saved, sender=Team, dispatch_uid="roles-team")
    post_delete.connect(_team_deleted, sender=Team, dispatch_uid="roles-team-deleted")
    for model in sections.PROFILES:
        post_save.connect(_profile_saved, sender=model, dispatch_uid=f"roles-{model.__name__}")
    for model in sections.section_types():
        post_save.connect(_section_saved, sender=model, dispatch_uid=f"roles-{model.__name__}")


@contextmanager
def together() -> Iterator[None]:
    """Within the block rights stay as they are; at its end they follow all at once.

    For loading many pages: every new section would otherwise go through all teams.
    """
    token = _waiting.set(True)
    try:
        yield
    finally:
        _waiting.reset(token)
    # Only after success: in a broken transaction it would hide the error that broke it.
    sync.sync_roles(create=False)


def _team_saved(instance: Team, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        sync.sync_team(instance)


def _team_deleted(instance: Team, **_kwargs: Any) -> None:
    sync.forget_team(instance)


def _profile_saved(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    if not raw and not _waiting.get():
        sync.sync_profile(instance)


def _section_saved(created: bool, raw: bool = False, **_kwargs: Any) -> None:
    if created and not raw and not _waiting.get():
        sync.sync_roles(create=False)
