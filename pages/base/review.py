"""What the form of content says of its approval: to those who approve and to those who wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from . import approval, rules, small_facts
from .differences import Difference, labels, since_approval


@dataclass(frozen=True, slots=True)
class Review:
    """The box above the form: where the draft stands, and what changed since the last approval."""

    title: str
    sentence: str
    differences: list[Difference]
    opened: bool = False
    action: str = ""
    action_url: str = ""


def review(user: Any, obj: Any) -> Review | None:
    """The box; None where there is nothing to say."""
    if not obj.pk or not hasattr(obj, "current_workflow_state"):
        return None
    state = obj.current_workflow_state
    if state is None:
        return _draft(user, obj)
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        task = state.current_task_state
        by = task.finished_by if task else None
        title = _("%(who)s asks for changes") % {"who": by} if by else _("Please change something")
        return Review(title, task.comment if task else "", since_approval(obj))
    return _waiting(user, obj, state)


def _waiting(user: Any, obj: Any, state: WorkflowState) -> Review:
    task = obj.current_workflow_task
    names = [name for name, *_rest in task.get_actions(obj, user)] if task else []
    if "approve" in names:
        sentence = _("Please look at the changes. Then approve them, or return them with a reason.")
    elif names and approval.is_own_work(user, obj):
        sentence = approval.own_work()
    elif names and (waits := rules.waits_for(obj.get_latest_revision_as_object())):
        sentence = waits
    else:
        sentence = _("Nothing more to do: those who approve have been told.")
    by = state.requested_by
    title = _("Submitted for approval by %(who)s") % {"who": by} if by else _("Awaits approval")
    return Review(title, sentence, since_approval(obj), opened=bool(names))


def _draft(user: Any, obj: Any) -> Review | None:
    if not approval.is_of_a_district(obj) or not _has_draft(obj):
        return None
    found = since_approval(obj)
    if obj.live and not found:
        return None
    title = _("Not submitted yet")
    if small_facts.may_go_at_once(obj, found):
        sentence = _("Only small facts have changed (%(fields)s). They need no approval.")
        url = reverse("publish_facts", args=[*small_facts.address_of(obj)])
        text = sentence % {"fields": ", ".join(labels(found))}
        return Review(title, text, found, action=_("Publish now"), action_url=url)
    return Review(title, small_facts.why_it_waits(obj, found), found)


def _has_draft(obj: Any) -> bool:
    return bool(obj.latest_revision_id and (obj.has_unpublished_changes or not obj.live))
