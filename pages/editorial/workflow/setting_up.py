"""The workflow “Freigabe” as the table of roles wants it: one step, for all pages and records."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowMixin,
    WorkflowPage,
    WorkflowTask,
)

from ..models import ApprovalTask
from ..roles import role

APPROVAL = "Freigabe"
_APPROVERS = ("approver", "press_officer")
_OF_THE_FRAMEWORK = "Moderators approval"


def sync_approval() -> list[str]:
    """Make the workflow when it is missing and put it where it belongs; what was done."""
    groups = Group.objects.filter(name__in=[role(code).label for code in _APPROVERS])
    if not groups:
        return []
    report: list[str] = []
    task = _task(list(groups), report)
    workflow, created = Workflow.objects.get_or_create(name=APPROVAL, active=True)
    if created:
        report.append(f"Workflow “{APPROVAL}”: created")
    _give_step(workflow, task, report)
    _assign_pages(workflow, report)
    _assign_records(workflow, report)
    _remove_of_the_framework(report)
    return report


def record_types() -> list[type[Any]]:
    """The kinds of records that can be submitted for approval."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, WorkflowMixin) and not issubclass(model, Page)
    ]


def _task(groups: list[Group], report: list[str]) -> ApprovalTask:
    task, created = ApprovalTask.objects.get_or_create(name=APPROVAL, active=True)
    if created or set(task.groups.all()) != set(groups):
        task.groups.set(groups)
        names = ", ".join(sorted(group.name for group in groups))
        report.append(f"Step “{APPROVAL}”: approved by {names}")
    return task


def _give_step(workflow: Workflow, task: ApprovalTask, report: list[str]) -> None:
    steps = list(WorkflowTask.objects.filter(workflow=workflow))
    if [step.task_id for step in steps] == [task.pk]:
        return
    WorkflowTask.objects.filter(workflow=workflow).delete()
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    report.append(f"Workflow “{APPROVAL}”: one step, “{task.name}”")


def _assign_pages(workflow: Workflow, report: list[str]) -> None:
    """All pages: the workflow of the root counts wherever no other is set."""
    root = Page.get_first_root_node()
    assigned = WorkflowPage.objects.filter(page=root).first()
    if assigned and assigned.workflow_id == workflow.pk:
        return
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    report.append(f"Workflow “{APPROVAL}”: for all pages")


def _assign_records(workflow: Workflow, report: list[str]) -> None:
    wanted = ContentType.objects.get_for_models(*record_types()).values()
    held = set(
        WorkflowContentType.objects.filter(workflow=workflow).values_list("content_type", flat=True)
    )
    for content_type in wanted:
        if content_type.pk not in held:
            WorkflowContentType.objects.update_or_create(
                content_type=content_type, defaults={"workflow": workflow}
            )
            report.append(f"Workflow “{APPROVAL}”: for {content_type.app_labeled_name}")


def _remove_of_the_framework(report: list[str]) -> None:
    """What Wagtail brings, if nobody has used it."""
    unused = Workflow.objects.filter(name=_OF_THE_FRAMEWORK, workflow_states__isnull=True)
    if unused.exists():
        unused.delete()
        report.append(f"Workflow “{_OF_THE_FRAMEWORK}”: removed")
    for task in GroupApprovalTask.objects.filter(workflow_tasks__isnull=True):
        if not task.task_states.exists():
            task.delete()
