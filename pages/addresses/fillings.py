"""What this room adds to the foot of every page: the way to the site map."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pages.base.slots import fill


@fill("footer-legal", "pages/addresses/site_map_link.html", order=10)
def site_map_link(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {"site_map_url": reverse("site-map")}
