"""What this room adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from .helpful_report import CommentReport, HelpfulReport
from .models import BarrierReport, Vote
from .viewsets import BarrierReportViewSet

SHOWN = 5


@hooks.register("register_admin_viewset")
def barrier_reports() -> BarrierReportViewSet:
    return BarrierReportViewSet()


class HelpfulMenuItem(MenuItem):
    """In the menu of reports, for those who may read the answers."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Vote)
        return bool(policy.user_has_any_permission(request.user, ["view"]))


@hooks.register("register_reports_menu_item")
def helpful_item() -> MenuItem:
    return HelpfulMenuItem(
        _("Was this page helpful?"), reverse("helpful_report"), icon_name="help", order=1000
    )


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    only_results = {"results_only": True}
    return [
        path("reports/helpful/", HelpfulReport.as_view(), name="helpful_report"),
        path(
            "reports/helpful/results/",
            HelpfulReport.as_view(**only_results),
            name="helpful_report_results",
        ),
        path("reports/helpful/remarks/", CommentReport.as_view(), name="helpful_comments"),
        path(
            "reports/helpful/remarks/results/",
            CommentReport.as_view(**only_results),
            name="helpful_comments_results",
        ),
    ]


class OpenReportsPanel(Component):
    """On the first page of the admin: the open reports whose answer is due soonest."""

    name = "open_barrier_reports"
    template_name = "pages/feedback/admin/open_reports.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        policy = policy_registry.get_by_type(BarrierReport)
        if not policy.user_has_permission(parent_context["request"].user, "change"):
            return {}
        rows = BarrierReport.objects.open().order_by("due_on", "pk")
        return {
            "reports": list(rows[:SHOWN]),
            "overdue": rows.filter(due_on__lt=timezone.localdate()).count(),
            "list_url": f"{reverse('barrier_reports:index')}?state=open",
        }


@hooks.register("construct_homepage_panels")
def show_open_reports(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(OpenReportsPanel())
