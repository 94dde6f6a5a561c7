"""The addresses of the desk, which takes the place of Wagtail's first page."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern
from django.urls import path as plain_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from . import system, views


def path(route: str, view: Any, name: str) -> URLPattern:
    return plain_path(route, never_cache(require_admin_access(view)), name=name)


urlpatterns = [
    path("", views.home, "wagtailadmin_home"),
    path("tasks/<slug:key>/", views.whole_list, "desk_task"),
    path("system/", system.state, "system_state"),
]
