"""What this room adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks

from . import confirmation, page_lists, translate_buttons
from .audit import hooks as audit
from .bulk import steps as bulk
from .care import hooks as care
from .copying import hooks as copying
from .desk import hooks as desk
from .handbook import hooks as handbook
from .link_check import hooks as link_check
from .links import hooks as links
from .notes import views as notes
from .ownership import hooks as ownership
from .people import hooks as people
from .publishing import hooks as publishing
from .sign_in import hooks as sign_in
from .trash import hooks as trash
from .workflow import hooks as workflow
from .workflow import translations

__all__ = [
    "audit",
    "bulk",
    "care",
    "copying",
    "desk",
    "handbook",
    "link_check",
    "links",
    "notes",
    "ownership",
    "people",
    "publishing",
    "sign_in",
    "translate_buttons",
    "translations",
    "trash",
    "workflow",
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("confirm/<int:content_type>/<int:key>/", confirmation.confirm, name="confirm"),
    ]


@hooks.register("register_admin_viewset")
def lists_of_pages() -> list[Any]:
    return [page_lists.Releases(), page_lists.Centres(), page_lists.Cities()]


@hooks.register("register_page_action_menu_item")
def confirm_page() -> Any:
    return confirmation.ConfirmPage(order=60)


@hooks.register("register_snippet_action_menu_item")
def confirm_record(model: type[Any]) -> Any:
    return confirmation.ConfirmRecord(order=60)
