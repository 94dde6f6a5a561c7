"""The web app manifest: name and icons for the home screen of a phone. One per language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from .context import Frame, current_language
from .drawing.mark import APP_ICON_SIZES, ICON_GROUND

_HOUR = 3600


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Name from the site's texts; the browser keeps its address line, as fits a public site."""
    texts, language = Frame(request).texts, current_language()
    start = f"/{language}/"
    content: dict[str, Any] = {
        "id": start,
        "name": texts.operator_name,
        "short_name": texts.operator_name,
        "lang": language,
        "dir": "ltr",
        "start_url": start,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": ICON_GROUND,
        "theme_color": ICON_GROUND,
        "icons": [
            {"src": static("icons/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(_icon("icon", size, "any") for size in APP_ICON_SIZES),
            *(_icon("maskable", size, "maskable") for size in APP_ICON_SIZES),
        ],
    }
    if texts.footer_text:
        content["description"] = " ".join(texts.footer_text.split())
    response = JsonResponse(content, content_type="application/manifest+json")
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    return response


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": static(f"icons/{name}-{size}.png"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
