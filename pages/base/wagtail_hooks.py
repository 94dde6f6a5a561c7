"""What this room adds to Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from . import media, unsaved
from .combobox.views import options
from .links import PublicPageLinkHandler
from .models import KittDocument
from .viewsets import PeopleGroup, WebsiteGroup

register_snippet(PeopleGroup)
register_snippet(WebsiteGroup)


@hooks.register("register_rich_text_features", order=100)
def use_public_links(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)


@hooks.register("register_admin_urls")
def find_by_typing() -> list[URLPattern]:
    return [path("choose-rows/", options, name="choose_rows")]


@hooks.register("insert_global_admin_css")
def style_what_is_added_to_forms() -> str:
    sheets = [(static(f"base/{name}.css"),) for name in ("counter", "fields", "unsaved")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_global_admin_js")
def bring_fields_to_life() -> str:
    names = ("picked", "combobox", "week", "matters", "led")
    files = ((static(f"base/{name}.js"),) for name in names)
    return format_html_join("", '<script src="{}"></script>', files)


@hooks.register("insert_global_admin_css")
def style_lists() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("base/lists.css"))


@hooks.register("insert_global_admin_js")
def count_characters() -> str:
    """The counter of short fields, with its sentences."""
    return format_html(
        '<script src="{}" data-left="{}" data-over="{}"></script>',
        static("base/counter.js"),
        _("%d characters left"),
        _("%d characters too many"),
    )


@hooks.register("insert_global_admin_js")
def mend_what_is_pasted() -> str:
    return format_html('<script src="{}"></script>', static("base/paste.js"))


@hooks.register("register_admin_urls")
def unsaved_urls() -> list[URLPattern]:
    return [path("unsaved/", unsaved.person, name="unsaved_person")]


@hooks.register("insert_global_admin_js")
def keep_what_is_not_saved() -> str:
    scripts = [(static(f"base/{name}.js"),) for name in ("unsaved_store", "unsaved")]
    tags = format_html_join("", '<script src="{}"></script>', scripts)
    return unsaved.script_with_words(reverse("unsaved_person")) + tags


@hooks.register("before_serve_document")
def guard_document(document: KittDocument, request: HttpRequest) -> HttpResponse | None:
    return media.guard_document(document, request)
