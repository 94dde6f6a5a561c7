"""What this part adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import better, checker, keeping, kinds, panel, views  # noqa: F401  # rules and panel register
from .report import CareReport


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("care/<int:content_type>/<int:key>/", views.check, name="care_check"),
        path("care/new/<int:content_type>/<int:parent>/", views.check_new, name="care_check_new"),
        path("reports/care/", CareReport.as_view(), name="care_report"),
        path(
            "reports/care/results/",
            CareReport.as_view(results_only=True),
            name="care_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def care_item() -> MenuItem:
    return MenuItem(
        _("Hints on texts"), reverse("care_report"), icon_name="clipboard-list", order=500
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def look_through_at_once(request: HttpRequest, row: Any) -> None:
    """The report knows what has just been saved."""
    if kinds.is_looked_at(row):
        keeping.keep([row])


@hooks.register("construct_wagtail_userbar")
def use_our_checker(request: HttpRequest, items: list[Any], page: Any) -> None:
    checker.replace(items)
