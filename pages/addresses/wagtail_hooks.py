"""What this room adds to Wagtail's admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from .models import UnknownAddress
from .redirect_views import CreateRedirect, EditRedirect, import_list
from .report import UnknownAddressReport

_BEFORE_WAGTAIL = -10


@hooks.register("register_admin_urls", order=_BEFORE_WAGTAIL)
def addresses() -> list[URLPattern]:
    """The report; and instead of Wagtail's own: stricter forms, an import of all or nothing."""
    import_url = RedirectView.as_view(pattern_name="wagtailredirects:start_import")
    return [
        path("redirects/add/", CreateRedirect.as_view()),
        path("redirects/<int:redirect_id>/", EditRedirect.as_view()),
        path("redirects/import/", import_list),
        path("redirects/import/process/", import_url),
        path("reports/not-found/", UnknownAddressReport.as_view(), name="unknown_addresses"),
        path(
            "reports/not-found/results/",
            UnknownAddressReport.as_view(results_only=True),
            name="unknown_addresses_results",
        ),
    ]


class UnknownAddressMenuItem(MenuItem):
    """In the menu of reports, for those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(UnknownAddress)
        return bool(policy.user_has_any_permission(request.user, ["view"]))


@hooks.register("register_reports_menu_item")
def not_found_item() -> MenuItem:
    return UnknownAddressMenuItem(
        _("Addresses not found"), reverse("unknown_addresses"), icon_name="warning", order=1010
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="addresses", codename="view_unknownaddress"
    )
