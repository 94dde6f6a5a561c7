"""What this room adds to Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from . import media
from .links import PublicPageLinkHandler
from .models import KittDocument
from .viewsets import PeopleGroup, WebsiteGroup

register_snippet(PeopleGroup)
register_snippet(WebsiteGroup)


@hooks.register("register_rich_text_features", order=100)
def use_public_links(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)


@hooks.register("before_serve_document")
def guard_document(document: KittDocument, request: HttpRequest) -> HttpResponse | None:
    return media.guard_document(document, request)
