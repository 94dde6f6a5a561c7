"""What follows from a step of approval: mails and entries in the audit log.

Wagtail's own mails are switched off by taking their places among the receivers: they would go out
in the request, to more people, and a second time.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from pages.base import audit
from pages.base.differences import labels, since_approval

from . import mails
from .people import approvers

SUBMITTED = audit.kind("submitted", _("Submitted for approval"))
RETURNED = audit.kind("returned", _("Returned with a reason"))
APPROVED = audit.kind("approved", _("Approved"))


def connect() -> None:
    """Called once when the room is ready, before Wagtail's admin is: the first of a name stays."""
    places = (
        (task_submitted, _submitted, TaskState, "group_approval_task_submitted"),
        (workflow_submitted, _started, WorkflowState, "workflow_state_submitted"),
        (workflow_rejected, _returned, WorkflowState, "workflow_state_rejected"),
        (workflow_approved, _approved, WorkflowState, "workflow_state_approved"),
    )
    for signal, receiver, sender, name in places:
        signal.connect(receiver, sender=sender, dispatch_uid=f"{name}_email_notification")


def _submitted(instance: TaskState, user: Any = None, **_kwargs: Any) -> None:
    """Also when what was returned is submitted again."""
    obj = content_of(instance.workflow_state)
    task = instance.task.specific
    mails.submitted(obj, user, approvers(obj, task))
    audit.note(SUBMITTED, user=user, of=obj, fields=labels(since_approval(obj)))


def _started(**_kwargs: Any) -> None:
    """The step that starts with the workflow tells of it already."""


def _returned(instance: WorkflowState, user: Any = None, **_kwargs: Any) -> None:
    obj = content_of(instance)
    reason = instance.current_task_state.comment if instance.current_task_state else ""
    mails.returned(obj, user, instance.requested_by, reason)
    audit.note(RETURNED, user=user, of=obj, reason=reason)


def _approved(instance: WorkflowState, user: Any = None, **_kwargs: Any) -> None:
    obj = content_of(instance)
    mails.approved(obj, user, instance.requested_by)
    audit.note(APPROVED, user=user, of=obj, revision=obj.latest_revision_id)


def content_of(state: WorkflowState) -> Any:
    """The page or record of a workflow, of its own type and as it is stored now."""
    obj = state.content_type.model_class()._base_manager.get(pk=state.object_id)
    return getattr(obj, "specific", obj)
