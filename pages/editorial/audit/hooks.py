"""The audit log in the menu of reports, for those who may read it."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import AuditReport


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("base.view_auditentry"))


@hooks.register("register_reports_menu_item")
def audit_item() -> MenuItem:
    return AuditMenuItem(_("Audit log"), reverse("audit_log"), icon_name="history", order=1200)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    results = AuditReport.as_view(results_only=True)
    return [
        path("reports/audit/", AuditReport.as_view(), name="audit_log"),
        path("reports/audit/results/", results, name="audit_log_results"),
    ]
