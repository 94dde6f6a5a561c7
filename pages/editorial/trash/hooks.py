"""The trash in the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from pages.base.ownership import reach

from . import kinds, purging, rights, views

__all__ = ["purging"]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("trash/", views.overview, name="trash"),
        path("trash/<int:key>/restore/", views.bring_back, name="trash_restore"),
        path("trash/<int:key>/restored/", views.is_back, name="trash_restored"),
        path("trash/<int:key>/purge/", views.purge, name="trash_purge"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    label = _("Brought back from the trash")
    actions.register_action(kinds.RESTORE_ACTION, label, label)


class TrashMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody who may delete something, and so may have done it by mistake."""
        far = reach(request.user)
        return bool(far.everything or far.state or far.teams or rights.may_purge(request.user))


@hooks.register("register_admin_menu_item")
def trash_in_menu() -> MenuItem:
    return TrashMenuItem(_("Trash"), reverse("trash"), name="trash", icon_name="bin", order=900)
