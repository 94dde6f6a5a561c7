"""The end: rows and files that are deleted for good."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from django.db import transaction

from pages.base import audit
from pages.base.jobs import job

from ..models import Note, Trashed
from . import kinds

logger = logging.getLogger(__name__)


def purge(entry: Trashed, user: Any = None, request: Any = None) -> None:
    """Delete an entry and the files that it kept."""
    model = entry.model
    with transaction.atomic():
        if entry.restored_at is None:
            audit.note(kinds.PURGED, user=user, request=request, subject=entry.title)
            notes = Note.objects.filter(content_type=entry.content_type)
            notes.filter(object_id=entry.object_id).delete()
        names = list(entry.files)
        Trashed.objects.filter(pk=entry.pk).delete()
        transaction.on_commit(lambda: _delete_files(model, names))


def _delete_files(model: Any, names: list[str]) -> None:
    for name in filter(None, names):
        if not model._base_manager.filter(file=name).exists():
            model._meta.get_field("file").storage.delete(name)


@job("empty-trash", every=dt.timedelta(days=1))
def empty_trash() -> str:
    """Delete for good what has been in the trash for 30 days."""
    done = 0
    for entry in Trashed.objects.outdated().defer("content"):
        purge(entry)
        done += 1
    return f"{done} entries deleted"
