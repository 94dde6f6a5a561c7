"""The audit log in the admin: searched, filtered, exported, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from pages.base import audit
from pages.base.models import AuditEntry

LONG = 200
"""Details are cut after so many characters in the list; the export has them all."""


def _kinds() -> list[tuple[str, str]]:
    return sorted(((code, str(name)) for code, name in audit.kinds.items()), key=lambda one: one[1])


class AuditFilters(WagtailFilterSet):
    """By time, kind, person and object."""

    at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Period"), widget=DateRangePickerWidget
    )
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("What happened"), choices=_kinds, widget=forms.CheckboxSelectMultiple
    )
    who = django_filters.CharFilter(label=gettext_lazy("Person"), lookup_expr="icontains")
    subject = django_filters.CharFilter(label=gettext_lazy("Of what"), method="about")

    class Meta:
        model = AuditEntry
        fields = ["at", "kind", "who", "subject"]

    def about(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By title, or by the number of a page or record."""
        return rows.filter(Q(subject__icontains=value) | Q(object_id=value))


class AuditReport(ReportView):
    """All entries, the newest first."""

    model = AuditEntry
    permission_policy = ModelPermissionPolicy(AuditEntry)
    any_permission_required = ["view"]
    page_title = gettext_lazy("Audit log")
    header_icon = "history"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    filterset_class = AuditFilters
    default_ordering = ("-at", "-pk")
    is_searchable = True
    search_fields = ["who", "subject", "address"]
    export_filename = "audit"
    list_export = ["at", "kind", "who", "address", "subject", "object_id", "details"]

    @cached_property
    def export_headings(self) -> dict[str, str]:
        return {
            "at": _("When"),
            "kind": _("What happened"),
            "who": _("Person"),
            "address": _("Network address"),
            "subject": _("Of what"),
            "object_id": _("Number"),
            "details": _("Details"),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            DateColumn("at", label=_("When"), sort_key="at"),
            Column("kind", label=_("What happened"), accessor=name_of, sort_key="kind"),
            Column("who", label=_("Person"), accessor=lambda row: row.who or "–", sort_key="who"),
            Column("subject", label=_("Of what"), sort_key="subject"),
            Column("details", label=_("Details"), accessor=in_short),
            Column("address", label=_("Network address")),
        ]

    custom_field_preprocess = {
        name: dict.fromkeys(("csv", "xlsx"), change)
        for name, change in {
            "kind": lambda code: name_of_code(code),
            "who": lambda text: harmless(text),
            "subject": lambda text: harmless(text),
            "details": lambda details: harmless(in_words(details)),
        }.items()
    }

    def get_queryset(self) -> Any:
        rows = AuditEntry.objects.all()
        return self.search_queryset(self.order_queryset(self.filter_queryset(rows)))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        for word in self.search_query.split():
            found = Q(who__icontains=word) | Q(subject__icontains=word) | Q(address=word)
            queryset = queryset.filter(found)
        return queryset

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()


def name_of_code(code: str) -> str:
    """The name of a kind for people."""
    return str(audit.kinds.get(code, code))


def name_of(row: AuditEntry) -> str:
    return name_of_code(row.kind)


def in_words(details: dict[str, Any]) -> str:
    """“recipient: Ida; link: 3”. Values of other types than text stand as JSON."""
    labels = {
        "added": _("added"),
        "removed": _("removed"),
        "changes": _("changes"),
        "change": _("change"),
        "recipient": _("for"),
        "link": _("link no."),
        "reason": _("reason"),
        "path": _("address"),
    }
    parts = []
    for name, value in details.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            text = ", ".join(value)
        parts.append(f"{labels.get(name, name)}: {text}")
    return "; ".join(parts)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def in_short(row: AuditEntry) -> str:
    text = in_words(row.details)
    return text if len(text) <= LONG else f"{text[:LONG]} …"
