"""Reports of barriers in the admin: a list with deadlines, and a form to note the answer."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from pages.base.wording import full_date

from .models import BarrierReport, Vote


class OnlyVisitorsAdd(ModelPermissionPolicy):
    """What visitors send is read, answered and deleted; nobody writes it for them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


for _model in (BarrierReport, Vote):
    register_permission_policy(_model, OnlyVisitorsAdd(_model))


class ReportFilters(WagtailFilterSet):
    """Open, overdue or answered."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        method="in_state",
        choices=[
            ("open", gettext_lazy("open")),
            ("overdue", gettext_lazy("overdue")),
            ("answered", gettext_lazy("answered")),
        ],
    )

    class Meta:
        model = BarrierReport
        fields: list[str] = []

    def in_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "answered":
            return rows.filter(answered_at__isnull=False)
        rows = rows.filter(answered_at__isnull=True)
        return rows.filter(due_on__lt=timezone.localdate()) if value == "overdue" else rows


def deadline(report: BarrierReport) -> SafeString | str:
    """Until when the answer is due and how many days are left; red when the day is over."""
    if report.answered_at:
        day = full_date(report.answered_at)
        return _("answered on %(date)s") % {"date": day}
    day, left = full_date(report.due_on), report.days_left
    if left < 0:
        late = ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}
        return format_html('<strong class="w-text-critical-200">{} ({})</strong>', day, late)
    rest = ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
    return f"{day} ({rest})"


def excerpt(report: BarrierReport, length: int = 90) -> str:
    """The first words of what was reported."""
    text = " ".join(report.problem.split())
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


def where(report: BarrierReport) -> str:
    """The address of the page as a link."""
    if not report.page:
        return ""
    return format_html('<a href="{}">{}</a>', report.page_url, report.page)


class BarrierReportIndex(generic.IndexView):
    """Open reports first, those whose answer is due soonest on top."""

    def order_queryset(self, queryset: QuerySet[BarrierReport]) -> QuerySet[BarrierReport]:
        if "ordering" in self.request.GET:
            ordered: QuerySet[BarrierReport] = super().order_queryset(queryset)
            return ordered
        # Databases do not agree on where empty values stand.
        return queryset.order_by(F("answered_at").asc(nulls_first=True), "due_on", "pk")


class BarrierReportViewSet(ModelViewSet):
    """Reports of barriers: what is wrong, until when an answer is due, and the answer."""

    model = BarrierReport
    index_view_class = BarrierReportIndex
    name = "barrier_reports"
    url_prefix = "barrier-reports"
    menu_name = "barrier-reports"
    menu_label = gettext_lazy("Barriers")
    menu_order = 260
    icon = "warning"
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    search_fields = ["number", "page", "problem"]
    filterset_class = ReportFilters

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            "number",
            Column("problem", label=_("What does not work"), accessor=excerpt),
            Column("page", label=_("Page"), accessor=where),
            DateColumn("reported_at", label=_("Reported at"), sort_key="reported_at"),
            Column("due_on", label=_("Answer due on"), accessor=deadline, sort_key="due_on"),
        ]

    panels = [
        HelpPanel(template="pages/feedback/admin/report.html", heading=gettext_lazy("Report")),
        MultiFieldPanel(
            [
                HelpPanel(
                    gettext_lazy(
                        "Answer from your own mailbox if there is an e-mail address. "
                        "Then note here what you answered."
                    )
                ),
                FieldPanel("answered"),
                FieldPanel("answer_note"),
            ],
            gettext_lazy("Answer"),
        ),
    ]
