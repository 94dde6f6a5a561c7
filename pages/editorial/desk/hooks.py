"""What the desk brings to every page of the admin: its menus, its mark, its style."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from . import approvals, drafts, languages, menus, system, upkeep

__all__ = ["approvals", "drafts", "languages", "menus", "system", "upkeep"]


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    sheets = (static(f"editorial/{name}.css") for name in ("brand", "desk"))
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">', *sheets
    )
