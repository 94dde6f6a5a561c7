"""What comes back is a draft: nothing that was in the trash is online or goes online by itself."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import DraftStateMixin, Page, Revision, TaskState, WorkflowState

_OPEN = {"in_progress", "needs_changes"}


def as_drafts(rows: list[dict[str, Any]]) -> None:
    """Take rows offline, and take away their dates and their steps of approval."""
    for row in rows:
        model, fields = apps.get_model(row["model"]), row["fields"]
        if issubclass(model, DraftStateMixin | Page) and "live" in fields:
            _take_offline(fields)
        elif model is Revision:
            fields["approved_go_live_at"] = None
            if _is_ahead(fields["content"].get("go_live_at")):
                fields["content"]["go_live_at"] = None
        elif model is WorkflowState and fields["status"] in _OPEN:
            fields["status"] = WorkflowState.STATUS_CANCELLED
        elif model is TaskState and fields["status"] == TaskState.STATUS_IN_PROGRESS:
            fields["status"] = TaskState.STATUS_CANCELLED
            fields["finished_at"] = timezone.now().isoformat()


def _take_offline(fields: dict[str, Any]) -> None:
    if fields["live"] in (True, "True"):
        fields |= {"live": False, "live_revision_id": None, "has_unpublished_changes": True}
    if "approved_schedule" in fields:
        fields["approved_schedule"] = False
    if _is_ahead(fields.get("go_live_at")):
        fields["go_live_at"] = None


def _is_ahead(moment: str | None) -> bool:
    at = parse_datetime(moment) if moment else None
    return at is not None and at > timezone.now()
