"""Mixins that write the change row of what they belong to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.db.models.signals import class_prepared
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from .. import changes, rules
from ..planned import PlannedLock
from .change import Change

LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
# Saving these only keeps Wagtail's books: nothing changes for the public.
_BOOKS = {
    COMMENTS_RELATION_NAME,
    "latest_revision",
    "has_unpublished_changes",
    "draft_title",
    "latest_revision_created_at",
    "locked",
    "locked_by",
    "locked_at",
    "expired",
    "search_index",
}


class Tracked(models.Model):
    """A record without drafts: every save is a change."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with changes.recording(self, Change.Kind.CHANGED):
            super().save(*args, **kwargs)


class TrackedDraft(models.Model):
    """A page or record with drafts: what changes for the public is recorded, nothing else.

    What is incomplete does not go live, whatever way it takes. `kept_fields` belong to the object
    and not to its drafts: publishing an older draft does not bring their old values back.
    `drafts_recorded`: changes that only editors see are written down too (`Change.every`).
    """

    live: Any
    live_revision: Any
    approved_schedule: bool
    kept_fields: tuple[str, ...] = ()
    drafts_recorded = False

    class Meta:
        abstract = True

    def with_content_json(self, content: dict[str, Any]) -> Any:
        obj = super().with_content_json(content)  # type: ignore[misc]
        for name in self.kept_fields:
            setattr(obj, name, getattr(self, name))
        obj.live_revision = self.live_revision  # a draft may be older than what is online
        return obj

    def get_lock(self) -> Any:
        # Before other locks, as in Wagtail; of records Wagtail would not even ask.
        return PlannedLock(self) if self.approved_schedule else super().get_lock()  # type: ignore[misc]

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        rules.require_complete(revision.as_object())
        with self.publishing():
            super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    @contextmanager
    def publishing(self) -> Iterator[None]:
        """Record the publishing of the newest or another revision within the block.

        Wagtail's form of pages publishes without asking `publish`, after its own check of the form.
        """
        rows: Any = type(self)._base_manager.filter(pk=self.pk)
        with changes.recording(self, Change.Kind.PUBLISHED) as outcome:
            self._keep_online_version()
            before = rows.values_list("live_revision", "last_published_at").first()
            yield
            # Wagtail publishes another instance of the row, and calls a schedule publishing too.
            after = rows.values_list("live_revision", "last_published_at").first()
            outcome["skip"] = after == before
            if after != before:
                self.was_published()

    def was_published(self) -> None:
        """What a model does with the row that has just gone live, in the same transaction."""

    def _keep_online_version(self) -> None:
        """Make a revision of a row that is online without one, as importers leave it.

        When an update is scheduled, Wagtail would take such a row offline.
        """
        rows: Any = type(self)._base_manager
        row = rows.filter(pk=self.pk, live=True, live_revision=None).first()
        if row is None:
            return
        kept = Revision.objects.create(
            content_object=row,
            base_content_type=row.get_base_content_type(),
            created_at=row.last_published_at or row.first_published_at or LONG_AGO,
            object_str=str(row),
            content=row.serializable_data(),
        )
        rows.filter(pk=self.pk).update(live_revision=kept)
        self.live_revision = kept

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        with changes.recording(self, Change.Kind.UNPUBLISHED) as outcome:
            outcome["skip"] = not self.live
            super().unpublish(*args, **kwargs)  # type: ignore[misc]

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if self.live and not changes.is_recording(self) and self._goes_live(fields):
            rules.require_complete(self)
        # Wagtail's admin takes things offline by saving them, not by their method.
        leaves = not self.live and self._changes_live(fields, live=True)
        kind = Change.Kind.UNPUBLISHED if leaves else Change.Kind.CHANGED
        with changes.recording(self, kind) as outcome:
            super().save(*args, **kwargs)
            if leaves:
                changes.went_offline.send(sender=type(self), instance=self)
            seen = self.live or leaves
            outcome["skip"] = not seen or (fields is not None and set(fields) <= _BOOKS)

    def _goes_live(self, fields: Any) -> bool:
        """Whether saving by itself makes public what the stored row does not show yet."""
        return self._state.adding or self._changes_live(fields, live=False)

    def _changes_live(self, fields: Any, *, live: bool) -> bool:
        """Whether the stored row is `live`, and saving the fields may change that."""
        if self._state.adding or (fields is not None and "live" not in fields):
            return False
        rows: Any = type(self)._base_manager
        return bool(rows.filter(pk=self.pk, live=live).exists())


class TrackedPage(TrackedDraft):
    """Pages can move as well."""

    url_path: Any

    class Meta:
        abstract = True

    def move(self, target: Page, pos: str | None = None, user: Any = None) -> None:
        before = {"url_path": self.url_path}
        with changes.recording(self, Change.Kind.MOVED, before):
            super().move(target, pos=pos, user=user)  # type: ignore[misc]


def _track_deletion(sender: type[models.Model], **_kwargs: Any) -> None:
    if issubclass(sender, Tracked | TrackedDraft) and not sender._meta.abstract:
        changes.track_deletion(sender)


class_prepared.connect(_track_deletion, dispatch_uid="track-deletion")
