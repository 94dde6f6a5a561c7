"""The report on links: those of the own pages, with filters."""

from __future__ import annotations

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from pages.base.desk import Viewer
from pages.base.ownership import is_in_groups

from ..desk.scope import edit_url
from ..models import CheckedLink, LinkPlace
from .tasks import places
from .telling import shown

_WHERE = [("own", gettext_lazy("this website")), ("other", gettext_lazy("other websites"))]


class LinkFilters(WagtailFilterSet):
    """By state, and by where the link leads. Without a choice: the broken ones."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        field_name="link__state",
        choices=CheckedLink.State.choices,
        empty_label=gettext_lazy("all"),
    )
    where = django_filters.ChoiceFilter(
        label=gettext_lazy("Leads to"), method="by_target", choices=_WHERE
    )

    class Meta:
        model = LinkPlace
        fields: list[str] = []

    def by_target(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(link__is_internal=value == "own")


class LinkReport(ReportView):
    """Links and where they stand, those that broke last first."""

    model = LinkPlace
    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    filterset_class = LinkFilters
    default_ordering = ("-link__broken_since", "pk")
    is_searchable = True
    search_fields = ["title", "link__url"]
    list_export: list[str] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("title", label=_("Page"), accessor=_page, sort_key="title"),
            Column("link", label=_("Link"), accessor=_link),
            Column("state", label=_("State"), accessor=_state, sort_key="link__state"),
            DateColumn(
                "since",
                label=_("Broken since"),
                accessor="link.broken_since",
                sort_key="link__broken_since",
            ),
        ]

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Broken ones first; whoever chooses “all” sees all."""
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        if "state" not in self.request.GET:
            data = (kwargs.get("data") or self.request.GET).copy()
            data["state"] = CheckedLink.State.BROKEN
            kwargs["data"] = data
        return kwargs

    def get_queryset(self) -> Any:
        rows = self.filter_queryset(places(Viewer(self.request.user)))
        return self.search_queryset(self.order_queryset(rows))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        for word in self.search_query.split():
            queryset = queryset.filter(Q(title__icontains=word) | Q(link__url__icontains=word))
        return queryset

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()


def may_see(user: Any) -> bool:
    """Whoever edits anything."""
    return bool(user.is_superuser or is_in_groups(user))


def _page(row: LinkPlace) -> Any:
    url = edit_url(row.content_type_id, row.object_id)
    return format_html('<a href="{}#:w:contentpath={}">{}</a>', url, row.field, row.title)


def _link(row: LinkPlace) -> Any:
    url = shown(row.link)
    if not url:
        return _("Link to a page of this website")
    return format_html('<a href="{}" rel="noreferrer">{}</a>', url, url)


def _state(row: LinkPlace) -> str:
    state = row.link.get_state_display()
    return f"{state}: {row.link.reason}" if row.link.reason else state
