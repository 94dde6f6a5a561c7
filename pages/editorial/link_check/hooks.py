"""The report on links in the menu of reports."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import tasks  # noqa: F401  # declares what the desk shows
from .report import LinkReport, may_see


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    results = LinkReport.as_view(results_only=True)
    return [
        path("reports/links/", LinkReport.as_view(), name="broken_links"),
        path("reports/links/results/", results, name="broken_links_results"),
    ]


class LinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def links_item() -> MenuItem:
    return LinksMenuItem(
        _("Broken links"), reverse("broken_links"), name="broken-links", icon_name="link", order=100
    )
