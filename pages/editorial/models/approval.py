"""Approval: the step between submitting and going live, and what went live around it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from pages.base import approval, rules

APPROVE, RETURN = "approve", "reject"


class ReasonForm(TaskStateCommentForm):
    """What has to change before the content can go live."""

    comment = forms.CharField(
        label=_("What should be changed?"), widget=forms.Textarea({"rows": 4})
    )


class ApprovalTask(AbstractGroupApprovalTask):
    """Somebody of the groups approves, or returns with a reason; never the last editor."""

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """What waits is the newest version. Submitted again, Wagtail would name the one before."""
        workflow_state.refresh_from_db()
        return super().start(workflow_state, user=user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        from ..workflow.people import has_the_say, may_approve

        if not has_the_say(user, obj, self):
            return []
        actions = [(RETURN, gettext("Return with a reason"), True)]
        waits = rules.waits_for(obj.get_latest_revision_as_object())
        if may_approve(user, obj, self) and not waits:
            actions.append((APPROVE, gettext("Approve"), False))
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        form: type[forms.Form] = super().get_form_for_action(action)
        return ReasonForm if action == RETURN else form

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Refused as well when somebody sends the action without having been offered it."""
        obj = task_state.workflow_state.content_object
        allowed = {name for name, _label, _form in self.get_actions(_specific(obj), user)}
        without_reason = action_name == RETURN and not kwargs.get("comment", "").strip()
        if action_name not in allowed or without_reason:
            raise PermissionDenied
        with approval.given():
            super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return gettext("Members of the groups approve, except the last editor.")


def _specific(obj: Any) -> Any:
    return getattr(obj, "specific", obj)


class UrgentPublication(models.Model):
    """Content of a district that the lead published without approval; somebody else looks later."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    content = GenericForeignKey("content_type", "object_id")
    title = models.CharField(_("title"), max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+"
    )
    fields = models.JSONField(_("changed fields"), default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    at = models.DateTimeField(_("published on"), auto_now_add=True)
    reason = models.TextField(_("reason"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed on"), null=True)

    class Meta:
        verbose_name = _("urgent publication")
        verbose_name_plural = _("urgent publications")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title
