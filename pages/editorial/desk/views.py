"""The first page of the admin, and the whole list of each task."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse

from pages.base.desk import Viewer, show, tasks_of

from . import greeting, profiles

PER_PAGE = 50


def home(request: HttpRequest) -> TemplateResponse:
    """Greeting, the most frequent action, the own profiles, and what waits."""
    viewer = Viewer(request.user)
    shown = [found for one in tasks_of(viewer) if (found := show(one, viewer))]
    context = {
        "greeting": greeting.greeting(viewer),
        "place": greeting.place(viewer),
        "actions": greeting.actions(viewer),
        "profiles": profiles.cards(viewer),
        "tasks": shown,
    }
    return TemplateResponse(request, "pages/editorial/desk/home.html", context)


def whole_list(request: HttpRequest, key: str) -> TemplateResponse:
    """Everything of one task, for those whom it concerns."""
    viewer = Viewer(request.user)
    task: Any = next((one for one in tasks_of(viewer) if one.key == key), None)
    if task is None:
        raise Http404
    paginator = Paginator(task.items(viewer), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "task": task,
        "page": page,
        "count": paginator.count,
        "rows": task.rows(viewer, list(page.object_list)),
    }
    return TemplateResponse(request, "pages/editorial/desk/list.html", context)
