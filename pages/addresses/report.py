"""The report on addresses that visitors did not find."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.redirects.models import Redirect
from wagtail.permissions import policy_registry

from pages.base.head import absolute

from .models import UnknownAddress
from .redirect_views import ASKED


class OwnLinkFilter(WagtailFilterSet):
    """Only those to which a page of this website links."""

    own = django_filters.BooleanFilter(
        label=gettext_lazy("Linked from this website"), method="with_own_link"
    )

    class Meta:
        model = UnknownAddress
        fields = ["own"]

    def with_own_link(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        return rows.exclude(linked_from="") if value else rows.filter(linked_from="")


class UnknownAddressReport(ReportView):
    """The addresses, those asked for most often first."""

    model = UnknownAddress
    page_title = gettext_lazy("Addresses not found")
    header_icon = "warning"
    index_url_name = "unknown_addresses"
    index_results_url_name = "unknown_addresses_results"
    filterset_class = OwnLinkFilter
    default_ordering = ("-count", "-last_at")
    any_permission_required = ["view"]
    is_searchable = True
    search_fields = ["path"]
    list_export = ["path", "count", "first_at", "last_at", "linked_from"]
    export_filename = "not-found"

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(UnknownAddress)

    @cached_property
    def columns(self) -> list[Column]:
        columns = [
            Column("path", label=_("Web address"), sort_key="path"),
            NumberColumn("count", label=_("Asked for"), sort_key="count"),
            DateColumn("last_at", label=_("Last time"), sort_key="last_at"),
            DateColumn("first_at", label=_("First time"), sort_key="first_at"),
            Column("linked_from", label=_("Linked from our page"), accessor=_own_page),
        ]
        if policy_registry.get_by_type(Redirect).user_has_permission(self.request.user, "add"):
            columns.append(Column("redirect", label=_("Mend"), accessor=_redirect_link))
        return columns

    def get_queryset(self) -> Any:
        rows = self.search_queryset(self.filter_queryset(UnknownAddress.objects.order_by()))
        return self.order_queryset(rows)

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()


def _own_page(row: UnknownAddress) -> Any:
    if not row.linked_from:
        return ""
    return format_html('<a href="{}">{}</a>', absolute(row.linked_from), row.linked_from)


def _redirect_link(row: UnknownAddress) -> Any:
    url = f"{reverse('wagtailredirects:add')}?{urlencode({ASKED: row.path})}"
    return format_html(
        '<a class="button button-small button-secondary" href="{}">{}</a>',
        url,
        _("Create redirect"),
    )
