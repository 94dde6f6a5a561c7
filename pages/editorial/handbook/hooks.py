"""Where the handbook is found in the admin."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import reading


def contents(request: HttpRequest) -> TemplateResponse:
    """All pages by subject."""
    return _shown(request, reading.CONTENTS)


def page(request: HttpRequest, name: str) -> TemplateResponse:
    """One page: one task."""
    if name not in reading.names():
        raise Http404
    return _shown(request, name)


def picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of the admin, taken from the demo."""
    files = {file.stem: file for file in reading.PICTURES.glob("*.png")}
    if name not in files:
        raise Http404
    return FileResponse(files[name].open("rb"), content_type="image/png")


def _shown(request: HttpRequest, name: str) -> TemplateResponse:
    context = {"page": reading.page(name), "is_contents": name == reading.CONTENTS}
    return TemplateResponse(request, "pages/editorial/handbook/page.html", context)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("handbook/", contents, name="handbook"),
        path("handbook/pictures/<slug:name>/", picture, name="handbook_picture"),
        path("handbook/<slug:name>/", page, name="handbook_page"),
    ]


@hooks.register("register_help_menu_item")
def handbook_item() -> MenuItem:
    return MenuItem(_("Handbook"), reverse("handbook"), icon_name="help", name="handbook", order=10)


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/handbook.css"))
