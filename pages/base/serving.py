"""Pages found by their address in two queries, however deep they lie."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from .models import BasePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer for a page. What is not public at this address is left to Wagtail's own way."""
    route = public_route(path)
    if route is not None:
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]
    response: HttpResponse = wagtail_serve(request, path)
    return response


def public_route(path: str) -> RouteResult | None:
    """The reachable page at `path` in the current language; None with several sites."""
    roots = Site.get_site_root_paths()
    language = get_language() or settings.LANGUAGE_CODE
    here = [root.root_path for root in roots if root.language_code == language]
    if len(here) != 1 or len({root.site_id for root in roots}) != 1:
        return None
    found = Page.objects.filter(url_path=f"{here[0]}{path}").first()
    model = found.specific_class if found else None
    if found is None or model is None or not issubclass(model, BasePage):
        return None
    rows = model.objects.filter(pk=found.pk).reachable()
    page = rows.select_related("locale", *model.served_with).first()
    if page is None:
        return None
    page.known_reachable = True
    return RouteResult(page)
