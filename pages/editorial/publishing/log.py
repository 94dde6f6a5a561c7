"""Publication in the audit log: told from Wagtail's own log, so that no way past it is missed."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry
from wagtail.models import ModelLogEntry, PageLogEntry

from pages.base import audit

from .planning import MOVED

KINDS = {
    "wagtail.publish": audit.kind("published", _("Put online")),
    "wagtail.publish.scheduled": audit.kind("published-by-date", _("Went online on its date")),
    "wagtail.publish.schedule": audit.kind("scheduled", _("Scheduled")),
    MOVED: audit.kind("schedule-moved", _("Date moved")),
    "wagtail.schedule.cancel": audit.kind("schedule-cancelled", _("Date cancelled")),
    "wagtail.unpublish": audit.kind("unpublished", _("Taken offline")),
    "wagtail.unpublish.scheduled": audit.kind("expired", _("Went offline on its date")),
    "wagtail.delete": audit.kind("deleted", _("Deleted")),
}


def connect() -> None:
    """Called once when the room is ready."""
    for model in (PageLogEntry, ModelLogEntry):
        post_save.connect(_logged, sender=model, dispatch_uid=f"audit-{model.__name__}")


def register(actions: LogActionRegistry) -> None:
    """Wagtail's history of a page names what it does not know itself."""
    actions.register_action(MOVED, _("Move the date"), _("Date moved"))


def _logged(instance: Any, created: bool = False, raw: bool = False, **_kwargs: Any) -> None:
    kind = KINDS.get(instance.action)
    if kind is None or not created or raw:
        return
    details: dict[str, Any] = (
        {"type": str(instance.content_type.name)} if instance.content_type else {}
    )
    moments = (instance.data or {}).get("revision") or instance.data or {}
    for name in ("go_live_at", "from", "to"):
        if isinstance(moments, dict) and moments.get(name):
            details[name] = str(moments[name])
    audit.note(kind, user=instance.user, of=_subject(instance), subject=instance.label, **details)


def _subject(entry: Any) -> Any | None:
    if entry.deleted:
        return None
    if isinstance(entry, PageLogEntry):
        return entry.page
    model: Any = entry.content_type.model_class() if entry.content_type else None
    return model._base_manager.filter(pk=entry.object_id).first() if model else None
