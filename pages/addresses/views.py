"""Files that every website has at a fixed place: robots.txt, favicon.ico."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from pages.base.head import absolute
from pages.base.moved import moved_to

_HOUR = 3600
_NOT_FOR_ROBOTS = ("/admin/", "/healthz")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Which parts are not for search engines (previews lie below /admin/), and the sitemaps."""
    lines = ["User-agent: *"]
    if settings.TEST_SYSTEM:
        lines.append("Disallow: /")
    else:
        lines += [f"Disallow: {path}" for path in _NOT_FOR_ROBOTS]
        sitemaps = (reverse(name) for name in ("sitemap", "sitemap-news"))
        lines += ["", *(f"Sitemap: {absolute(url)}" for url in sitemaps)]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    return response


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """Browsers and phones ask for some icons at the root, whatever a page names."""
    response = moved_to(static(f"icons/{name}"), permanent=False)
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    return response
