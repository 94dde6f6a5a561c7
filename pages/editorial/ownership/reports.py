"""Reports: of the own content, or for the staff alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_editable_models
from wagtail_localize.views.report import TranslationsReportView

from pages.base.ownership import OwnedPolicy, reach, sees_everything

from .files import staff_only

__all__ = [
    "staff_only",
    "task_results",
    "tasks",
    "translation_results",
    "translations",
    "workflow_results",
    "workflows",
]


def _of_foreign_records(user: Any, prefix: str = "") -> Q:
    """What Wagtail lists since the person may edit records of that kind, though not these."""
    foreign = Q(pk__in=[])
    for model in get_editable_models(user):
        policy = policy_registry.get_by_type(model)
        if not isinstance(policy, OwnedPolicy) or policy.reach(user, ["change"]).everything:
            continue
        own = policy.instances_user_has_permission_for(user, "change")
        keys = own.annotate(text=Cast("pk", CharField())).values("text")
        kind = ContentType.objects.get_for_model(model).pk
        foreign |= Q(**{f"{prefix}content_type_id": kind}) & ~Q(**{f"{prefix}object_id__in": keys})
    return foreign


class _Workflows(WorkflowView):
    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()
        return rows.exclude(_of_foreign_records(self.request.user))


class _Tasks(WorkflowTasksView):
    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()
        return rows.exclude(_of_foreign_records(self.request.user, "workflow_state__"))


class _Translations(TranslationsReportView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not (sees_everything(request.user) or reach(request.user).languages):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset().order_by("-pk")
        if sees_everything(self.request.user):
            return rows
        languages = reach(self.request.user).languages
        return rows.filter(target_locale__language_code__in=languages)


def _instead(view: type[Any], **options: Any) -> Callable[[HttpRequest], HttpResponse]:
    answer: Callable[[HttpRequest], HttpResponse] = require_admin_access(
        never_cache(view.as_view(**options))
    )
    return answer


workflows = _instead(_Workflows)
workflow_results = _instead(_Workflows, results_only=True)
tasks = _instead(_Tasks)
task_results = _instead(_Tasks, results_only=True)
translations = _instead(_Translations)
translation_results = _instead(_Translations, results_only=True)
