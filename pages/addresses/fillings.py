"""What this room adds to the foot of every page: the ways to the site map and to the feeds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pages.base.slots import fill


@fill("footer-legal", "pages/addresses/site_map_link.html", order=10)
def site_map_link(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {"site_map_url": reverse("site-map")}


@fill("footer-legal", "pages/base/subscriptions_link.html", order=20)
def subscriptions_link(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {"subscriptions_url": reverse("subscriptions")}
