"""What waits for somebody's approval, and what came back with a reason."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, TaskState, WorkflowMixin, WorkflowState, get_page_models
from wagtail.permissions import policy_registry

from pages.base.desk import Row, Task, Viewer, task
from pages.base.models import Owned, Team
from pages.base.wording import full_date

from ..models import UrgentPublication
from ..publishing.due import draft_models
from .scope import edit_url, leads


def waiting(viewer: Viewer) -> QuerySet[TaskState]:
    """The drafts of others that the person may approve, longest waiting first; asked once."""
    known: QuerySet[TaskState] | None = getattr(viewer, "_waiting", None)
    if known is None:
        known = _waiting(viewer)
        viewer._waiting = known  # type: ignore[attr-defined]
    return known


def _waiting(viewer: Viewer) -> QuerySet[TaskState]:
    rows = TaskState.objects.reviewable_by(viewer.user).filter(
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
    )
    rows = rows.exclude(revision__user=viewer.user)
    if not leads(viewer):
        rows = rows.filter(_publishable_q(viewer)).exclude(_of_districts_q())
    related = ("revision", "workflow_state__requested_by")
    return rows.select_related(*related).order_by("started_at", "pk")


def _publishable_q(viewer: Viewer) -> Q:
    """What a person may let go live who does not lead the communications."""
    found = []
    for model in draft_models():
        if not issubclass(model, WorkflowMixin):
            continue
        policy = policy_registry.get_by_type(model)
        rows = policy.instances_user_has_permission_for(viewer.user, "publish")
        found.append(_named_q(model, rows))
    return reduce(or_, found, Q(pk__in=[]))


def _of_districts_q() -> Q:
    """Content that a county, a city or a partner keeps."""
    found = [
        _named_q(model, model._base_manager.exclude(team=None).exclude(team__kind=Team.Kind.STATE))
        for model in (*draft_models(), *get_page_models())
        if issubclass(model, Owned)
    ]
    return reduce(or_, found, Q(pk__in=[]))


def _named_q(model: Any, rows: QuerySet[Any]) -> Q:
    base = Page if issubclass(model, Page) else model
    kind = ContentType.objects.get_for_model(base).pk
    key = Cast(OuterRef("workflow_state__object_id"), BigIntegerField())
    return Q(workflow_state__base_content_type=kind) & Q(Exists(rows.filter(pk=key)))


@task
class Waiting(Task):
    """For those who approve."""

    key = "waiting"
    heading = gettext_lazy("Waiting for my approval")
    order = 100

    def concerns(self, viewer: Viewer) -> bool:
        return policy_may_publish(viewer)

    def items(self, viewer: Viewer) -> QuerySet[TaskState]:
        return waiting(viewer)

    def rows(self, viewer: Viewer, items: list[TaskState]) -> list[Row]:
        return [self._row(one) for one in items]

    def _row(self, one: TaskState) -> Row:
        state: Any = one.workflow_state
        return Row(
            title=one.revision.object_str,
            state=_("submitted by %(who)s") % {"who": state.requested_by or _("somebody")},
            url=edit_url(state.base_content_type_id, state.object_id),
            action=_("Check it"),
            when=_("since %(date)s") % {"date": full_date(one.started_at)},
        )


def policy_may_publish(viewer: Viewer) -> bool:
    """Whether the person may publish anything that others write."""
    pages = policy_registry.get_by_type(Page)
    may_publish = bool(pages.user_has_permission(viewer.user, "publish"))
    return viewer.reach.everything and may_publish


class _OwnWorkflows(Task):
    """What the person has submitted, in one state of its way."""

    status: str

    def items(self, viewer: Viewer) -> QuerySet[WorkflowState]:
        rows = WorkflowState.objects.filter(requested_by=viewer.user, status=self.status)
        related = ("current_task_state__revision", "current_task_state__finished_by")
        return rows.select_related(*related).order_by("-created_at", "-pk")

    def rows(self, viewer: Viewer, items: list[WorkflowState]) -> list[Row]:
        return [self.row(one, one.current_task_state) for one in items if one.current_task_state]

    def row(self, one: Any, step: Any) -> Row:
        """The submitted draft in words."""
        raise NotImplementedError


@task
class Returned(_OwnWorkflows):
    """What came back, with the reason."""

    key = "returned"
    heading = gettext_lazy("Returned to me")
    order = 110
    status = WorkflowState.STATUS_NEEDS_CHANGES

    def row(self, one: Any, step: Any) -> Row:
        who = step.finished_by or _("somebody")
        return Row(
            title=step.revision.object_str,
            state=_("returned by %(who)s") % {"who": who},
            remark=step.comment,
            url=edit_url(one.base_content_type_id, one.object_id),
            action=_("Revise"),
            when=_("on %(date)s") % {"date": full_date(step.finished_at or one.created_at)},
            urgent=True,
        )


@task
class Submitted(_OwnWorkflows):
    """What others have to look at now."""

    key = "submitted"
    heading = gettext_lazy("Submitted by me")
    order = 320
    status = WorkflowState.STATUS_IN_PROGRESS

    def row(self, one: Any, step: Any) -> Row:
        return Row(
            title=step.revision.object_str,
            state=_("waits for approval"),
            url=edit_url(one.base_content_type_id, one.object_id),
            action=_("Edit"),
            when=_("since %(date)s") % {"date": full_date(step.started_at)},
        )


@task
class UrgentOnes(Task):
    """What another lead has published without approval."""

    key = "urgent"
    heading = gettext_lazy("Published urgently: please review")
    order = 105

    def concerns(self, viewer: Viewer) -> bool:
        return leads(viewer)

    def items(self, viewer: Viewer) -> QuerySet[UrgentPublication]:
        rows = UrgentPublication.objects.filter(reviewed_at=None).exclude(by=viewer.user)
        return rows.select_related("by").order_by("at", "pk")

    def rows(self, viewer: Viewer, items: list[UrgentPublication]) -> list[Row]:
        return [
            Row(
                title=one.title,
                state=_("published by %(who)s") % {"who": one.by or _("somebody")},
                remark=one.reason,
                url=reverse("urgent_publications"),
                action=_("Check it"),
                when=_("on %(date)s") % {"date": full_date(one.at)},
            )
            for one in items
        ]

    def list_url(self, viewer: Viewer) -> str:
        return reverse("urgent_publications")
