"""What this room adds to Wagtail's admin."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from pages.base.desk import Row, Task, Viewer, task
from pages.base.wording import full_date

from .helpful_report import CommentReport, HelpfulReport
from .models import BarrierReport, Vote
from .viewsets import BarrierReportViewSet


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


@task
class OpenReports(Task):
    """The open reports of barriers whose answer is due soonest."""

    key = "barriers"
    heading = _("Barriers that wait for an answer")
    order = 120

    def concerns(self, viewer: Viewer) -> bool:
        policy = policy_registry.get_by_type(BarrierReport)
        return bool(policy.user_has_permission(viewer.user, "change"))

    def items(self, viewer: Viewer) -> QuerySet[BarrierReport]:
        return BarrierReport.objects.open().order_by("due_on", "pk")

    def rows(self, viewer: Viewer, items: list[BarrierReport]) -> list[Row]:
        return [self._row(viewer, one) for one in items]

    def _row(self, viewer: Viewer, one: BarrierReport) -> Row:
        overdue = one.due_on < viewer.today
        words = (
            gettext("answer overdue since %(date)s") if overdue else gettext("answer by %(date)s")
        )
        return Row(
            title=f"{one.number}: {one.page}" if one.page else one.number,
            state=words % {"date": full_date(one.due_on)},
            url=reverse("barrier_reports:edit", args=[one.pk]),
            action=gettext("Answer it"),
            urgent=overdue,
        )

    def list_url(self, viewer: Viewer) -> str:
        return f"{reverse('barrier_reports:index')}?state=open"
