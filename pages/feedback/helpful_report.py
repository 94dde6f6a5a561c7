"""The report in the admin on “Was this page helpful?”, by page and with the comments."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Count, F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from pages.base.public_forms import full_address

from .models import Vote


class PeriodFilter(WagtailFilterSet):
    """From a day to a day."""

    on = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Period"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Vote
        fields = ["on"]


class CommentFilter(PeriodFilter):
    """Of one page, and only those with a comment."""

    page = django_filters.CharFilter(label=gettext_lazy("Page"))
    spoken = django_filters.BooleanFilter(
        label=gettext_lazy("With a remark"), field_name="comment", method="with_comment"
    )

    class Meta:
        model = Vote
        fields = ["on", "page", "spoken", "helpful"]

    def with_comment(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        return rows.exclude(comment="") if value else rows.filter(comment="")


class VoteReport(ReportView):
    """What both reports share."""

    model = Vote
    any_permission_required = ["view"]
    header_icon = "help"

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Vote)


class HelpfulReport(VoteReport):
    """Each page with its answers; those that helped the least first."""

    page_title = gettext_lazy("Was this page helpful?")
    index_url_name = "helpful_report"
    index_results_url_name = "helpful_report_results"
    filterset_class = PeriodFilter
    default_ordering = ("share", "-answers", "page")
    list_export = ["page", "answers", "yes", "no", "share", "comments"]
    export_filename = "helpful"

    @cached_property
    def export_headings(self) -> dict[str, str]:
        return {
            "page": _("Page"),
            "answers": _("Answers"),
            "yes": _("Yes"),
            "no": _("No"),
            "share": _("Share of yes in percent"),
            "comments": _("Remarks"),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("page", label=_("Page"), accessor=_page_link, sort_key="page"),
            Column("answers", label=_("Answers"), sort_key="answers"),
            Column("yes", label=_("Yes"), sort_key="yes"),
            Column("no", label=_("No"), sort_key="no"),
            Column("share", label=_("Share of yes"), accessor=_percent, sort_key="share"),
            Column("comments", label=_("Remarks"), accessor=_comments_link, sort_key="comments"),
        ]

    def get_queryset(self) -> Any:
        return self.order_queryset(by_page(self.filter_queryset(Vote.objects.order_by())))

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()  # the period counts before pages are added up


class CommentReport(VoteReport):
    """The single answers, the newest first."""

    page_title = gettext_lazy("Remarks on pages")
    index_url_name = "helpful_comments"
    index_results_url_name = "helpful_comments_results"
    filterset_class = CommentFilter
    default_ordering = ("-on", "-pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            DateColumn("on", label=_("Day"), sort_key="on"),
            Column("page", label=_("Page"), accessor=_page_link, sort_key="page"),
            Column("helpful", label=_("Helpful"), accessor=_yes_or_no),
            Column("comment", label=_("What was missing")),
        ]

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()


def by_page(votes: QuerySet[Any]) -> QuerySet[Any, dict[str, Any]]:
    """One row per page: answers, yes, no, share of yes in percent, comments."""
    rows = votes.values("page").annotate(
        answers=Count("pk"),
        yes=Count("pk", filter=Q(helpful=True)),
        no=Count("pk", filter=Q(helpful=False)),
        comments=Count("pk", filter=~Q(comment="")),
    )
    share = Cast(F("yes"), FloatField()) * Value(100.0) / F("answers")
    return rows.annotate(share=share)


def _page_link(row: Any) -> str:
    page = row["page"] if isinstance(row, dict) else row.page
    return format_html('<a href="{}">{}</a>', full_address(page), page)


def _percent(row: dict[str, Any]) -> str:
    return f"{row['share']:.0f} %"


def _comments_link(row: dict[str, Any]) -> Any:
    if not row["comments"]:
        return ""
    query = urlencode({"page": row["page"], "spoken": "true"})
    return format_html(
        '<a href="{}?{}">{}</a>', reverse("helpful_comments"), query, row["comments"]
    )


def _yes_or_no(row: Vote) -> str:
    return _("Yes") if row.helpful else _("No")
